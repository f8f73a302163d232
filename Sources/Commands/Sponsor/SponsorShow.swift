import ArgumentParser
import EventData
import Sponsorship

/// `onco sponsor show`.
struct SponsorShow: ContextCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one sponsor in full.")

  @Argument(help: "The sponsor's code, such as S-001.")
  var code: String
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let store = try context.event(options).openStore()
    let sponsor = try store.read { try SponsorBook.required(Series.sponsor.complete(code), in: $0) }
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
    details.add("agreement", "Signatures", sponsor.agreementState)
    context.surroundings.write(details.rendered(as: format.format))
    return .done
  }
}
