import EventData
import Mail

/// A letter that told a place to somebody, or that it is theirs no longer.
struct PlacementLetter {
  /// The mail's code.
  let mail: String
  let isGone: Bool
  let name: String, email: String
  /// True while it can be taken back.
  let isWaiting: Bool
  let notice: PlacementNotice

  /// What each person knows of each place, by abstract: the last letter to each address.
  static func known(in tx: Transaction) throws -> [String: [PlacementLetter]] {
    Dictionary(grouping: try PlacementQueries.letters(in: tx)) { $0.notice.code }.mapValues(last)
  }

  /// What each person knows of the place of one abstract.
  static func known(of code: String, in tx: Transaction) throws -> [PlacementLetter] {
    last(of: try PlacementQueries.letters(code: code, in: tx))
  }

  private static func last(of letters: [PlacementLetter]) -> [PlacementLetter] {
    letters.enumerated().filter { index, letter in
      !letters[(index + 1)...].contains { $0.email.lowercased() == letter.email.lowercased() }
    }.map(\.element)
  }

  /// The places that somebody believes to be theirs, by abstract; the last told for each.
  static func places(in tx: Transaction) throws -> [String: PlacementNotice] {
    try known(in: tx).compactMapValues { $0.last { !$0.isGone }?.notice }
  }

  /// True when letters to an abstract's presenter go where this one went.
  func hasAddress(of abstract: DecidedAbstract) -> Bool { email.lowercased() == abstract.email.lowercased() }

  /// True when the presenter of an abstract is the one who was told.
  func isPresenter(of abstract: DecidedAbstract) -> Bool {
    hasAddress(of: abstract) && presenterKey(name) == presenterKey(abstract.presenter)
  }
}
