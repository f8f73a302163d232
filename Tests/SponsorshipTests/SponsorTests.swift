import EventData
import Sponsorship
import TestSupport
import Testing

/// Who can be a sponsor.
struct SponsorTests {
  @Test func `a sponsor is found under its code with all that was agreed`() throws {
    let office = try Office()
    var sponsor = try Office.sponsor()
    (sponsor.aliases, sponsor.brands) = (["Zaytoon", "ZAYTOON "], ["Olivex"])
    #expect(try office.add(sponsor) == "S-001")
    let day = try #require(CalendarDate("2026-08-01"))
    try office.store.write(SampleEvent.author()) {
      try Sponsors.recordAgreement(
        "S-001", party: "Sample Society", signedBySociety: day, signedBySponsor: nil, in: $0)
    }
    let stored = try office.store.read { try Sponsors.required("S-001", in: $0) }
    #expect(stored.name == "Zaytoon Pharma (Pvt) Ltd")
    #expect(stored.aliases == ["Zaytoon"])
    #expect(stored.brands == ["Olivex"])
    #expect(stored.agreementParty == "Sample Society")
    #expect(stored.signedBySociety == day)
    #expect(stored.signedBySponsor == nil)
  }

  @Test func `the same name in other letters, an unknown package or a missing text is refused and uses up no code`()
    throws
  {
    let office = try Office()
    try office.add(try Office.sponsor())
    let before = try office.store.everything()
    var broken = try [Office.sponsor("ZAYTOON Pharma, Pvt. Ltd."), Office.sponsor("Other", package: "platinium")]
    for change: (inout Sponsor) -> Void in [
      { $0.name = " " }, { $0.contactName = "" }, { $0.address = "" }, { $0.province = "" },
      { $0.address = "1 Mill Road\nBcc: all@x.example" }, { $0.ntn = "1\u{0}2" },
    ] {
      var sponsor = try Office.sponsor("Other")
      change(&sponsor)
      broken.append(sponsor)
    }
    for sponsor in broken {
      let error = #expect(throws: ExplainedError.self) { try office.add(sponsor) }
      #expect(error?.kind == .refused)
    }
    #expect(try office.store.everything() == before)
    #expect(try office.add(try Office.sponsor("Other")) == "S-002")
  }

  @Test func `a package is sold as often as it is on offer`() throws {
    let office = try Office()
    for name in ["One", "Two"] { try office.add(try Office.sponsor(name, package: "platinum")) }
    let error = #expect(throws: ExplainedError.self) {
      try office.add(try Office.sponsor("Three", package: "platinum"))
    }
    #expect(error?.what == "The package 'Platinum sponsorship' is sold out (2)")
    try office.add(try Office.sponsor("Three", package: "gold"))
  }
}
