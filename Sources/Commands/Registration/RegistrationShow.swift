import ArgumentParser
import EventData
import Registration

/// `onco registration show`.
struct RegistrationShow: ContextCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one delegate in full.")

  @Argument(help: "The code, such as R-00012.")
  var code: String
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let store = try event.openStore()
    let record = try store.read { try RegistrationDesk.required(Series.registration.complete(code), in: $0) }
    var details = Details()
    details.add("code", "Code", record.code)
    details.add("name", "Name", record.name.full)
    details.add("name_urdu", "In Urdu", record.nameUrdu)
    details.add("email", "E-mail", record.email?.description)
    details.add("mobile", "Mobile", record.mobile)
    details.add("category", "Category", record.category)
    details.add("membership_number", "Membership", record.membershipNumber)
    details.add("designation", "Designation", record.designation)
    details.add("institution", "Institution", record.institution)
    details.add("city", "City", record.city)
    details.add("province", "Province", record.province)
    details.add(
      "workshops", "Workshops", record.workshops.joined(separator: ", "),
      json: .list(record.workshops.map { .text($0) }))
    details.add(
      "dues", "Fees", record.dues.map { "\($0.item): \($0.amount)" }.joined(separator: "\n"),
      json: .list(record.dues.map { .object([("item", .text($0.item)), ("amount", $0.amount.json)]) }))
    details.add(
      "paid", "Paid", record.paid.map(\.description).joined(separator: ", "), json: .list(record.paid.map(\.json)))
    details.add(
      "outstanding", "Outstanding",
      record.outstanding.isEmpty ? "nothing" : record.outstanding.map(\.description).joined(separator: ", "),
      json: .list(record.outstanding.map(\.json)))
    details.add(
      "surplus", "Surplus", record.surplus.map(\.description).joined(separator: ", "),
      json: .list(record.surplus.map(\.json)))
    details.add("state", "State", record.state)
    details.add("submitted_at", "Form sent", event.zone.text(record.submittedAt))
    details.add("source", "From", record.source)
    context.surroundings.write(details.rendered(as: format.format))
    return .done
  }
}
