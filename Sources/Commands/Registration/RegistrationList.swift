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
    if let category, event.definition.registration.category(category) == nil {
      let codes = event.definition.registration.categories.map(\.code)
      throw ExplainedError(
        .usage, "There is no category '\(category)'", remedy: "Choose one of: \(codes.joined(separator: ", ")).")
    }
    let store = try event.openStore()
    let all = try store.read { try RegistrationDesk.list(.init(category: category, search: search), in: $0) }
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
