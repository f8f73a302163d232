import ArgumentParser
import EventData
import Registration

/// `onco registration show`.
struct RegistrationShow: ShowCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one delegate in full.")

  @Argument(help: "The code, such as R-00012.")
  var code: String
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func details(in event: EventContext) throws -> Details {
    let store = try event.openStore()
    let record = try store.read { try Registrations.required(Series.registration.complete(code), in: $0) }
    return Details(record) {
      Column("code", "Code") { .text($0.code) }
      Column("name", "Name") { .text($0.name.full) }
      Column("name_urdu", "In Urdu") { .text($0.nameUrdu) }
      Column("email", "E-mail") { .text($0.email?.description) }
      Column("mobile", "Mobile") { .text($0.mobile) }
      Column("category", "Category") { .text($0.category) }
      Column("membership_number", "Membership") { .text($0.membershipNumber) }
      Column("designation", "Designation") { .text($0.designation) }
      Column("institution", "Institution") { .text($0.institution) }
      Column("city", "City") { .text($0.city) }
      Column("province", "Province") { .text($0.province) }
      for column in RegistrationColumn.further {
        Column(column.rawValue, column.label) { .text($0.answers[column]) }
      }
      Column("payment_method", "Payment mode") { .text($0.paymentMethod) }
      Column("amount", "Said to be paid") { .money([$0.declared].compactMap(\.self)) }
      Column("shares_contact", "Shares contact") { .text($0.sharesContact) }
      Column("not_understood", "Not understood") { .text($0.notUnderstood) }
      Column("workshops", "Workshops") { .texts($0.workshops) }
      Column("dues", "Fees") {
        .lines(
          $0.charges.map { "\($0.item): \($0.amount)" },
          json: .list($0.charges.map { .object([("item", .text($0.item)), ("amount", $0.amount.json)]) }))
      }
      Column("paid", "Paid") { .money($0.paid) }
      Column("outstanding", "Outstanding") {
        $0.outstanding.isEmpty ? Cell("nothing", json: .list([])) : .money($0.outstanding)
      }
      Column("surplus", "Surplus") { .money($0.surplus) }
      Column("state", "State") { .text($0.state) }
      Column("submitted_at", "Form sent") { .moment($0.submittedAt, event.zone) }
      Column("source", "From") { .text($0.source) }
    }
  }
}
