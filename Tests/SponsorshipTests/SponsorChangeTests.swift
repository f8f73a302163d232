import EventData
import Sponsorship
import TestSupport
import Testing

/// What becomes of a sponsor after it was added.
struct SponsorChangeTests {
  private func change(_ office: Office, _ code: String = "S-001", _ edit: (inout Sponsor) -> Void) throws -> [String] {
    try office.store.write(SampleEvent.author()) { tx in
      var sponsor = try Sponsors.required(code, in: tx)
      edit(&sponsor)
      return try Sponsors.update(sponsor, offer: office.definition.sponsorship, in: tx)
    }
  }

  private func withdraw(_ office: Office, stand: Bool = false) throws -> [Invoices.Entry] {
    let day = try #require(CalendarDate("2026-11-20"))
    return try office.store.write(SampleEvent.author()) {
      try Sponsors.withdraw(
        "S-001", .init(day: day, reason: "refused by the committee"), invoicesStand: stand, in: $0
      ).invoices
    }
  }

  @Test func `name, package, aliases and brands change, and the former name stays known to the rules`() throws {
    let office = try Office()
    var sponsor = try Office.sponsor()
    (sponsor.aliases, sponsor.brands) = (["Zaytoon"], ["Olivex"])
    try office.add(sponsor)
    let changes = try change(office) {
      ($0.name, $0.package, $0.brands) = ("Zaytoon Life Sciences Ltd", "gold", ["Olivex", "Olivo"])
    }
    #expect(
      changes == [
        "name: Zaytoon Pharma (Pvt) Ltd -> Zaytoon Life Sciences Ltd", "package: stall -> gold",
        "aliases: Zaytoon -> Zaytoon; Zaytoon Pharma (Pvt) Ltd", "brands: Olivex -> Olivex; Olivo",
      ])
    #expect(
      try change(office) { $0.aliases = ["Zaytoon"] } == ["aliases: Zaytoon; Zaytoon Pharma (Pvt) Ltd -> Zaytoon"])
    #expect(try change(office) { $0.aliases = ["zaytoon"] } == ["aliases: Zaytoon -> zaytoon"])
    #expect(try change(office) { _ in } == [])
    #expect(try office.store.verify() == [])
  }

  @Test func `another sponsor's name, an unknown package and one that is sold out are refused`() throws {
    let office = try Office()
    for name in ["One", "Two"] { try office.add(try Office.sponsor(name, package: "platinum")) }
    try office.add(try Office.sponsor("Three"))
    let before = try office.store.everything()
    for edit: (inout Sponsor) -> Void in [
      { $0.name = "ONE." }, { $0.package = "platinium" }, { $0.package = "platinum" }, { $0.name = "" },
      { $0.brands = ["A\nB"] },
    ] {
      #expect(throws: ExplainedError.self) { try change(office, "S-003", edit) }
    }
    #expect(try office.store.everything() == before)
    #expect(try change(office, "S-001") { $0.province = "Sindh" } == ["province: Punjab -> Sindh"])
  }

  @Test func `a name or alias belongs to one sponsor, whichever way it is given`() throws {
    let office = try Office()
    var first = try Office.sponsor("Zaytoon Pharma")
    first.aliases = ["Zaytoon"]
    try office.add(first)
    try office.add(try Office.sponsor("Anar Labs"))
    _ = try change(office) { $0.name = "Olive Sciences" }
    let before = try office.store.everything()
    for name in ["Olive Sciences", "ZAYTOON", "Zaytoon pharma."] {
      #expect(throws: ExplainedError.self, "\(name)") { try office.add(try Office.sponsor(name)) }
      #expect(throws: ExplainedError.self, "\(name)") { try change(office, "S-002") { $0.name = name } }
      #expect(throws: ExplainedError.self, "\(name)") { try change(office, "S-002") { $0.aliases = ["Anar", name] } }
    }
    var other = try Office.sponsor("Badam Devices")
    other.aliases = ["anar labs"]
    let refused = #expect(throws: ExplainedError.self) { try office.add(other) }
    #expect(refused?.what == "'anar labs' is a sponsor already" && refused?.place == "S-002")
    #expect(try office.store.everything() == before)
    #expect(try change(office) { $0.name = "Zaytoon Pharma" }.first == "name: Olive Sciences -> Zaytoon Pharma")
    #expect(try change(office, "S-002") { $0.aliases = ["Anar"] } == ["aliases: none -> Anar"])
  }

  @Test func `a withdrawn sponsor frees its package and gets no invoice, until it is taken back`() async throws {
    let office = try Office()
    for name in ["One", "Two"] { try office.add(try Office.sponsor(name, package: "platinum")) }
    #expect(try withdraw(office).isEmpty)
    #expect(throws: ExplainedError.self) { try withdraw(office) }
    #expect(try office.store.read { try $0.count("SELECT count(*) FROM company") } == 1, "rules see it no longer")
    let refused = await #expect(throws: ExplainedError.self) { try await office.issue("S-001") }
    #expect(refused?.what == "One was withdrawn on 2026-11-20: refused by the committee")
    try office.add(try Office.sponsor("Three", package: "platinum"))
    func takeBack() throws {
      _ = try office.store.write(SampleEvent.author()) {
        try Sponsors.takeBack("S-001", offer: office.definition.sponsorship, in: $0)
      }
    }
    #expect(throws: ExplainedError.self, "its package went to another") { try takeBack() }
    _ = try change(office) { $0.package = "stall" }
    try takeBack()
    #expect(try office.preview("S-001").package == office.definition.sponsorship.package("stall")?.name)
    #expect(throws: ExplainedError.self) { try takeBack() }
  }

  @Test func `an open invoice holds a withdrawal up until somebody says what becomes of it`() async throws {
    let office = try Office()
    try office.add(try Office.sponsor())
    let invoice = try await office.issue("S-001")
    let error = #expect(throws: ExplainedError.self) { try withdraw(office) }
    #expect(error?.what.contains(invoice.number) == true && error?.remedy.contains("--invoices-stand") == true)
    func mails() throws -> [String] {
      try office.store.read { try $0.rows("SELECT state FROM mail_message ORDER BY code").map { $0.text("state") } }
    }
    #expect(try mails() == ["queued"])
    #expect(try withdraw(office, stand: true).map(\.number) == [invoice.number])
    #expect(try mails() == ["withdrawn"], "nobody is billed whose support was refused")
    #expect(try office.store.read { try Invoices.unsent(to: "S-001", in: $0) } == [invoice.number])
    #expect(try office.store.read { try Invoices.list(in: $0).map(\.total) } == [invoice.total])
  }
}
