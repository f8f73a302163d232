import Abstracts
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

  /// All accepted abstracts, and those withdrawn by an erratum whatever was decided since, in the order of their codes.
  static func all(in tx: Transaction) throws -> [BookCandidate] {
    let records = Dictionary(uniqueKeysWithValues: try AbstractReading.records(in: tx).map { ($0.code, $0) })
    let errata = Dictionary(grouping: try BookQueries.errata(in: tx).map(BookErratum.init)) { $0.abstract }
    let numbers = try BookQueries.numbers(in: tx)
    let places = Dictionary(grouping: try PlacementQueries.placements(in: tx)) { $0.code }
    let accepted = try DecidedAbstract.all(in: tx).filter(\.isAccepted).keyed(by: \.code)
    let retracted = errata.filter { $0.value.contains { $0.kind == .withdrawal } }.keys
    return Set(accepted.keys).union(retracted).sorted().compactMap { code in
      guard let record = records[code] else { return nil }
      let abstract = accepted[code]
      let place = places[code]?.first
      return BookCandidate(
        code: code, type: record.content.type, outcome: abstract?.outcome ?? "",
        isPlaceholder: record.content.stage == .placeholder, isAnnounced: abstract?.announced != nil,
        isWithdrawn: record.state == .withdrawn, isGivenUp: abstract?.isInProgramme == false,
        substitute: abstract.map { $0.isSubstituted && $0.isTold ? $0.presenter.onOneLine : "" } ?? "",
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
      number: row.int("number"), abstract: row.text("abstract"),
      kind: Kind(rawValue: row.text("kind")) ?? .correction, notice: row.text("notice"),
      given: Moment(seconds: row.integer("given_at")), actor: row.text("actor"))
  }
}
