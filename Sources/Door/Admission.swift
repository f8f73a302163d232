public import EventData

/// The answer to one scan.
public struct Admission: Sendable, Equatable {
  /// Why somebody is not let in. The raw values are what scripts and the log read.
  public enum Refusal: String, Sendable, CaseIterable {
    /// Not signed by this event's key: copied wrongly, made up, or damaged.
    case forged
    /// Signed, but for another edition.
    case otherEvent = "other-event"
    /// A certificate's code opens no door.
    case notATicket = "not-a-ticket"
    /// A newer badge was made, or the desk withdrew this one.
    case revoked
    /// The registration was cancelled.
    case cancelled
    /// The fee is not paid.
    case unpaid
    /// This delegate was admitted before, today or at all, with a badge or a ticket.
    case alreadyInside = "already-inside"
    /// Not valid on this day.
    case wrongDay = "wrong-day"
    /// The decision could not be written down, so nobody was admitted.
    case notRecorded = "not-recorded"

    /// What the person at the door should read and do.
    public var instruction: String {
      switch self {
      case .forged: "not a code of this congress. Scan again; if it stays, send to the registration desk"
      case .otherEvent: "a code of another congress. Send to the registration desk"
      case .notATicket: "a certificate's code, not a badge. Ask for the badge"
      case .revoked: "an old badge; a newer one was made. Send to the registration desk"
      case .cancelled: "the registration was cancelled. Send to the registration desk"
      case .unpaid: "the fee is not paid. Send to the registration desk"
      case .alreadyInside: "admitted before. Check the name; send to the registration desk if in doubt"
      case .wrongDay: "not valid today. Send to the registration desk"
      case .notRecorded: "the computer could not write this down. Scan again; if it stays, call the desk"
      }
    }
  }

  /// An admission on file.
  public struct Earlier: Sendable, Equatable {
    /// When.
    public let at: Moment
    /// At which door.
    public let door: String
    /// With what, `badge` or `ticket`; empty when that was not kept.
    public let purpose: String
  }

  /// Nil when admitted.
  public let refusal: Refusal?
  /// `R-00012`; nil when the code could not be trusted.
  public let registration: String?
  /// The name to compare with the face; empty when unknown.
  public let name: String
  /// The category's badge label; empty when unknown.
  public let category: String
  /// The admission that stood already: of a delegate refused for it, or of this same scan, which a hand scanner often
  /// sends twice.
  public var earlier: Earlier?

  /// The answer when the decision could not be written down.
  public static let notRecorded = Admission(refusal: .notRecorded, registration: nil, name: "", category: "")

  /// What scripts read beside the outcome: why somebody was refused, or that the admission was known.
  public var reason: String { (refusal ?? (earlier == nil ? nil : .alreadyInside))?.rawValue ?? "" }

  /// `admitted` or `refused`.
  public var outcome: String { refusal == nil ? "admitted" : "refused" }

  /// What scripts read, on one line.
  public var json: JSON {
    .object([
      ("outcome", .text(outcome)), ("reason", .text(reason)),
      ("registration", .optional(registration)),
    ])
  }
}
