/// Copies what the event's files say into the tables that compliance rules read.
public enum ProgrammeSync {
  /// Writes programme, committees and the congress's own row anew when the event's files have changed since the last
  /// time. Call it inside the write that precedes a check.
  ///
  /// - Returns: true when the tables were rewritten, false when they were up to date.
  /// - Throws: `ExplainedError` when the database refuses.
  @discardableResult
  public static func write(
    _ programme: Programme, of event: EventProfile, fingerprint: String, in tx: Transaction
  ) throws -> Bool {
    guard try !isCurrent(fingerprint, in: tx) else { return false }
    for table in tables { try tx.run("DELETE FROM \(table)") }
    try write(event, in: tx)
    for person in programme.people { try write(person, in: tx) }
    for session in programme.sessions { try write(session, in: tx) }
    for company in programme.companies { try write(company, in: tx) }
    for giveaway in programme.giveaways { try write(giveaway, in: tx) }
    try tx.run(
      """
      INSERT INTO definition_state (part, fingerprint) VALUES ('programme', ?1)
      ON CONFLICT (part) DO UPDATE SET fingerprint = excluded.fingerprint
      """, [.text(fingerprint)])
    tx.note(
      "programme read anew: \(counted(programme.sessions.count, "session")), "
        + "\(counted(programme.people.count, "person", "people")), files \(fingerprint.prefix(12))")
    return true
  }

  /// True when the tables say what the event's files of this fingerprint say.
  public static func isCurrent(_ fingerprint: String, in tx: Transaction) throws -> Bool {
    try tx.row("SELECT fingerprint FROM definition_state WHERE part = 'programme'")?
      .optionalText("fingerprint") == fingerprint
  }

  /// The tables that are rewritten, those that refer to others first.
  private static let tables = [
    "programme_talk", "programme_role", "programme_session", "programme_relationship", "programme_disclosure",
    "programme_person", "programme_company_term", "programme_company", "programme_giveaway",
    "programme_committee_member", "programme_event",
  ]

  private static func write(_ event: EventProfile, in tx: Transaction) throws {
    try tx.insert(
      into: "programme_event",
      [
        ("starts", .text(event.starts.description)), ("ends", .text(event.ends.description)),
        ("legal_name", .text(event.society.legalName)), ("legal_folded", .text(folded(event.society.legalName))),
        ("account_title", .text(event.society.account.title)),
      ] + matched("name", event.name))
    for committee in event.committees {
      for member in committee.members {
        try tx.insert(
          into: "programme_committee_member",
          [
            ("committee", .text(committee.name)), ("kind", .text(committee.kind.rawValue)),
            ("name", .text(member.name)),
          ]
            + matched("employer", member.employer.isEmpty ? nil : member.employer))
      }
    }
  }

  private static func write(_ person: Programme.Person, in tx: Transaction) throws {
    try tx.insert(
      into: "programme_person", [("name", .text(person.name)), ("employer", .optional(person.employer))])
    guard let form = person.disclosure else { return }
    try tx.insert(
      into: "programme_disclosure",
      [
        ("person", .text(person.name)), ("signed_on", .optional(form.signedOn?.description)),
        ("period_from", .optional(form.periodFrom?.description)), ("refused", form.isRefused ? "yes" : "no"),
      ])
    for (index, tie) in form.relationships.enumerated() {
      try tx.insert(
        into: "programme_relationship",
        [("person", .text(person.name)), ("position", .int(index + 1)), ("nature", .optional(tie.nature))]
          + matched("company", tie.company))
    }
  }

  private static func write(_ session: Programme.Session, in tx: Transaction) throws {
    try tx.insert(
      into: "programme_session",
      [
        ("code", .text(session.code)), ("kind", .text(session.kind.rawValue)), ("room", .optional(session.room)),
        ("starts", .moment(session.starts)), ("ends", .moment(session.ends)),
        ("accredited", .optional(session.isAccredited.map { $0 ? "yes" : "no" })),
        ("credit_hundredths", .int(session.creditHundredths)),
      ] + matched("title", session.title) + matched("sponsor", session.sponsor))
    for role in session.roles {
      try tx.insert(
        into: "programme_role",
        [("session", .text(session.code)), ("person", .text(role.person)), ("role", .text(role.part.rawValue))])
    }
    for (index, talk) in session.talks.enumerated() {
      try tx.insert(
        into: "programme_talk",
        [("session", .text(session.code)), ("position", .int(index + 1)), ("speaker", .optional(talk.speaker))]
          + matched("title", talk.title))
    }
  }

  private static func write(_ company: Programme.Company, in tx: Transaction) throws {
    try tx.insert(
      into: "programme_company",
      [
        ("sector", .optional(company.sector?.rawValue)),
        ("ineligible", .optional(company.isIneligible.map { $0 ? "yes" : "no" })),
        ("parent", .optional(company.parent)),
      ] + matched("name", company.name))
    for (kind, terms) in [("alias", company.aliases), ("brand", company.brands)] {
      var seen: Set<String> = [""]
      for term in terms where seen.insert(folded(term)).inserted {
        try tx.insert(
          into: "programme_company_term",
          [("company", .text(company.name)), ("kind", .text(kind))] + matched("term", term))
      }
    }
  }

  private static func write(_ giveaway: Programme.Giveaway, in tx: Transaction) throws {
    try tx.insert(
      into: "programme_giveaway",
      [
        ("code", .text(giveaway.code)), ("value_minor", .optional(giveaway.unitValue?.minor)),
        ("value_currency", .optional(giveaway.unitValue?.currency.code)),
      ] + matched("giver", giveaway.company) + matched("item", giveaway.item) + matched("recipient", giveaway.recipient)
    )
  }

  /// A text, and beside it the form it is matched by.
  private static func matched(_ column: String, _ text: String?) -> Columns {
    [(column, .optional(text)), ("\(column)_folded", .optional(text.map { folded($0) }))]
  }
}
