import EventData

/// An accepted abstract on its way into the book.
struct BookCandidate {
  let code: String
  let type: String
  let outcome: String
  let isPlaceholder: Bool
  /// True when its author has been told.
  let isAnnounced: Bool
  let isWithdrawn: Bool
  /// True when its presenter declined or never answered.
  let isGivenUp: Bool
  /// Who presents instead of the presenting author; empty when nobody does.
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
    let numbers = try BookQueries.numbers(transaction)
    let places = Dictionary(grouping: try PlacementQueries.placements(transaction)) { $0.code }
    return try DecidedAbstract.all(in: transaction).filter(\.isAccepted).compactMap { abstract in
      let code = abstract.code
      guard let record = records[code] else { return nil }
      let place = places[code]?.first
      return BookCandidate(
        code: code, type: record.content.type, outcome: abstract.outcome,
        isPlaceholder: record.content.stage == .placeholder, isAnnounced: abstract.announced != nil,
        isWithdrawn: abstract.isWithdrawn, isGivenUp: !abstract.isWithdrawn && !abstract.isInProgramme,
        substitute: abstract.isSubstituted ? abstract.presenter.onOneLine : "",
        place: BookPlace(
          session: place?.session ?? "", position: place?.position ?? 0, starts: place?.starts, ends: place?.ends,
          board: place?.board ?? ""),
        content: record.content, errata: errata[code] ?? [], number: numbers[code] ?? "")
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
