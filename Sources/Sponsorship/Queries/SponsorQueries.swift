import EventData

/// The SQL of sponsors.
enum SponsorQueries {
  static func insert(_ sponsor: Sponsor, code: String, now: Moment, in tx: Transaction) throws {
    try tx.insert(
      into: "sponsor",
      [
        ("code", .text(code)), ("name_folded", .text(folded(sponsor.name))),
        ("agreement_party", .text(sponsor.agreementParty.nfc.trimmed)),
        ("signed_by_society_on", .optional(sponsor.signedBySociety?.description)),
        ("signed_by_sponsor_on", .optional(sponsor.signedBySponsor?.description)), ("state", "active"),
        ("created_at", .moment(now)),
      ] + editable(sponsor))
    try insertTerms(of: sponsor, code: code, in: tx)
  }

  private static func insertTerms(of sponsor: Sponsor, code: String, in tx: Transaction) throws {
    for (kind, words) in [("alias", sponsor.aliases), ("brand", sponsor.brands)] {
      for word in words.map({ $0.nfc.trimmed }) where !folded(word).isEmpty {
        try tx.run(
          """
          INSERT INTO sponsor_term (sponsor, kind, term, term_folded) VALUES (?1, ?2, ?3, ?4)
          ON CONFLICT (sponsor, kind, term_folded) DO NOTHING
          """, [.text(code), .text(kind), .text(word), .text(folded(word))])
      }
    }
  }

  /// The columns that may be corrected, with their values.
  static func editable(_ sponsor: Sponsor) -> Columns {
    [
      ("name", sponsor.name.nfc.trimmed), ("package", sponsor.package),
      ("contact_name", sponsor.contactName.nfc.trimmed), ("contact_email", sponsor.contactEmail.description),
      ("address", sponsor.address.nfc.trimmed), ("province", sponsor.province.nfc.trimmed),
      ("ntn", sponsor.ntn.trimmed), ("strn", sponsor.strn.trimmed), ("sector", sponsor.sector.nfc.trimmed),
      ("parent_company", sponsor.parent.nfc.trimmed),
    ].map { ($0, .text($1)) }
  }

  static func update(_ sponsor: Sponsor, in tx: Transaction) throws {
    try tx.update(
      "sponsor", set: editable(sponsor) + [("name_folded", .text(folded(sponsor.name)))],
      where: [("code", .text(sponsor.code))])
  }

  /// Writes other names and brands anew.
  static func replaceTerms(of sponsor: Sponsor, in tx: Transaction) throws {
    try tx.run("DELETE FROM sponsor_term WHERE sponsor = ?1", [.text(sponsor.code)])
    try insertTerms(of: sponsor, code: sponsor.code, in: tx)
  }

  static func updateWithdrawal(_ code: String, _ withdrawal: Sponsor.Withdrawal?, in tx: Transaction) throws {
    try tx.update(
      "sponsor",
      set: [
        ("state", .text(withdrawal == nil ? "active" : "withdrawn")),
        ("withdrawn_on", .optional(withdrawal?.day.description)),
        ("withdrawal_reason", .text(withdrawal?.reason ?? "")),
      ], where: [("code", .text(code))])
  }

  static func updateAgreement(
    _ code: String, party: String?, society: String?, sponsor: String?, in tx: Transaction
  ) throws {
    try tx.run(
      """
      UPDATE sponsor SET agreement_party = coalesce(?2, agreement_party),
        signed_by_society_on = coalesce(?3, signed_by_society_on),
        signed_by_sponsor_on = coalesce(?4, signed_by_sponsor_on) WHERE code = ?1
      """, [.text(code), .optional(party), .optional(society), .optional(sponsor)])
  }

  static func rows(_ code: String?, in tx: Transaction) throws -> [Row] {
    try tx.rows("SELECT * FROM sponsor WHERE ?1 IS NULL OR code = ?1 ORDER BY code", [.optional(code)])
  }

  /// How many have a package, one sponsor aside.
  static func count(package: String, beside code: String, in tx: Transaction) throws -> Int {
    try tx.count(
      "SELECT count(*) FROM sponsor WHERE package = ?1 AND state = 'active' AND code <> ?2",
      [.text(package), .text(code)])
  }

  /// The sponsor that has a name, or else has it as an alias, one sponsor aside.
  static func code(named name: String, beside code: String, in tx: Transaction) throws -> String? {
    try tx.row(
      """
      SELECT code, 0 AS place FROM sponsor WHERE name_folded = ?1 AND code <> ?2
      UNION ALL
      SELECT sponsor, 1 FROM sponsor_term WHERE kind = 'alias' AND term_folded = ?1 AND sponsor <> ?2
      ORDER BY place, code LIMIT 1
      """, [.text(folded(name)), .text(code)])?.text("code")
  }

  static func sponsor(_ row: Row, in tx: Transaction) throws -> Sponsor? {
    guard let email = EmailAddress(row.text("contact_email")) else { return nil }
    var sponsor = Sponsor(
      name: row.text("name"), contactName: row.text("contact_name"), contactEmail: email, address: row.text("address"),
      province: row.text("province"), package: row.text("package"))
    (sponsor.code, sponsor.ntn, sponsor.strn) = (row.text("code"), row.text("ntn"), row.text("strn"))
    (sponsor.sector, sponsor.parent) = (row.text("sector"), row.text("parent_company"))
    sponsor.agreementParty = row.text("agreement_party")
    sponsor.signedBySociety = CalendarDate(row.text("signed_by_society_on"))
    sponsor.signedBySponsor = CalendarDate(row.text("signed_by_sponsor_on"))
    if row.text("state") == "withdrawn", let day = CalendarDate(row.text("withdrawn_on")) {
      sponsor.withdrawal = Sponsor.Withdrawal(day: day, reason: row.text("withdrawal_reason"))
    }
    let terms = try tx.rows(
      "SELECT kind, term FROM sponsor_term WHERE sponsor = ?1 ORDER BY kind, term", [.text(sponsor.code)])
    func words(_ kind: String) -> [String] { terms.filter { $0.text("kind") == kind }.map { $0.text("term") } }
    (sponsor.aliases, sponsor.brands) = (words("alias"), words("brand"))
    return sponsor
  }
}
