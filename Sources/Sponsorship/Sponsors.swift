public import EventData
import Mail

/// The sponsors of an event.
public enum Sponsors {
  /// Adds a sponsor and returns its code.
  ///
  /// - Throws: `ExplainedError` (refused) when a text is missing or has line breaks, the package is unknown or sold
  ///   out, or another sponsor has the name or an alias.
  public static func add(_ sponsor: Sponsor, offer: SponsorshipOffer, now: Moment, in tx: Transaction) throws -> String
  {
    try check(sponsor)
    try checkPackage(of: sponsor, offer: offer, in: tx)
    try checkNames([sponsor.name] + sponsor.aliases, of: "", in: tx)
    let code = try Series.sponsor.next(in: tx)
    try SponsorQueries.insert(sponsor, code: code, now: now, in: tx)
    tx.note("\(code) new sponsor: \(sponsor.name), \(sponsor.package)")
    return code
  }

  /// Writes what was corrected and returns what changed, `what: old -> new` each. A former name stays as an alias, so that
  /// rules go on knowing the company under it.
  ///
  /// - Throws: `ExplainedError` as `add` does.
  public static func update(_ sponsor: Sponsor, offer: SponsorshipOffer, in tx: Transaction) throws -> [String] {
    try check(sponsor)
    let before = try required(sponsor.code, in: tx)
    var sponsor = sponsor
    if before.package != sponsor.package { try checkPackage(of: sponsor, offer: offer, in: tx) }
    let known = Set(([before.name] + before.aliases).map { folded($0) })
    try checkNames(
      ([sponsor.name] + sponsor.aliases).filter { !known.contains(folded($0)) }, of: sponsor.code, in: tx)
    if folded(before.name) != folded(sponsor.name) {
      if !sponsor.aliases.contains(where: { folded($0) == folded(before.name) }) { sponsor.aliases.append(before.name) }
    }
    var changes = zip(SponsorQueries.editable(before), SponsorQueries.editable(sponsor))
      .filter { $0.value != $1.value }.map {
        "\(words[$0.name] ?? $0.name): \($0.value.string ?? "") -> \($1.value.string ?? "")"
      }
    if !changes.isEmpty { try SponsorQueries.update(sponsor, in: tx) }
    try SponsorQueries.replaceTerms(of: sponsor, in: tx)
    let after = try required(sponsor.code, in: tx)
    for (what, old, new) in [("aliases", before.aliases, after.aliases), ("brands", before.brands, after.brands)]
    where old != new {
      changes.append("\(what): \(listed(old)) -> \(listed(new))")
    }
    for change in changes { tx.note("\(sponsor.code) \(change)") }
    return changes
  }

  private static func listed(_ words: [String]) -> String { words.isEmpty ? "none" : words.joined(separator: "; ") }

  /// What columns are called in front of people.
  private static let words = [
    "contact_name": "contact", "contact_email": "email", "ntn": "NTN", "strn": "STRN", "parent_company": "parent",
  ]

  /// Takes a sponsor off: it counts for no rule and no package any more, and gets no invoice. Its invoices stay as issued;
  /// mails with an open one that wait are taken back, for what was sent cannot be.
  ///
  /// - Parameter invoicesStand: true when it is settled what becomes of an invoice that is still open.
  /// - Returns: its invoices, and the codes of the mails that were taken back.
  /// - Throws: `ExplainedError` (refused) when it is withdrawn already, or an invoice is open and nothing was said of it.
  public static func withdraw(
    _ code: String, _ withdrawal: Sponsor.Withdrawal, invoicesStand: Bool, in tx: Transaction
  ) throws -> (invoices: [Invoices.Entry], mails: [String]) {
    let sponsor = try required(code, in: tx)
    if let earlier = sponsor.withdrawal {
      throw ExplainedError(
        .refused, "\(sponsor.name) was withdrawn on \(earlier.day): \(earlier.reason)", at: code,
        remedy: "Nothing needs to be done. If it supports the congress after all: onco sponsor withdraw \(code) --undo")
    }
    let invoices = try Invoices.list(of: code, in: tx)
    let open = invoices.filter { $0.paid.minor < $0.total.minor }
    guard open.isEmpty || invoicesStand else {
      let list = open.map { "\($0.number) (\($0.total), paid \($0.paid))" }.joined(separator: ", ")
      throw ExplainedError(
        .refused, "\(sponsor.name) has an open invoice: \(list)", at: code,
        why: "An issued invoice stays as it is; somebody must decide whether it is still to be paid.",
        remedy:
          "Settle with the treasurer what becomes of it (a fee for the withdrawal, or a credit note in the books), "
          + "then add --invoices-stand. Nothing was changed.")
    }
    try SponsorQueries.updateWithdrawal(code, withdrawal, in: tx)
    tx.note("\(code) \(sponsor.name) withdrawn on \(withdrawal.day): \(withdrawal.reason)")
    return (invoices, try open.flatMap { try Outbox.withdraw(.invoice, about: $0.number, in: tx) })
  }

