import EventData

/// An accepted abstract on its way into the book.
struct BookCandidate {
  let code: String
  let type: String
  let outcome: String
  let isPlaceholder: Bool
  let isWithdrawn: Bool
  let hasDeclined: Bool
  let substitute: String
  let place: BookPlace
  let content: AbstractContent
  let errata: [BookErratum]
  /// The printed number; empty until it is given.
  var number: String

  /// All accepted abstracts in the order of their codes.
  static func all(in transaction: Transaction) throws -> [BookCandidate] {
    let records = Dictionary(uniqueKeysWithValues: try AbstractReading.records(transaction).map { ($0.code, $0) })
    let errata = Dictionary(grouping: try BookQueries.errata(transaction).map(BookErratum.init)) { $0.abstract }
    return try BookQueries.accepted(transaction).compactMap { row in
      let code = row.text("code")
      guard let record = records[code] else { return nil }
      return BookCandidate(
        code: code, type: record.content.type, outcome: row.text("outcome"),
        isPlaceholder: record.content.stage == .placeholder, isWithdrawn: row.text("state") == "withdrawn",
        hasDeclined: ["declined", "lapsed"].contains(row.text("reply")) && row.text("substitute").isEmpty,
        substitute: row.text("substitute").onOneLine,
        place: BookPlace(
          session: row.text("session"), position: Int(row.integer("position")), starts: row.moment("starts"),
          ends: row.moment("ends"), board: row.text("board")),
        content: record.content,
        errata: errata[code] ?? [],
        number: row.text("book_number"))
    }
  }
}

extension BookErratum {
  init(_ row: Row) {
    self.init(
      number: Int(row.integer("number")), abstract: row.text("abstract"),
      kind: Kind(rawValue: row.text("kind")) ?? .correction, notice: row.text("notice"),
      given: Moment(seconds: row.integer("given_at")), actor: row.text("actor"))
  }
}
