import Abstracts
import EventData

/// An accepted abstract on its way into the book.
struct BookCandidate {
  let record: AbstractRecord
  /// Nil for one that is here only because an erratum withdrew it.
  let decided: DecidedAbstract?
  /// Nil while it has no place.
  let place: Placement?
  let errata: [BookErratum]
  /// The printed number; empty until it is given.
  var number: String

  var code: String { record.code }
  var isRetracted: Bool { errata.contains { $0.kind == .withdrawal } }

  /// All accepted abstracts, and those withdrawn by an erratum whatever was decided since, in the order of their codes.
  static func all(in tx: Transaction) throws -> [BookCandidate] {
    let records = try AbstractReading.records(in: tx).keyed(by: \.code)
    let errata = Dictionary(grouping: try BookQueries.errata(in: tx), by: \.abstract)
    let numbers = try BookQueries.numbers(in: tx)
    let places = try PlacementQueries.placements(in: tx).keyed(by: \.code)
    let accepted = try DecidedAbstract.all(in: tx).filter(\.isAccepted).keyed(by: \.code)
    let all = Set(accepted.keys).union(errata.keys).sorted().compactMap { code in
      records[code].map {
        BookCandidate(
          record: $0, decided: accepted[code], place: places[code], errata: errata[code] ?? [],
          number: numbers[code] ?? "")
      }
    }
    return all.filter { $0.decided != nil || $0.isRetracted }
  }
}