  /// Takes a withdrawn sponsor back, when its package is still to be had.
  public static func takeBack(_ code: String, offer: SponsorshipOffer, in tx: Transaction) throws -> Sponsor {
    let sponsor = try required(code, in: tx)
    guard sponsor.withdrawal != nil else {
      throw ExplainedError(.refused, "\(sponsor.name) is not withdrawn", at: code, remedy: "Nothing needs to be done.")
    }
    try checkPackage(of: sponsor, offer: offer, in: tx)
    try SponsorQueries.updateWithdrawal(code, nil, in: tx)
    tx.note("\(code) \(sponsor.name) supports the congress again")
    return sponsor
  }

  /// Notes the agreement with a sponsor: who stands for the society, and the two signatures.
  public static func recordAgreement(
    _ code: String, party: String?, signedBySociety: CalendarDate?, signedBySponsor: CalendarDate?, in tx: Transaction
  ) throws {
    _ = try required(code, in: tx)
    let (society, sponsor) = (signedBySociety?.description, signedBySponsor?.description)
    try SponsorQueries.updateAgreement(code, party: party, society: society, sponsor: sponsor, in: tx)
    tx.note(
      "\(code) agreement: party \(party ?? "as before"), society \(society ?? "as before"), "
        + "sponsor \(sponsor ?? "as before")")
  }

  /// All sponsors by code.
  public static func list(in tx: Transaction) throws -> [Sponsor] {
    try SponsorQueries.rows(nil, in: tx).compactMap { try SponsorQueries.sponsor($0, in: tx) }
  }

  /// The code of the sponsor with a name or else an alias, case and accents aside; nil when there is none.
  public static func code(named name: String, in tx: Transaction) throws -> String? {
    try SponsorQueries.code(named: name, beside: "", in: tx)
  }

  /// One sponsor, or an error that says how to find it.
  public static func required(_ code: String, in tx: Transaction) throws -> Sponsor {
    guard let row = try SponsorQueries.rows(code, in: tx).first, let sponsor = try SponsorQueries.sponsor(row, in: tx)
    else {
      throw ExplainedError.missing("sponsor", code, see: "sponsor list")
    }
    return sponsor
  }

  /// Refuses a name or alias that another sponsor has: at the next import one company would be two, or two one.
  private static func checkNames(_ names: [String], of code: String, in tx: Transaction) throws {
    for name in names {
      guard let other = try SponsorQueries.code(named: name, beside: code, in: tx) else { continue }
      let company = try required(other, in: tx).name
      throw ExplainedError(
        .refused, "'\(name)' is a sponsor already", at: other,
        why: folded(company) == folded(name) ? nil : "It is another name of '\(company)'.",
        remedy: "Look at it with: onco sponsor show \(other)")
    }
  }

  private static func checkPackage(of sponsor: Sponsor, offer: SponsorshipOffer, in tx: Transaction) throws {
    guard let package = offer.package(sponsor.package) else {
      throw ExplainedError.missing(
        "package", sponsor.package, among: offer.packages.map(\.code), kind: .refused, or: "add it to sponsorship.yaml")
    }
    let sold = try SponsorQueries.count(package: package.code, beside: sponsor.code, in: tx)
    if let limit = package.limit, sold >= limit {
      throw ExplainedError(
        .refused, "The package '\(package.name)' is sold out (\(limit))",
        remedy: "Offer another package, or raise 'limit' in sponsorship.yaml when the committee has decided so.")
    }
  }

  private static func check(_ sponsor: Sponsor) throws {
    let texts = [
      ("name", sponsor.name), ("contact", sponsor.contactName), ("address", sponsor.address),
      ("province", sponsor.province),
    ]
    if let (field, _) = texts.first(where: { $0.1.trimmed.isEmpty }) {
      throw ExplainedError(
        .refused, "The sponsor's \(field) is empty", why: "An invoice cannot be issued without it.",
        remedy: "Give it with --\(field).")
    }
    let sectors = Programme.Company.Sector.allCases.map(\.rawValue)
    guard sponsor.sector.isEmpty || sectors.contains(sponsor.sector) else {
      let hint = didYouMean(sponsor.sector, in: sectors)
      throw ExplainedError(
        .refused, "'\(sponsor.sector)' is no sector that compliance rules know.\(hint)",
        remedy: "Choose one of: \(sectors.joined(separator: ", ")); leave it out when it is not known yet.")
    }
    let terms = sponsor.aliases.map { ("alias", $0) } + sponsor.brands.map { ("brand", $0) }
    let all = texts + terms + [("ntn", sponsor.ntn), ("strn", sponsor.strn), ("sector", sponsor.sector)]
    if let (field, _) = all.first(where: { $0.1.hasControls }) {
      throw ExplainedError(
        .refused, "The sponsor's \(field) holds a line break or control character", remedy: "Type it on one line.")
    }
  }
}
