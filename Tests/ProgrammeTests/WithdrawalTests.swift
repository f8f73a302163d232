import Abstracts
import AbstractsSupport
import EventData
import Mail
import Programme
import Testing

extension Desk {
  /// Withdrawals some hours after the beginning.
  func withdrawals(hour: Int64, letters: AbstractLetters? = nil) -> Withdrawals {
    Withdrawals(
      store: store,
      author: Store.Author(name: "zara", command: "abstract withdraw", now: Self.now.advanced(bySeconds: hour * 3_600)),
      letters: letters)
  }
}

/// Authors take an abstract back, and may want it again.
@Suite struct WithdrawalTests {
  @Test func `a withdrawn abstract stays, is written to once a step, and comes back as it was`() throws {
    let desk = try Desk()
    let letters = try Letters.sample()
    _ = try desk.importing([Answer()])
    let record = try AbstractRecords.show("A-0001", in: desk.store)
    #expect(try desk.withdrawals(hour: 1, letters: letters).withdraw("A-0001", reason: "cannot come") == .submitted)
    #expect(try AbstractRecords.show("A-0001", in: desk.store).state == .withdrawn)
    #expect(throws: ExplainedError.self) { try desk.withdrawals(hour: 2).withdraw("A-0001", reason: "twice") }
    let refused = #expect(throws: ExplainedError.self) {
      _ = try AbstractEditor(
        call: desk.call, countryCode: "92", store: desk.store,
        author: Store.Author(name: "zara", command: "abstract edit", now: Desk.now)
      ).edit("A-0001", AbstractEdit([.title: "New"], reason: "asked for"))
    }
    #expect(refused?.remedy.contains("onco abstract revive A-0001") == true)
    #expect(try desk.importing([Answer()], hour: 2).outcomes == [.unchanged])
    let changed = Answer {
      $0.timestamp = "9/28/2026 8:00:00"
      $0.keywords = "voice"
    }
    #expect(try desk.importing([changed], hour: 2).ids == [["resubmission", "already-decided"]].map { [$0[1]] })
    try desk.withdrawals(hour: 3, letters: letters).revive("A-0001", reason: "can come")
    let back = try AbstractRecords.show("A-0001", in: desk.store)
    #expect(back.content == record.content)
    #expect(back.state == .submitted)
    #expect(throws: ExplainedError.self) { try desk.withdrawals(hour: 4).revive("A-0001", reason: "twice") }
    #expect(try desk.importing([changed], hour: 5).outcomes == [.changed])
    let mails = try Outbox(store: desk.store).list()
    #expect(mails.map(\.kind) == ["abstract-withdrawn", "abstract-revived"])
    #expect(
      try AbstractHistory.of("A-0001", in: desk.store).map { "\($0.what): \($0.reason)" } == [
        "received: ", "withdrawn: cannot come", "revived: can come", "changed: ",
      ])
  }
}
