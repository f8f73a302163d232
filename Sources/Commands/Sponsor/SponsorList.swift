import ArgumentParser
import EventData
import Sponsorship

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
        .text(sponsor.contactEmail.description), .text(sponsor.province), .text(sponsor.agreementState),
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
