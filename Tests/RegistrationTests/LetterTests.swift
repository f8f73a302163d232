import EventData
import Mail
import Registration
import TestSupport
import Testing

/// A letter goes with the fact it tells: what writes the fact queues it, and neither is there without the other.
struct LetterTests {
  enum Fact: CaseIterable {
    case payment, revocation

    func write(_ desk: Desk, in tx: Transaction) throws {
      let now = try SampleEvent.moment("2026-11-24 10:00")
      switch self {
      case .payment:
        let entry = Payments.Entry(
          subject: "R-00001", amount: Money(minor: 1_000_000, .pkr), method: "cash", reference: "",
          accountTitle: "Sample Society of Clinical Oncology", receivedOn: try #require(CalendarDate("2026-11-20")))
        _ = try Payments.record(entry, letters: desk.letters, now: now, in: tx)
      case .revocation:
        try Registrations.revoke("R-00001", reason: "lost", letters: desk.letters, now: now, in: tx)
      }
    }
  }

  private func desk() throws -> Desk {
    let desk = try Desk()
    try desk.importing([Form.person(1), Form.person(2)])
    return desk
  }

  private func letters(_ desk: Desk) throws -> [String] {
    try Outbox(store: desk.store).list().map {
      "\($0.kind) \($0.about) \($0.version) \($0.recipient) \($0.state.rawValue)"
    }
  }

  @Test func `a payment queues its receipt, and a revoked badge the new ticket`() throws {
    let desk = try desk()
    for fact in Fact.allCases {
      try desk.store.write(SampleEvent.author()) { try fact.write(desk, in: $0) }
    }
    #expect(
      try letters(desk) == [
        "payment-receipt PAY-00001 1 delegate1@post.example queued",
        "registration-confirmation R-00001 1 delegate1@post.example queued",
      ])
    #expect(try desk.record("R-00001").epoch == 2)
  }

  @Test(arguments: Fact.allCases) func `a crash after a fact, or a letter that cannot be queued, leaves no fact behind`(
    _ fact: Fact
  ) throws {
    let desk = try desk()
    #expect(try desk.store.takesBack(letter: "M-00001") { try fact.write(desk, in: $0) })
  }

  @Test func `a correction withdraws the confirmation that waits and queues the next`() throws {
    let desk = try Desk()
    try desk.importing([Form()], letters: desk.letters)
    try desk.importing([Form(["Dietary needs": "none"])], at: "2026-11-24 10:00", letters: desk.letters)
    #expect(try letters(desk).count == 1)
    try desk.importing(
      [Form(["Email Address": "raza@post.example"])], at: "2026-11-25 10:00", letters: desk.letters)
    #expect(
      try letters(desk) == [
        "registration-confirmation R-00001 1 bilal.raza@post.example withdrawn",
        "registration-confirmation R-00001 2 raza@post.example queued",
      ])
  }

  @Test func `whoever has cancelled gets no new ticket, and whoever cannot be written to is named in the audit trail`()
    throws
  {
    let desk = try desk()
    try desk.store.write(SampleEvent.author()) { tx in
      _ = try Registrations.cancel("R-00001", reason: "ill", now: SampleEvent.moment("2026-11-24 09:00"), in: tx)
      try tx.run("UPDATE registration SET email = NULL WHERE code = 'R-00002'")
      for code in ["R-00001", "R-00002"] {
        let mail = try Registrations.revoke(
          code, reason: "lost", letters: desk.letters, now: SampleEvent.moment("2026-11-24 10:00"), in: tx)
        #expect(mail == nil)
      }
    }
    #expect(try letters(desk) == [])
    let trail = try #require(try desk.store.everything()["audit_entry"])
    #expect(trail.contains("no letter registration-confirmation about R-00002: no usable address"))
    #expect(!trail.contains("no letter registration-confirmation about R-00001"))
  }
}
