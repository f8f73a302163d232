import EventData
import Foundation
import Registration
import TestSupport
import Testing

@testable import Badges

/// Which badges are made, and what they carry.
struct SheetTests {
  private func desk(_ change: SampleEvent.Change...) throws -> (sheets: BadgeSheets, store: Store, ring: BadgeKeyRing) {
    let key = try #require(BadgeSigningKey(id: 1, seed: String(repeating: "0b", count: 32)))
    let event = try SampleEvent.profile(change)
    let categories = try SampleEvent.read("registration.yaml", change, as: RegistrationRules.init).categories
    let store = try FreshStore.make()
    try store.write(SampleEvent.author()) { tx in
      var member = Delegate("R-00001")
      (member.category, member.last, member.urdu) = ("consultant-member", "Zafar", "بلال ظفر")
      var unpaid = Delegate("R-00002")
      (unpaid.paid, unpaid.last) = (0, "Raza")
      var cancelled = Delegate("R-00003")
      cancelled.state = "cancelled"
      var early = Delegate("R-00004")
      (early.last, early.epoch) = ("Abbasi", 3)
      for delegate in [member, unpaid, cancelled, early] { try delegate.insert(in: tx) }
    }
    return (BadgeSheets(event, categories: categories, key: key), store, BadgeKeyRing([(1, key.publicKey)]))
  }

  private func codes(_ selection: BadgeSheets.Selection) throws -> [String] {
    let (sheets, store, _) = try desk()
    return try store.read { try sheets.cards(selection, in: $0).map(\.code) }
  }

  @Test func `badges come by category and family name, without the cancelled`() throws {
    #expect(try codes(.init()) == ["R-00004", "R-00002", "R-00001"])
    #expect(try codes(.init(category: "consultant")) == ["R-00004", "R-00002"])
    #expect(try codes(.init(paidOnly: true)) == ["R-00004", "R-00001"])
    #expect(try codes(.init(code: "R-00002")) == ["R-00002"])
  }

  @Test func `a cancelled, unpaid or unknown delegate gets no badge but an explanation`() throws {
    for selection in [
      BadgeSheets.Selection(code: "R-00003"), .init(code: "R-77777"), .init(code: "R-00002", paidOnly: true),
    ] {
      let error = #expect(throws: ExplainedError.self) { try codes(selection) }
      #expect(error?.kind == .refused)
    }
  }

  @Test func `a badge's code says whose it is, for which days and which epoch`() throws {
    let (sheets, store, ring) = try desk()
    let cards = try store.read { try sheets.cards(.init(code: "R-00004"), in: $0) }
    let code = try #require(cards.first?.card.fields["token"])
    let token = try #require(ring.token(in: code))
    #expect(token.registrationCode == "R-00004")
    #expect((token.event, token.epoch, token.days, token.category) == (27, 3, 3, 2))
    #expect(token.firstDay.description == "2026-12-11")
    #expect(token.purpose == .badge)
  }

  @Test func `a category that admits on some days has them in its code`() throws {
    let (sheets, store, ring) = try desk(
      .init(
        "registration.yaml", "    badge_label: DELEGATE\n    colour: \"#1F6F8B\"",
        "    days: [2026-12-12]\n    badge_label: DELEGATE\n    colour: \"#1F6F8B\""))
    let cards = try store.read { try sheets.cards(.init(code: "R-00004"), in: $0) }
    let code = try #require(cards.first?.card.fields["token"])
    let token = try #require(ring.token(in: code))
    #expect(token.firstDay.description == "2026-12-12")
    #expect(token.days == 1)
  }

  @Test func `a key that is not the one published is refused before it signs anything`() throws {
    let (_, store, _) = try desk()
    let first = try #require(BadgeSigningKey(id: 1, seed: String(repeating: "0b", count: 32)))
    let other = try #require(BadgeSigningKey(id: 1, seed: String(repeating: "0c", count: 32)))
    let author = try SampleEvent.author()
    try store.write(author) { try first.publish(now: author.now, in: $0) }
    let before = try store.everything()
    #expect(throws: ExplainedError.self) { try store.write(author) { try other.publish(now: author.now, in: $0) } }
    try store.write(author) { try first.publish(now: author.now, in: $0) }
    #expect(try store.everything() == before)
  }
}
