import Testing

@testable import Compliance
@testable import EventData

/// The examples guard the rules: each of these small slips in a query is caught by an example of the rule itself.
struct ExampleStrengthTests {
  @Test(arguments: [
    ("accme/SYM-001", ">= :gap_minutes * 60", "> :gap_minutes * 60"),
    ("accme/SYM-001", ">= :gap_minutes * 60", ">= (:gap_minutes - 1) * 60"),
    ("accme/SYM-001", "a.room = b.room OR a.room IS NULL", "a.room IS NULL"),
    ("accme/SYM-001", "a.room = b.room OR", "a.room <> b.room OR a.room = b.room OR"),
    ("accme/SYM-001", "CASE WHEN a.starts <= b.starts THEN a.ends ELSE b.ends END", "a.ends"),
    ("accme/SYM-001", "OR room_b IS NULL OR accredited IS NULL THEN", "OR room_b IS NULL THEN"),
    ("accme/SYM-001", "(a.accredited IS NULL OR a.accredited = 'yes')", "(1 = 1)"),
    ("accme/SYM-003", "OR credit_hundredths > 0", "OR credit_hundredths > 1"),
    ("accme/SYM-003", "WHEN accredited IS NULL OR accredited = 'yes' THEN", "WHEN accredited = 'yes' THEN"),
    ("accme/DIS-001", "d.person IS NULL OR d.refused = 'yes'", "d.person IS NULL"),
    ("accme/DIS-001", "m.kind IN (:planning_committees)", "(m.kind <> 'none' OR m.kind IN (:planning_committees))"),
    ("accme/DIS-001", "WHEN d.signed_on IS NULL THEN 'unknown'", "WHEN d.signed_on = '' THEN 'unknown'"),
    ("accme/IND-001", "LIKE '% ' || t.term_folded || ' %'", "LIKE '%' || t.term_folded || '%'"),
    ("accme/IND-001", "t.kind <> 'brand' AND t.term_folded = r.company_folded", "1 = 0"),
    ("accme/IND-001", "WHEN m.employer IS NULL THEN 'unknown'", "WHEN m.employer = '' THEN 'unknown'"),
    (
      "accme/IND-001", "lower(r.nature) IN (:binding_ties)",
      "(r.nature IS NOT NULL OR lower(r.nature) IN (:binding_ties))"
    ),
    ("eaccme/IND-004", "LIKE '% ' || t.term_folded || ' %'", "LIKE '%' || t.term_folded || '%'"),
    ("eaccme/IND-004", ">= :shortest_term", "> 0 + 0 * :shortest_term"),
    ("eaccme/IND-004", "WHEN w.words IS NULL THEN 'unknown'", "WHEN w.words = '' THEN 'unknown'"),
    ("mte/AGR-001", "WHEN signed_on > paid_on THEN 'fail'", "WHEN signed_on < '' THEN 'fail'"),
    ("mte/AGR-001", "signed_on >= event_starts", "signed_on > event_starts"),
    ("mte/AGR-001", "event_starts <= :today", "event_starts < :today"),
    ("mte/AGR-001", "WHEN signed_on = paid_on THEN 'unknown'", "WHEN signed_on = '' THEN 'unknown'"),
    ("mte/AGR-001", "min(received_on)", "max(received_on)"),
    ("mte/AGR-001", "WHERE amount_minor > 0", "WHERE amount_minor <> 0"),
    ("mte/AGR-003", "WHEN u.title IS NULL THEN 'unknown'", "WHEN u.title IS NULL THEN 'pass'"),
    ("mte/AGR-003", "lower(trim(", "(trim("),
    ("who/EXC-001", "ON lower(t.term) = lower(h.parent)", "ON 1 = 0 AND lower(t.term) = lower(h.parent)"),
    (
      "who/EXC-001", "SELECT sponsor_folded, sponsor FROM session WHERE sponsor IS NOT NULL",
      "SELECT 'x', 'x' FROM event"
    ),
    ("who/EXC-002", "LIKE '% ' || p.words || ' %'", "LIKE '%' || p.words || '%'"),
    (
      "who/EXC-002", "WHERE lower(h.sector) IN (:doubtful_sectors)",
      "WHERE h.sector = 'x' AND '' IN (:doubtful_sectors)"
    ),
    ("drap/GIF-001", "g.recipient_folded LIKE 'all %'", "g.recipient_folded LIKE 'all%'"),
    ("drap/GIF-001", "WHEN g.recipient IS NULL THEN 'unknown'", "WHEN g.recipient = '' THEN 'unknown'"),
  ])
  func `a slip in a query is caught by the rule's own examples`(name: String, old: String, new: String) throws {
    let text = try #require(Rulebook.files["\(name).yaml"])
    try #require(text.contains(old))
    let errors = #expect(throws: DefinitionErrors.self) {
      try RuleBook.read(files: ["\(name).yaml": text.replacing(old, with: new)]).requireSound()
    }
    #expect(errors?.description.contains("the example '") == true)
  }
}
