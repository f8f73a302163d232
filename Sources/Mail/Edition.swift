public import EventData

/// What tells one event's mails and calendar entries from those of the society's other years and events, though all come
/// from one domain: a mail program hides the second mail of a known identity, and a calendar replaces the entry.
public struct Edition: Sendable, Equatable {
  private let place: String

  /// The event's prefix and number, which no other edition has, and the sender's domain. As long as these stay, so do the
  /// identities.
  public init(_ event: EventProfile, from sender: MailboxAddress) {
    place = "\(event.prefix.lowercased())-\(event.number)@\(sender.domain)"
  }

  init(place: String) { self.place = place }

  /// `NAME.onco26-27@congress.example`: a Message-ID or a calendar UID.
  public func identity(_ name: String) -> String { "\(name).\(place)" }
}
