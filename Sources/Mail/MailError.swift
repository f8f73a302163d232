/// Why a mail could not be composed, addressed or handed over, in the four parts every message of `onco` has.
public struct MailError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What happened, a whole clause: "The mail cannot be composed".
  public let what: String
  /// Where: the header field, the attachment or the code it concerns.
  public let place: String
  /// Why.
  public let reason: String
  /// What to do now.
  public let remedy: String

  /// Makes an error; each part is a clause without a final full stop.
  public init(what: String, place: String, reason: String, remedy: String) {
    self.what = what
    self.place = place
    self.reason = reason
    self.remedy = remedy
  }

  /// The four parts in one line.
  public var description: String { "\(what) (\(place)): \(reason). \(remedy)." }
}
