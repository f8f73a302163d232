import ArgumentParser
import Door
import EventData

/// `onco door report`.
struct DoorReportCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Who came in, through which door, and what was refused.")

  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let store = try event.openStore()
    let report = try store.read { try DoorReport.make(in: $0) }
    let rows = report.tallies.map { tally in
      [
        Listing.Cell.text(tally.slot), .text(tally.door), .text(tally.outcome), .number(tally.scans),
        .moment(tally.first, event.zone), .moment(tally.last, event.zone),
      ]
    }
    let columns = [
      Listing.Column("day", "Day"), .init("door", "Door"), .init("outcome", "Outcome"),
      .init("scans", "Scans", right: true), .init("first", "First"), .init("last", "Last"),
    ]
    context.print(Listing(columns: columns, rows: rows), as: format, noun: "tally", many: "tallies")
    guard format.format == .table, !report.attendance.isEmpty else { return .done }
    context.print("\nPeople admitted:")
    for entry in report.attendance {
      let label = event.definition.registration.category(entry.category)?.name ?? entry.category
      context.print("  \(entry.slot)  \(label): \(entry.people)")
    }
    return .done
  }
}
