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
      Column("name_urdu", "In Urdu", shown: .whenAsked) { .text($0.nameUrdu) }
      Column("designation", "Designation", shown: .whenAsked) { .text($0.designation) }
      Column("city", "City", shown: .whenAsked) { .text($0.city) }
      Column("province", "Province", shown: .whenAsked) { .text($0.province) }
      Column("mobile", "Mobile", shown: .whenAsked) { .text($0.mobile) }
      Column("membership_number", "Membership", shown: .whenAsked) { .text($0.membershipNumber) }
      for column in RegistrationColumn.further {
        Column(column.rawValue, column.label, shown: .whenAsked) { .text($0.answers[column]) }
      }
      Column("payment_method", "Payment mode", shown: .whenAsked) { .text($0.paymentMethod) }
      Column("amount", "Said to be paid", shown: .whenAsked) { .money([$0.declared].compactMap(\.self)) }
      Column("shares_contact", "Shares contact", shown: .whenAsked) { .text($0.sharesContact) }
      Column("workshops", "Workshops", shown: .whenAsked) { .texts($0.workshops) }
      Column("not_understood", "Not understood", shown: .whenAsked) { .text($0.notUnderstood) }
      Column("submitted_at", "Form sent", shown: .whenAsked) { .moment($0.submittedAt, event.zone) }
      Column("source", "From", shown: .whenAsked) { .text($0.source) }
    }
  }
}
