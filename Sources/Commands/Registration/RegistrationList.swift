import ArgumentParser
import EventData
import Registration

/// `onco registration list`.
struct RegistrationList: ListCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List delegates.")

  @Option(help: "Only this category's code.")
  var category: String?
  @Flag(help: "Only those who still owe something.")
  var unpaid = false
  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func table(in event: EventContext) throws -> Table<some Any> {
    try event.checkCategory(category)
    let store = try event.openStore()
    let all = try store.read { try Registrations.list(category: category, in: $0) }
    return Table(all.filter { !unpaid || !$0.outstanding.isEmpty }, noun: "registration") {
      Column("code", "Code") { .text($0.code) }
      Column("name", "Name") { .text($0.name.full) }
      Column("category", "Category") { .text($0.category) }
      Column("institution", "Institution", spare: true) { .text($0.institution) }
      Column("email", "E-mail", spare: true) { .text($0.email?.description) }
      Column("due", "Due", spare: true) { .money($0.totalDue) }
      Column("outstanding", "Outstanding") { .money($0.outstanding) }
      Column("state", "State") { .text($0.state) }
      Column("city", "City", shown: .whenAsked) { .text($0.city) }
      Column("mobile", "Mobile", shown: .whenAsked) { .text($0.mobile) }
      Column("workshops", "Workshops", shown: .whenAsked) { .texts($0.workshops) }
    }
  }
}
