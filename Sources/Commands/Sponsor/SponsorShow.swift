import ArgumentParser
import EventData
import Sponsorship

/// `onco sponsor show`.
struct SponsorShow: ShowCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one sponsor in full.")

  @Argument(help: "The sponsor's code, such as S-001.")
  var code: String
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func details(in event: EventContext) throws -> Details {
    let store = try event.openStore()
    let sponsor = try store.read { try Sponsors.required(Series.sponsor.complete(code), in: $0) }
    return Details(sponsor) {
      Column("code", "Code") { .text($0.code) }
      Column("name", "Name") { .text($0.name) }
      Column("aliases", "Also known as") { .texts($0.aliases) }
      Column("brands", "Brands") { .texts($0.brands) }
      Column("package", "Package") { .text($0.package) }
      Column("contact", "Contact") { .text($0.contactName) }
      Column("email", "E-mail") { .text($0.contactEmail.description) }
      Column("address", "Address") { .text($0.address) }
      Column("province", "Province") { .text($0.province) }
      Column("ntn", "NTN") { .text($0.ntn) }
      Column("strn", "STRN") { .text($0.strn) }
      Column("sector", "Sector") { .text($0.sector) }
      Column("parent", "Owned by") { .text($0.parent) }
      Column("agreement_party", "Agreement with") { .text($0.agreementParty) }
      Column("agreement", "Signatures") { .text($0.agreementState) }
      Column("withdrawn_on", "Withdrawn") { .text($0.withdrawal?.day.description ?? "") }
      Column("withdrawal_reason", "Because") { .text($0.withdrawal?.reason ?? "") }
    }
  }
}
