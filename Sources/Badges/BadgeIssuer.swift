public import EventData

/// Makes the signed code of a registration's badge or ticket, under an event's rules.
public struct BadgeIssuer: Sendable {
  private let event: EventProfile
  private let categories: [RegistrationCategory]
  private let key: BadgeSigningKey

  public init(_ event: EventProfile, categories: [RegistrationCategory], key: BadgeSigningKey) {
    (self.event, self.categories, self.key) = (event, categories, key)
  }

  /// The text of the QR code.
  ///
  /// - Parameters:
  ///   - registration: its code, such as `R-00012`.
  ///   - epoch: the registration's present epoch; an older code is refused at the door.
  /// - Throws: `ExplainedError` when the category is not in `registration.yaml` or the code is malformed.
  public func code(
    for registration: String, epoch: Int64, category: String, purpose: BadgeToken.Purpose
  ) throws -> String {
    guard let category = categories.category(category) else {
      throw ExplainedError(
        .definition, "The category '\(category)' of \(registration) is not in registration.yaml",
        remedy: "Put the category back into registration.yaml; codes in use must stay.")
    }
    guard let number = Series.registration.number(of: registration).flatMap(UInt32.init(exactly:)) else {
      throw ExplainedError(.bug, "'\(registration)' is no registration code", remedy: "Report this.")
    }
    let first = category.days.min() ?? event.starts
    let last = category.days.max() ?? event.ends
    return key.sign(
      BadgeToken(
        keyID: key.id, event: UInt16(clamping: event.number), purpose: purpose, registration: number,
        epoch: UInt16(clamping: epoch), firstDay: first, days: UInt8(clamping: last.dayNumber - first.dayNumber + 1),
        category: UInt8(clamping: category.number)))
  }
}
