public import EventData

/// The sponsors of an event.
public enum Sponsors {
  /// Adds a sponsor and returns its code.
  ///
  /// - Throws: `ExplainedError` (refused) when a text is missing or has line breaks, the package is unknown or sold
  ///   out, or a sponsor of that name is there already.
  public static func add(_ sponsor: Sponsor, offer: SponsorshipOffer, now: Moment, in tx: Transaction) throws -> String
  {
    try check(sponsor)
    guard let package = offer.package(sponsor.package) else {
      throw ExplainedError.missing(
        "package", sponsor.package, among: offer.packages.map(\.code), kind: .refused, or: "add it to sponsorship.yaml")
    }
    if let limit = package.limit, try SponsorQueries.count(package: package.code, in: tx) >= limit {
      throw ExplainedError(
        .refused, "The package '\(package.name)' is sold out (\(limit))",
        remedy: "Offer another package, or raise 'limit' in sponsorship.yaml when the committee has decided so.")
    }
    if let other = try SponsorQueries.code(named: sponsor.name, in: tx) {
      throw ExplainedError(
        .refused, "'\(sponsor.name)' is a sponsor already", at: other,
        remedy: "Look at it with: onco sponsor show \(other)")
    }
    let code = try Series.sponsor.next(in: tx)
    try SponsorQueries.insert(sponsor, code: code, now: now, in: tx)
    tx.note("\(code) new sponsor: \(sponsor.name), \(sponsor.package)")
    return code
  }

  /// Writes a sponsor's corrected columns and returns what changed, `column: old -> new` each.
  ///
  /// - Throws: `ExplainedError` as `add` does for missing or malformed texts.
  public static func update(_ sponsor: Sponsor, in tx: Transaction) throws -> [String] {
    try check(sponsor)
    let before = try required(sponsor.code, in: tx)
    let changes = zip(SponsorQueries.editable(before), SponsorQueries.editable(sponsor))
      .filter { $0.value != $1.value }.map { "\($0.name): \($0.value.string ?? "") -> \($1.value.string ?? "")" }
    guard !changes.isEmpty else { return [] }
    try SponsorQueries.update(sponsor, in: tx)
    for change in changes { tx.note("\(sponsor.code) \(change)") }
    return changes
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

  /// The code of the sponsor with a name, case and accents aside; nil when there is none.
  public static func code(named name: String, in tx: Transaction) throws -> String? {
    try SponsorQueries.code(named: name, in: tx)
  }

  /// One sponsor, or an error that says how to find it.
  public static func required(_ code: String, in tx: Transaction) throws -> Sponsor {
    guard let row = try SponsorQueries.rows(code, in: tx).first, let sponsor = try SponsorQueries.sponsor(row, in: tx)
    else {
      throw ExplainedError.missing("sponsor", code, see: "sponsor list")
    }
    return sponsor
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
    let all = texts + [("ntn", sponsor.ntn), ("strn", sponsor.strn), ("sector", sponsor.sector)]
    if let (field, _) = all.first(where: { $0.1.hasControls }) {
      throw ExplainedError(
        .refused, "The sponsor's \(field) holds a line break or control character", remedy: "Type it on one line.")
    }
  }
}
