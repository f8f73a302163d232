import ArgumentParser
import EventData
import Registration

/// `onco registration list`.
struct RegistrationList: ContextCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List delegates.")

  @Option(help: "Only this category's code.")
  var category: String?
  @Option(help: "Only names, addresses or codes that hold this; case and accents do not matter.")
  var search: String?
  @Flag(help: "Only those who still owe something.")
  var unpaid = false
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    try event.checkCategory(category)
    let store = try event.openStore()
    let all = try store.read {
      try RegistrationDesk.list(
        .init(
          category: category, search: search.map { String($0.dropFirst(PersonName.leadingTitle(of: $0)?.count ?? 0)) }),
        in: $0)
    }
    let rows = all.filter { !unpaid || !$0.outstanding.isEmpty }.map { record in
      [
        Listing.Cell.text(record.code), .text(record.name.full), .text(record.category), .text(record.institution),
        .optional(record.email?.description), .money(record.totalDue), .money(record.outstanding), .text(record.state),
      ]
    }
    let columns = [
      Listing.Column("code", "Code"), .init("name", "Name"), .init("category", "Category"),
      .init("institution", "Institution"), .init("email", "E-mail"), .init("due", "Due", right: true),
      .init("outstanding", "Outstanding", right: true), .init("state", "State"),
    ]
    context.print(Listing(columns: columns, rows: rows), as: format, noun: "registration")
    return .done
  }
}
