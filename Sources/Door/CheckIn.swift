import Badges
public import EventData

/// Answers scans at one door. Every answer is on disk before it is given.
public struct CheckIn: Sendable {
  private let event: EventProfile
  private let categories: [RegistrationCategory]
  private let keys: BadgeKeyRing
  private let door: String
  private let store: Store

  /// A keeper of a named door.
  ///
  /// - Throws: `ExplainedError` when the event has no badge key yet, so that every badge would look forged.
  public init(_ event: EventProfile, categories: [RegistrationCategory], door: String, store: Store) throws {
    (self.event, self.categories, self.door, self.store) = (event, categories, door, store)
    guard let keys = try store.read({ tx in try BadgeKeyRing.isKnown(in: tx) ? BadgeKeyRing.load(in: tx) : nil }) else {
      throw ExplainedError(
        .refused, "This event has no badge key yet, so every badge would be refused",
        remedy: "Make the badges first: onco badge make")
    }
    self.keys = keys
  }

  /// Decides about one scanned text and writes the decision down.
  ///
  /// Two doors that scan the same badge at once admit it once: the database holds one admission a badge and slot.
  public func scan(_ text: String, at now: Moment) throws -> Admission {
    let today = event.doorDay(of: now)
    let slot = event.door.admitsOncePer == .day ? today.description : "event"
    let token = keys.token(in: text)
    return try store.append { tx in
      guard let token else { return try decide(.forged, nil, nil, slot: slot, now, in: tx) }
      guard token.event == UInt16(clamping: event.number) else {
        return try decide(.otherEvent, nil, nil, slot: slot, now, in: tx)
      }
      guard token.purpose != .certificate else {
        return try decide(.notATicket, token.registrationCode, nil, slot: slot, now, in: tx)
      }
      let visitor = try DoorQueries.visitor(token.registrationCode, in: tx)
      let refusal = refusal(of: token, visitor: visitor, on: today)
      return try decide(refusal, token.registrationCode, visitor, slot: slot, now, in: tx)
    }
  }

  private func refusal(
    of token: BadgeToken, visitor: DoorQueries.Visitor?, on today: CalendarDate
  ) -> Admission.Refusal? {
    guard let visitor else { return .forged }
    if visitor.state != "active" { return .cancelled }
    if Int64(token.epoch) < visitor.epoch { return .revoked }
    let lastDay = token.firstDay.adding(days: Int(token.days) - 1)
    let days = categories.category(visitor.category)?.days ?? []
    if today < token.firstDay || today > lastDay || !(days.isEmpty || days.contains(today)) { return .wrongDay }
    if event.door.requiresPayment && visitor.owes { return .unpaid }
    return nil
  }

  private func decide(
    _ refusal: Admission.Refusal?, _ code: String?, _ visitor: DoorQueries.Visitor?, slot: String, _ now: Moment,
    in tx: Transaction
  ) throws -> Admission {
    var refusal = refusal
    if refusal == nil, let code {
      if try !DoorQueries.admit(code, slot: slot, door: door, at: now, in: tx) { refusal = .alreadyInside }
    }
    if let refusal {
      try DoorQueries.refuse(refusal.rawValue, registration: code, slot: slot, door: door, at: now, in: tx)
    }
    return Admission(
      refusal: refusal, registration: code, name: visitor?.name ?? "",
      category: visitor.flatMap { categories.category($0.category)?.badgeLabel } ?? "")
  }
}
