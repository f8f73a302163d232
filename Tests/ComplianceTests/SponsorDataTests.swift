import Testing

@testable import Compliance
@testable import EventData

/// The rules on the sponsors' own tables, through the views.
struct SponsorDataTests {
  static let programme = """
    sessions: [{code: BRK-1, title: Tea, kind: break, starts: 2026-12-11 09:00 UTC, ends: 2026-12-11 10:00 UTC}]
    companies:
      - {name: ZARQA PHARMA, sector: pharmaceutical, parent: Kohi Leaf, brands: [Zarqacin]}
      - {name: Kohi Leaf, sector: tobacco}
    """

  static func congress() throws -> TinyCongress {
    let congress = try TinyCongress(programme: programme)
    try congress.write { transaction in
      for (code, name, sector, signed, state) in [
        ("S-001", "Zarqa Pharma", "", "2026-09-01", "active"),
        ("S-002", "Amaltas Bank", "bank", "2026-08-01", "active"),
        ("S-003", "Gone Tobacco", "tobacco", "2026-08-01", "withdrawn"),
      ] {
        try transaction.run(
          """
          INSERT INTO sponsor (code, name, name_folded, contact_name, contact_email, address, province, ntn, strn, package,
            sector, parent_company, agreement_party, signed_by_society_on, signed_by_sponsor_on, state, created_at)
          VALUES (?1, ?2, ?3, '', '', '', '', '', '', 'gold', ?4, '', '', '2026-08-01', ?5, ?6, 0)
          """, [.text(code), .text(name), .text(folded(name)), .text(sector), .text(signed), .text(state)])
      }
      try transaction.run("INSERT INTO sponsor_term VALUES ('S-002', 'alias', 'Amaltas', 'amaltas')")
      for (number, sponsor) in [(1, "S-001"), (2, "S-002")] {
        try transaction.run(
          """
          INSERT INTO invoice (number, series, series_number, sponsor, package, seller_name, seller_address, seller_ntn,
            buyer_name, buyer_address, buyer_ntn, buyer_strn, buyer_contact, buyer_email, issued_at, issued_on, due_on,
            currency, net_minor, tax_minor, total_minor, previous_hash, hash)
          VALUES (?1, 'I', ?2, ?3, 'gold', '', '', '', '', '', '', '', '', '', 0, '2026-08-01', '2026-09-01', 'PKR', 1, 0, 1,
            '', ?1)
          """, [.text("I-\(number)"), .int(number), .text(sponsor)])
      }
      for (code, invoice, title, day) in [
        ("P-1", "I-1", "Dr Treasurer", "2026-08-31"), ("P-2", "I-2", "SAMPLE SOCIETY.", "2026-08-02"),
      ] {
        try transaction.run(
          """
          INSERT INTO payment (code, invoice, amount_minor, amount_currency, method, reference, account_title, received_on,
            recorded_at)
          VALUES (?1, ?2, 100, 'PKR', 'bank', ?1, ?3, ?4, 0)
          """, [.text(code), .text(invoice), .text(title), .text(day)])
      }
    }
    return congress
  }

  @Test func `agreements, payments and owners of sponsors are judged`() throws {
    let report = try Self.congress().check(
      try RuleBook.read(files: Rulebook.files), policy: CheckTests.allPacks)
    #expect(
      report.lines == ["fail AGR-001 S-001", "fail AGR-003 P-1", "fail EXC-001 Zarqa Pharma"])
    #expect(
      report.openFindings.map(\.message) == [
        "The agreement with Zarqa Pharma bears both signatures since 2026-09-01; first payment: 2026-08-31; congress from "
          + "2026-12-11. Both signatures must come before.",
        "P-1 (Zarqa Pharma): the account is titled 'Dr Treasurer', not 'Sample Society'.",
        "Zarqa Pharma supports the congress; Kohi Leaf is in the tobacco business.",
      ])
  }

  @Test func `a sponsor that the programme describes too is one company with both records' names`() throws {
    let congress = try Self.congress()
    let companies = try congress.store.read { try $0.rows("SELECT * FROM company ORDER BY name_folded") }
    #expect(
      companies.map { "\($0.text("name")) \($0.text("sector")) \($0.text("is_sponsor"))" } == [
        "Amaltas Bank bank yes", "Kohi Leaf tobacco no", "Zarqa Pharma pharmaceutical yes",
      ])
    let terms = try congress.store.read { try $0.rows("SELECT * FROM company_term ORDER BY company, kind, term") }
    #expect(
      terms.map { "\($0.text("company")): \($0.text("kind")) \($0.text("term"))" } == [
        "Amaltas Bank: alias Amaltas", "Amaltas Bank: name Amaltas Bank", "Kohi Leaf: name Kohi Leaf",
        "Zarqa Pharma: brand Zarqacin", "Zarqa Pharma: name Zarqa Pharma",
      ])
  }
}
