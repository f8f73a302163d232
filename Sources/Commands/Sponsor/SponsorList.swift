import ArgumentParser
import EventData
import Sponsorship

/// `onco sponsor list`.
struct SponsorList: ListCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the sponsors.")

  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func table(in event: EventContext) throws -> Table<some Any> {
    let store = try event.openStore()
    return Table(try store.read { try Sponsors.list(in: $0) }, noun: "sponsor") {
      Column("code", "Code") { .text($0.code) }
      Column("name", "Name") { .text($0.name) }
      Column("package", "Package") { .text($0.package) }
      Column("contact", "Contact") { .text($0.contactName) }
      Column("email", "E-mail", spare: true) { .text($0.contactEmail.description) }
      Column("province", "Province", spare: true) { .text($0.province) }
      Column("agreement", "Agreement") { .text($0.agreementState) }
      Column("state", "State") { .text($0.withdrawal == nil ? "active" : "withdrawn") }
    }
  }
}
