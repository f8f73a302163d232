import ArgumentParser
import EventData
import Sponsorship

/// `onco sponsor`.
struct SponsorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sponsor", abstract: "Sponsors and their agreements.",
    subcommands: [SponsorAdd.self, SponsorImport.self, SponsorAgreement.self, SponsorList.self, SponsorShow.self])
}

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
    guard let address = EmailAddress(email) else {
      throw ExplainedError(.usage, "'\(email)' is no e-mail address", remedy: "Ask the sponsor for the right one.")
    }
    var sponsor = Sponsor(
      name: name, contactName: contact, contactEmail: address, address: self.address, province: province,
      package: package)
    (sponsor.ntn, sponsor.strn, sponsor.sector, sponsor.parent) = (ntn, strn, sector, parent)
    (sponsor.aliases, sponsor.brands) = (alias, brand)
    let event = try context.event(options)
    let store = try event.openStore()
    let final = sponsor
    let work: (Transaction) throws -> String = {
      try SponsorBook.add(final, offer: event.definition.sponsorship, now: event.now, in: $0)
    }
    let code = dryRun.dryRun ? try store.rehearse(work) : try store.write(event.author, work)
    context.print("\(code): \(name), \(package)\(dryRun.dryRun ? " (dry run: nothing was kept)" : "")")
    return .done
  }
}

/// `onco sponsor agreement`.
struct SponsorAgreement: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement", abstract: "Note the agreement with a sponsor: the society's side, and both signatures.")

  @Argument(help: "The sponsor's code, such as S-001.")
  var code: String
  @Option(help: "Who stands in the agreement for the society: its legal name.")
  var party: String?
  @Option(name: .customLong("signed-by-society"), help: "The day the society signed, such as 2026-08-01.")
  var signedBySociety: String?
  @Option(name: .customLong("signed-by-sponsor"), help: "The day the sponsor signed.")
  var signedBySponsor: String?
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let society = try day(signedBySociety)
    let sponsor = try day(signedBySponsor)
    let event = try context.event(options)
    let store = try event.openStore()
    try store.write(event.author) {
      try SponsorBook.recordAgreement(
        code.uppercased(), party: party, signedBySociety: society, signedBySponsor: sponsor, in: $0)
    }
    context.print("\(code.uppercased()): agreement noted.")
    return .done
  }

  private func day(_ text: String?) throws -> CalendarDate? {
    guard let text else { return nil }
    if let day = CalendarDate(text) { return day }
    throw ExplainedError(.usage, "'\(text)' is no day", remedy: "Write it as 2026-08-01.")
  }
}

/// `onco sponsor list`.
struct SponsorList: ContextCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the sponsors.")

  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let store = try context.event(options).openStore()
    let rows = try store.read { try SponsorBook.list(in: $0) }.map { sponsor in
      [
        Listing.Cell.text(sponsor.code), .text(sponsor.name), .text(sponsor.package), .text(sponsor.contactName),
        .text(sponsor.contactEmail.description), .text(sponsor.province), .text(sponsor.agreement),
      ]
    }
    let columns = [
      Listing.Column("code", "Code"), .init("name", "Name"), .init("package", "Package"), .init("contact", "Contact"),
      .init("email", "E-mail"), .init("province", "Province"), .init("agreement", "Agreement"),
    ]
    context.print(Listing(columns: columns, rows: rows), as: format, noun: "sponsor")
    return .done
  }
}

/// `onco sponsor show`.
struct SponsorShow: ContextCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one sponsor in full.")

  @Argument(help: "The sponsor's code, such as S-001.")
  var code: String
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let store = try context.event(options).openStore()
    let sponsor = try store.read { try SponsorBook.required(code.uppercased(), in: $0) }
    var details = Details()
    details.add("code", "Code", sponsor.code)
    details.add("name", "Name", sponsor.name)
    details.add(
      "aliases", "Also known as", sponsor.aliases.joined(separator: ", "),
      json: .list(sponsor.aliases.map { .text($0) }))
    details.add(
      "brands", "Brands", sponsor.brands.joined(separator: ", "), json: .list(sponsor.brands.map { .text($0) }))
    details.add("package", "Package", sponsor.package)
    details.add("contact", "Contact", sponsor.contactName)
    details.add("email", "E-mail", sponsor.contactEmail.description)
    details.add("address", "Address", sponsor.address)
    details.add("province", "Province", sponsor.province)
    details.add("ntn", "NTN", sponsor.ntn)
    details.add("strn", "STRN", sponsor.strn)
    details.add("sector", "Sector", sponsor.sector)
    details.add("parent", "Owned by", sponsor.parent)
    details.add("agreement_party", "Agreement with", sponsor.agreementParty)
    details.add("agreement", "Signatures", sponsor.agreement)
    context.surroundings.write(details.rendered(as: format.format))
    return .done
  }
}

extension Sponsor {
  /// `signed`, or who has not signed yet.
  fileprivate var agreement: String {
    switch (signedBySociety, signedBySponsor) {
    case (nil, nil): "not signed"
    case (nil, _): "society has not signed"
    case (_, nil): "sponsor has not signed"
    default: "signed"
    }
  }
}
