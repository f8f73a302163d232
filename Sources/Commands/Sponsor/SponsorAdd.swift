import ArgumentParser
import EventData
import Sponsorship

/// `onco sponsor add`.
struct SponsorAdd: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a sponsor with its package.",
    discussion: "What is left out counts as unknown in compliance checks, never as fine.")

  @Argument(help: "The legal name, as it stands on invoices.")
  var name: String
  @Option(help: "The package's code from sponsorship.yaml.")
  var package: String
  @Option(help: "Who receives the invoices.")
  var contact: String
  @Option(help: "Where invoices are mailed.")
  var email: String
  @Option(help: "Postal address, on one line.")
  var address: String
  @Option(help: "Province, which decides the sales tax, such as Punjab.")
  var province: String
  @Option(help: "National tax number.")
  var ntn: String = ""
  @Option(help: "Sales tax registration number.")
  var strn: String = ""
  @Option(
    help:
      "What the company makes or does: pharmaceutical, medical-device, diagnostics, bank ...; a wrong word names them all."
  )
  var sector: String = ""
  @Option(help: "The company that owns it.")
  var parent: String = ""
  @Option(help: "Another name it is known by; may be given several times.")
  var alias: [String] = []
  @Option(help: "A product brand; may be given several times.")
  var brand: [String] = []
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    var sponsor = Sponsor(
      name: name, contactName: contact, contactEmail: try .typed(email), address: self.address, province: province,
      package: package)
    (sponsor.ntn, sponsor.strn, sponsor.sector, sponsor.parent) = (ntn, strn, sector, parent)
    (sponsor.aliases, sponsor.brands) = (alias, brand)
    let event = try context.event(options)
    let final = sponsor
    let code = try event.change(dryRun, in: event.startStore()) {
      try Sponsors.add(final, offer: event.definition.sponsorship, now: event.now, in: $0)
    }
    context.print("\(code): \(name), \(package)\(dryRun.suffix)")
    return .done
  }
}
