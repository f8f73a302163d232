import EventData
import Mail

/// A place together with whom the outbox has told it to, or is about to.
struct ToldPlace {
  let notice: PlacementNotice
  let name: String, email: String

  /// The places that somebody knows of, by code: not those whose letter was taken back, or that were called off since.
  static func all(in tx: Transaction) throws -> [String: ToldPlace] {
    var told: [String: ToldPlace] = [:]
    for notice in try PlacementQueries.notices(tx) where !notice.session.isEmpty {
      if let mail = try Outbox.standing(kind: PlacementNotices.kind, about: notice.code, in: tx) {
        told[notice.code] = ToldPlace(notice: notice, name: mail.recipientName, email: mail.recipient)
      }
    }
    return told
  }

  /// True when letters to an abstract's presenter go where this one went.
  func hasAddress(of abstract: DecidedAbstract) -> Bool { email.lowercased() == abstract.email.lowercased() }

  /// True when the presenter of an abstract is the one who was told.
  func isPresenter(of abstract: DecidedAbstract) -> Bool {
    hasAddress(of: abstract) && presenterKey(name) == presenterKey(abstract.presenter)
  }
}
