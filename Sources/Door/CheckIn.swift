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
  /// Two doors that scan the same badge at once admit it once: the database holds one admission a badge and slot. The
  /// same badge or ticket again within seconds at the same door is the same scan: it is admitted, and not written down again.
  public func scan(_ text: String, at now: Moment) throws -> Admission {
    let today = event.doorDay(of: now)
    let slot = event.door.admitsOncePer == .day ? today.description : "event"
    let token = keys.token(in: text)
    return try store.append { tx in
      guard let token else { return try refuse(.forged, slot: slot, now, in: tx) }
      guard token.event == UInt16(clamping: event.number) else {
        return try refuse(.otherEvent, slot: slot, now, in: tx)
      }
      guard token.purpose != .certificate else {
        return try refuse(.notATicket, token.registrationCode, slot: slot, now, in: tx)
      }
      let visitor = try DoorQueries.visitor(token.registrationCode, in: tx)
      if let refusal = refusal(of: token, visitor: visitor, on: today) {
        return try refuse(refusal, token.registrationCode, visitor, slot: slot, now, in: tx)
      }
      return try admit(token, visitor, slot: slot, now, in: tx)
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

  /// So many seconds a scanner that sends a code twice, or a hand that holds the badge too long, may take.
  private static let sameScan: ClosedRange<Int64> = 0...10

  private func admit(
    _ token: BadgeToken, _ visitor: DoorQueries.Visitor?, slot: String, _ now: Moment, in tx: Transaction
  ) throws -> Admission {
    let (code, purpose) = (token.registrationCode, String(describing: token.purpose))
    if try DoorQueries.admit(code, purpose: purpose, slot: slot, door: door, at: now, in: tx) {
      return answer(nil, code, visitor)
    }
    let earlier = try DoorQueries.admission(of: code, slot: slot, in: tx)
    if let earlier, earlier.door == door, earlier.purpose == purpose,
      Self.sameScan.contains(now.seconds - earlier.at.seconds)
    {
      return answer(nil, code, visitor, earlier)
    }
    return try refuse(.alreadyInside, code, visitor, earlier, slot: slot, now, in: tx)
  }

  private func refuse(
    _ refusal: Admission.Refusal, _ code: String? = nil, _ visitor: DoorQueries.Visitor? = nil,
    _ earlier: Admission.Earlier? = nil, slot: String, _ now: Moment, in tx: Transaction
  ) throws -> Admission {
    try DoorQueries.refuse(refusal.rawValue, registration: code, slot: slot, door: door, at: now, in: tx)
    return answer(refusal, code, visitor, earlier)
  }

  private func answer(
    _ refusal: Admission.Refusal?, _ code: String?, _ visitor: DoorQueries.Visitor?, _ earlier: Admission.Earlier? = nil
  ) -> Admission {
    Admission(
      refusal: refusal, registration: code, name: visitor?.name ?? "",
      category: visitor.flatMap { categories.category($0.category)?.badgeLabel } ?? "", earlier: earlier)
  }
}
