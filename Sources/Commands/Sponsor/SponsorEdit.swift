import ArgumentParser
import EventData
import Sponsorship

/// `onco sponsor edit`.
struct SponsorEdit: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Correct what is on file about a sponsor.",
    discussion: """
      Invoices that were issued keep what they said. A former name stays as an alias, so that compliance rules and \
      lists that are imported again go on knowing the company under it.
      """)

  @Argument(help: "The sponsor's code, such as S-001.")
  var code: String
  @Option(help: "The legal name, as it stands on invoices.")
  var name: String?
  @Option(help: "The package's code from sponsorship.yaml.")
  var package: String?
  @Option(help: "Another name it is known by, to be added; may be given several times.")
  var alias: [String] = []
  @Option(name: .customLong("remove-alias"), help: "A name it is not known by; may be given several times.")
  var removedAliases: [String] = []
  @Option(help: "A product brand to be added; may be given several times.")
  var brand: [String] = []
  @Option(name: .customLong("remove-brand"), help: "A brand that is not its own; may be given several times.")
  var removedBrands: [String] = []
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
    let texts = [name, package, contact, email, address, province, ntn, strn, sector, parent]
    if texts.allSatisfy({ $0 == nil }), (alias + removedAliases + brand + removedBrands).isEmpty {
      throw ValidationError("Say what to correct, such as --email NEW.")
    }
  }

  func run(in context: CommandContext) async throws -> Ending {
    let address = try email.map(EmailAddress.typed)
    let event = try context.event(options)
    let code = Series.sponsor.complete(code)
    let (changes, invoices) = try event.change(dryRun) { tx in
      var sponsor = try Sponsors.required(code, in: tx)
      if let name { sponsor.name = name }
      if let package { sponsor.package = package }
      sponsor.aliases = try changed(sponsor.aliases, by: alias, without: removedAliases, "alias")
      sponsor.brands = try changed(sponsor.brands, by: brand, without: removedBrands, "brand")
      if let contact { sponsor.contactName = contact }
      if let address { sponsor.contactEmail = address }
      if let postal = self.address { sponsor.address = postal }
      if let province { sponsor.province = province }
      if let ntn { sponsor.ntn = ntn }
      if let strn { sponsor.strn = strn }
      if let sector { sponsor.sector = sector }
      if let parent { sponsor.parent = parent }
      let changes = try Sponsors.update(sponsor, offer: event.definition.sponsorship, in: tx)
      return (changes, try Invoices.list(of: code, in: tx))
    }
    let ending = context.print(changes, of: code, dryRun)
    if changes.contains(where: { $0.hasPrefix("name:") || $0.hasPrefix("package:") }), !invoices.isEmpty {
      let numbers = invoices.map { "\($0.number) (\($0.package))" }.joined(separator: ", ")
      context.say(
        "\(numbers) stays as it was issued. What differs is settled with the sponsor, or by a second invoice.")
    }
    return ending
  }

  private func changed(_ words: [String], by added: [String], without removed: [String], _ what: String) throws
    -> [String]
  {
    for word in removed where !words.contains(where: { folded($0) == folded(word) }) {
      throw ExplainedError.missing(what, word, in: words, kind: .usage, see: "sponsor show \(code)")
    }
    return (words + added).filter { word in !removed.contains { folded($0) == folded(word) } }
  }
}
