import ArgumentParser
import EventData
import Foundation
import Sponsorship

/// `onco sponsor import`.
struct SponsorImport: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Add many sponsors from a CSV: all of them, or none.",
    discussion: """
      Headers: Name, Contact, Email, Address, Province, Package; NTN, STRN, Sector, Parent company, Aliases, Brands, \
      Agreement with, Signed by society, Signed by sponsor may be left out. Several aliases or brands are separated by ; \
      Sponsors that are there already are passed over.
      """)

  @Argument(help: "The CSV file (UTF-8).")
  var file: String
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let bytes = try context.read(file)
    let event = try context.event(options)
    let table = try FixedTable(
      bytes, file: file, required: ["Name", "Contact", "Email", "Address", "Province", "Package"],
      optional: [
        "NTN", "STRN", "Sector", "Parent company", "Aliases", "Brands", "Agreement with", "Signed by society",
        "Signed by sponsor",
      ])
    let store = try event.openStore()
    var added = 0
    var known = 0
    let work: (Transaction) throws -> Void = { tx in
      (added, known) = (0, 0)  // the store may run it again
      try table.forEach(file: file) { record in
        let sponsor = try sponsor(record)
        if try SponsorBook.code(named: sponsor.name, in: tx) != nil {
          known += 1
        } else {
          _ = try SponsorBook.add(sponsor, offer: event.definition.sponsorship, now: event.now, in: tx)
          added += 1
        }
      }
    }
    if dryRun.dryRun { try store.rehearse(work) } else { try store.write(event.author, work) }
    context.print(
      "\(counted(added, "sponsor")) added, \(known) there before\(dryRun.dryRun ? " (dry run: nothing was kept)" : "")")
    return .done
  }

  private func sponsor(_ record: FixedTable.Record) throws -> Sponsor {
    let place = "\(file), row \(record.row)"
    guard let email = EmailAddress(record.text("Email")) else {
      throw ExplainedError(
        .refused, "'\(record.text("Email"))' is no e-mail address", at: place,
        remedy: "Ask the sponsor for the right one.")
    }
    func day(_ header: String) throws -> CalendarDate? {
      let text = record.text(header)
      if text.isEmpty { return nil }
      if let day = CalendarDate(text) { return day }
      throw ExplainedError(.refused, "'\(text)' is no day", at: place, remedy: "Write it as 2026-08-01.")
    }
    func list(_ header: String) -> [String] {
      record.text(header).split(separator: ";").map(\.trimmed).filter { !$0.isEmpty }
    }
    var sponsor = Sponsor(
      name: record.text("Name"), contactName: record.text("Contact"), contactEmail: email,
      address: record.text("Address"), province: record.text("Province"), package: record.text("Package"))
    (sponsor.ntn, sponsor.strn) = (record.text("NTN"), record.text("STRN"))
    (sponsor.sector, sponsor.parent) = (record.text("Sector"), record.text("Parent company"))
    (sponsor.aliases, sponsor.brands) = (list("Aliases"), list("Brands"))
    sponsor.agreementParty = record.text("Agreement with")
    sponsor.signedBySociety = try day("Signed by society")
    sponsor.signedBySponsor = try day("Signed by sponsor")
    return sponsor
  }
}
