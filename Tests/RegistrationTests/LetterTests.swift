import EventData
import Foundation
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

  @Test func `a receipt that became untrue is taken back while it waits`() throws {
    let desk = try desk()
    func pay(_ amount: Int64, _ reference: String) throws {
      let entry = Payments.Entry(
        subject: "R-00001", amount: Money(minor: amount, .pkr), method: "bank-transfer", reference: reference,
        accountTitle: "Sample Society of Clinical Oncology", receivedOn: try #require(CalendarDate("2026-11-20")))
      _ = try desk.store.write(SampleEvent.author()) {
        try Payments.record(entry, letters: desk.letters, now: SampleEvent.moment("2026-11-24 10:00"), in: $0)
      }
    }
    try pay(500_000, "FT1")
    try pay(600_000, "FT2")
    try pay(-500_000, "FT1 REVERSED")
    #expect(try Outbox(store: desk.store).list(kind: .paymentReceipt).map(\.state) == [.withdrawn, .queued])
    _ = try desk.store.write(SampleEvent.author()) {
      try Registrations.cancel("R-00001", reason: "asked", now: SampleEvent.moment("2026-11-25 10:00"), in: $0)
    }
    #expect(try Outbox(store: desk.store).list(kind: .paymentReceipt).map(\.state) == [.withdrawn, .withdrawn])
  }

  @Test func `a confirmation can be queued once more, as a new version to the address on file`() throws {
    let desk = try desk()
    let now = try SampleEvent.moment("2026-11-24 10:00")
    func confirm(_ code: String) throws -> String {
      try desk.store.write(SampleEvent.author()) {
        try Registrations.confirm(code, letters: desk.letters, now: now, in: $0)
      }
    }
    #expect(try confirm("R-00002") == "M-00001")
    #expect(try confirm("R-00002") == "M-00002")
    #expect(
      try letters(desk) == [
        "registration-confirmation R-00002 1 delegate2@post.example withdrawn",
        "registration-confirmation R-00002 2 delegate2@post.example queued",
      ])
    _ = try desk.store.write(SampleEvent.author()) {
      try Registrations.cancel("R-00002", reason: "asked", now: now, in: $0)
    }
    #expect(throws: ExplainedError.self) { try confirm("R-00002") }
    #expect(throws: ExplainedError.self) { try confirm("R-00009") }
  }

  @Test func `two years of one society share neither Message-ID nor calendar entry, one year keeps both`() throws {
    func identities(_ changes: SampleEvent.Change...) throws -> Set<String> {
      let desk = try Desk(
        (
          try SampleEvent.profile(changes),
          try SampleEvent.read("registration.yaml", changes, as: RegistrationRules.init)
        ))
      try desk.importing([Form()], letters: desk.letters)
      let shown = try Outbox(store: desk.store).show("M-00001")
      let uids = String(decoding: shown.bytes, as: UTF8.self).components(separatedBy: "\r\n\r\n").compactMap { part in
        let lines = part.components(separatedBy: "\r\n--")[0].replacing("\r\n", with: "")
        let text = Data(base64Encoded: lines).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return text.components(separatedBy: "\r\n").first { $0.hasPrefix("UID:") }
      }
      return Set(uids + [shown.mail.messageID])
    }
    let year = try identities()
    #expect(year.contains("registration-confirmation-R-00001.1.onco26-27@onco2026.example"))
    #expect(year.contains("UID:r-00001.onco26-27@onco2026.example"))
    #expect(try identities() == year)
    #expect(try identities(.init("event.yaml", "number: 27", "number: 28")).isDisjoint(with: year))
    #expect(try identities(.init("event.yaml", "prefix: ONCO26", "prefix: WORK26")).isDisjoint(with: year))
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
