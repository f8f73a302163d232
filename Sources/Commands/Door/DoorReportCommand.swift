import ArgumentParser
import Door
import EventData

/// `onco door report`.
struct DoorReportCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Who came in, through which door, and what was refused.")

  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options).looking
    let store = try event.openStore()
    let report = try store.read { try DoorReport.make(in: $0) }
    try context.print(
      Table(report.tallies, noun: "tally", many: "tallies") {
        Column("day", "Day") { .text($0.slot) }
        Column("door", "Door") { .text($0.door) }
        Column("outcome", "Outcome") { .text($0.outcome) }
        Column("scans", "Scans") { .number($0.scans) }
        Column("first", "First") { .moment($0.first, event.zone) }
        Column("last", "Last") { .moment($0.last, event.zone) }
      }, as: list)
    guard list.format == .table, !report.attendance.isEmpty else { return .done }
    context.print("\nPeople admitted:")
    for entry in report.attendance {
      let label = event.definition.registration.category(entry.category)?.name ?? entry.category
      context.print("  \(entry.slot)  \(label): \(entry.people)")
    }
    return .done
  }
}
