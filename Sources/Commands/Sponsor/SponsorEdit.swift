import ArgumentParser
import EventData
import Sponsorship

/// `onco sponsor edit`.
struct SponsorEdit: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Correct what is on file about a sponsor.",
    discussion: "Invoices that were issued keep what they said.")

  @Argument(help: "The sponsor's code, such as S-001.")
  var code: String
  @Option(help: "Who receives the invoices.")
  var contact: String?
  @Option(help: "Where invoices are mailed.")
  var email: String?
  @Option(help: "Postal address, on one line.")
  var address: String?
  @Option(help: "Province, which decides the sales tax.")
  var province: String?
  @Option(help: "National tax number.")
  var ntn: String?
  @Option(help: "Sales tax registration number.")
  var strn: String?
  @Option(help: "What the company makes or does; a wrong word names the allowed ones.")
  var sector: String?
  @Option(help: "The company that owns it.")
  var parent: String?
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions

  func validate() throws {
    if [contact, email, address, province, ntn, strn, sector, parent].allSatisfy({ $0 == nil }) {
      throw ValidationError("Say what to correct, such as --email NEW.")
    }
  }

  func run(in context: CommandContext) async throws -> Ending {
    let address = try email.map(EmailAddress.typed)
    let event = try context.event(options)
    let code = Series.sponsor.complete(code)
    let changes = try event.change(dryRun) { tx in
      var sponsor = try Sponsors.required(code, in: tx)
      if let contact { sponsor.contactName = contact }
      if let address { sponsor.contactEmail = address }
      if let postal = self.address { sponsor.address = postal }
      if let province { sponsor.province = province }
      if let ntn { sponsor.ntn = ntn }
      if let strn { sponsor.strn = strn }
      if let sector { sponsor.sector = sector }
      if let parent { sponsor.parent = parent }
      return try Sponsors.update(sponsor, in: tx)
    }
    return context.print(changes, of: code, dryRun)
  }
}
