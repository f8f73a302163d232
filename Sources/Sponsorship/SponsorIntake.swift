import Documents
public import EventData

/// Takes a list of sponsors.
public enum SponsorIntake {
  private static let columns = ColumnSet(
    required: ["Name", "Contact", "Email", "Address", "Province", "Package"],
    optional: [
      "NTN", "STRN", "Sector", "Parent company", "Aliases", "Brands", "Agreement with", "Signed by society",
      "Signed by sponsor",
    ])

  /// Imports a file. A sponsor that is there already, by its name or an alias, is passed over.
  ///
  /// - Throws: `ExplainedError` when the file cannot be read or the database fails; nothing was imported then.
  public static func importing(
    _ file: SourceFile, sheet: String? = nil, event: EventProfile, offer: SponsorshipOffer, _ run: ImportRun
  ) throws -> ImportReport {
    let plausible = Plausibility(before: event.ends, now: run.author.now, in: event.zone)
    let table = try IntakeTable(file.table(columns, sheet: sheet), columns: columns)
    return try run.take(table, as: .sponsor) { tx in
      try run.each(of: table, in: tx) { row in
        let sponsor = try sponsor(row, offer, plausible)
        if let code = try Sponsors.code(named: sponsor.name, in: tx) {
          let known = try Sponsors.required(code, in: tx)
          return .init(
            row, code: code, .unchanged,
            (known.withdrawal == nil ? [] : [withdrawn(code)])
              + (folded(known.name) == folded(sponsor.name) ? [] : [renamed(known)]))
        }
        return .init(row, code: try Sponsors.add(sponsor, offer: offer, now: run.author.now, in: tx), .new)
      }
    }
  }

  private static func withdrawn(_ code: String) -> ImportReport.Problem {
    .init(
      "withdrawn", .warning, "\(code) was withdrawn and stays so",
      remedy: "When it supports the congress after all: onco sponsor withdraw \(code) --undo")
  }

  private static func renamed(_ known: Sponsor) -> ImportReport.Problem {
    .init(
      "other-name", .warning, "this is another name of \(known.code), '\(known.name)', which stays as it is",
      remedy:
        "If it is another company, take the alias off with onco sponsor edit \(known.code) --remove-alias ... first")
  }

  private static func sponsor(
    _ row: IntakeTable.Row, _ offer: SponsorshipOffer, _ plausible: Plausibility
  ) throws -> Sponsor {
    guard let email = EmailAddress(row.text("Email")) else {
      throw ExplainedError(
        .refused, "'\(row.text("Email"))' is no e-mail address", remedy: "Ask the sponsor for the right one.")
    }
    func day(_ header: String) throws -> CalendarDate? {
      let text = row.text(header)
      if text.isEmpty { return nil }
      guard let day = CalendarDate(text) else {
        throw ExplainedError(.refused, "'\(text)' is no day", remedy: "Write it as 2026-08-01.")
      }
      try plausible.require(day)
      return day
    }
    func list(_ header: String) -> [String] {
      row.text(header).split(separator: ";").map(\.trimmed).filter { !$0.isEmpty }
    }
    // A list names a package as the prospectus does, or its code in capitals.
    let package = row.text("Package")
    let wanted = offer.packages.first { [folded($0.code), folded($0.name)].contains(folded(package)) }
    var sponsor = Sponsor(
      name: row.text("Name"), contactName: row.text("Contact"), contactEmail: email, address: row.text("Address"),
      province: row.text("Province"), package: wanted?.code ?? package)
    (sponsor.ntn, sponsor.strn) = (row.text("NTN"), row.text("STRN"))
    (sponsor.sector, sponsor.parent) = (row.text("Sector"), row.text("Parent company"))
    (sponsor.aliases, sponsor.brands) = (list("Aliases"), list("Brands"))
    sponsor.agreementParty = row.text("Agreement with")
    sponsor.signedBySociety = try day("Signed by society")
    sponsor.signedBySponsor = try day("Signed by sponsor")
    return sponsor
  }
}
