import EventData
import Mail
import Registration
import TestSupport
import Testing

/// The ledger takes each deposit once, in the currency owed, and forgets nothing.
struct PaymentTests {
  private func desk() throws -> Desk {
    let desk = try Desk()
    try desk.importing([
      Form.person(1), Form.person(2), Form.person(3, ["Registration category": "International delegate"]),
    ])
    return desk
  }

  private func entry(
    _ subject: String, _ minor: Int64, _ currency: Currency = .pkr, reference: String = "FT77",
    method: String = "bank-transfer"
  ) throws -> Payments.Entry {
    Payments.Entry(
      subject: subject, amount: Money(minor: minor, currency), method: method, reference: reference,
      accountTitle: "Sample Society of Clinical Oncology", receivedOn: try #require(CalendarDate("2026-11-20")))
  }

  @discardableResult
  private func pay(_ entry: Payments.Entry, at desk: Desk) throws -> String {
    let author = try SampleEvent.author()
    return try desk.store.write(author) { try Payments.record(entry, letters: nil, now: author.now, in: $0) }
  }

  private func owed(_ code: String, at desk: Desk) throws -> [String] {
    try desk.record(code).outstanding.map(\.description)
  }

  @Test func `a deposit is taken once, whoever it is given to the second time`() throws {
    let desk = try desk()
    #expect(try pay(entry("R-00001", 2_500_000), at: desk) == "PAY-00001")
    #expect(try owed("R-00001", at: desk) == [])
    let before = try desk.store.everything()
    for subject in ["R-00001", "R-00002"] {
      let error = #expect(throws: ExplainedError.self) { try pay(entry(subject, 2_500_000), at: desk) }
      #expect(error?.kind == .refused)
      #expect(error?.place == "PAY-00001 for R-00001")
    }
    #expect(try desk.store.everything() == before)
    // Another amount, another slip, or no slip at all is another deposit.
    #expect(try pay(entry("R-00002", 1_000_000), at: desk) == "PAY-00002")
    #expect(try pay(entry("R-00002", 2_500_000, reference: "FT78"), at: desk) == "PAY-00003")
    #expect(try pay(entry("R-00002", 100, reference: "", method: "cash"), at: desk) == "PAY-00004")
    #expect(try pay(entry("R-00002", 101, reference: "", method: "cash"), at: desk) == "PAY-00005")
    // The same cash on the same day may be one payment typed twice.
    #expect(throws: ExplainedError.self) { try pay(entry("R-00002", 101, reference: "", method: "cash"), at: desk) }
  }

  @Test func `a currency nothing is owed in, a zero and an unknown code are refused`() throws {
    let desk = try desk()
    #expect(throws: ExplainedError.self) { try pay(entry("R-00001", 15_000, .usd), at: desk) }
    #expect(throws: ExplainedError.self) { try pay(entry("R-00003", 2_500_000, .pkr), at: desk) }
    #expect(throws: ExplainedError.self) { try pay(entry("R-00001", 0), at: desk) }
    #expect(throws: ExplainedError.self) { try pay(entry("R-99999", 2_500_000), at: desk) }
    #expect(try desk.store.read { try Payments.list(in: $0).count } == 0)
    #expect(try pay(entry("R-00003", 20_000, .usd), at: desk) == "PAY-00001")
    #expect(try owed("R-00003", at: desk) == [])
  }

  @Test func `a reversal takes the money back and stays in the ledger`() throws {
    let desk = try desk()
    try pay(entry("R-00001", 2_500_000), at: desk)
    try pay(entry("R-00001", -2_500_000, reference: "FT77 REVERSED"), at: desk)
    #expect(try owed("R-00001", at: desk) == ["PKR 25,000.00"])
    #expect(try desk.store.read { try Payments.list(subject: "R-00001", in: $0).count } == 2)
  }

  @Test func `a deposit given to the wrong person can be given to the right one after a reversal`() throws {
    let desk = try desk()
    try pay(entry("R-00001", 2_500_000), at: desk)
    try pay(entry("R-00001", -2_500_000, reference: "FT77 REVERSED"), at: desk)
    try pay(entry("R-00002", 2_500_000), at: desk)
    #expect(try owed("R-00002", at: desk) == [])
  }

  @Test func `part of the fee leaves the rest owed, and too much owes nothing`() throws {
    let desk = try desk()
    try pay(entry("R-00001", 1_000_000), at: desk)
    #expect(try owed("R-00001", at: desk) == ["PKR 15,000.00"])
    #expect(try desk.store.read { try Registrations.counts(in: $0).unpaid } == 3)
    try pay(entry("R-00001", 1_600_000), at: desk)
    #expect(try owed("R-00001", at: desk) == [])
    #expect(try desk.store.read { try Registrations.counts(in: $0).unpaid } == 2)
  }

  @Test(arguments: ["UPDATE payment SET amount_minor = 1", "DELETE FROM payment"])
  func `a recorded payment cannot be changed or removed`(_ sql: String) throws {
    let desk = try desk()
    try pay(entry("R-00001", 2_500_000), at: desk)
    let before = try desk.store.everything()
    let error = #expect(throws: ExplainedError.self) {
      try desk.store.write(SampleEvent.author()) { try $0.run(sql) }
    }
    #expect(error?.why?.contains("record a reversal") == true)
    #expect(try desk.store.everything() == before)
  }

  @Test func `a receipt goes to the payer with the payment, and none for a reversal`() throws {
    let desk = try desk()
    let author = try SampleEvent.author()
    for (minor, reference) in [(2_500_000, "FT77"), (-2_500_000, "FT77 REVERSED")] as [(Int64, String)] {
      try desk.store.write(author) { tx in
        _ = try Payments.record(
          entry("R-00001", minor, reference: reference), letters: desk.letters, now: author.now, in: tx)
      }
    }
    let mails = try Outbox(store: desk.store).list()
    #expect(mails.map(\.kind) == ["payment-receipt"])
    #expect(mails.map(\.about) == ["PAY-00001"])
    #expect(mails.map(\.recipient) == ["delegate1@post.example"])
  }
}
