import ArgumentParser
import Door
import EventData

/// `onco door`.
struct DoorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "door", abstract: "Admit delegates by their badges.", subcommands: [DoorScan.self, DoorReporting.self])
}

/// `onco door scan`.
struct DoorScan: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan", abstract: "Answer what a hand scanner types, one code a line, until the input ends.",
    discussion: """
      The scanner works as a keyboard that presses Enter after each code. Every admission is on disk before it is \
      announced. Compare the name with the face. End with Control-D.
      """)

  @Option(help: "The door's name in the report.")
  var door: String = "main"
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let keeper = try DoorKeeper(event.definition, door: door, store: try event.openStore())
    if context.surroundings.inputIsTerminal { context.say("Door '\(door)' is ready. Scan a badge; Control-D ends.") }
    if format.format == .csv { context.print("outcome,reason,registration") }
    var refused = 0
    while let line = context.surroundings.readLine() {
      // Base45 holds spaces, so only the line's own end is taken off.
      let scanned = line.hasSuffix("\r") ? String(line.dropLast()) : line
      guard !scanned.isEmpty else { continue }
      let admission = try keeper.scan(scanned, at: event.clock())
      if admission.refusal != nil { refused += 1 }
      announce(admission, in: context)
    }
    return refused > 0 ? .partly : .done
  }

  private func announce(_ admission: Admission, in context: CommandContext) {
    switch format.format {
    case .json: context.print(admission.json.rendered())
    case .csv:
      context.print("\(admission.outcome),\(admission.refusal?.rawValue ?? ""),\(admission.registration ?? "")")
    case .table:
      let who = [admission.registration ?? "", admission.name.printable, admission.category.printable]
        .filter { !$0.isEmpty }.joined(separator: "  ")
      if let refusal = admission.refusal {
        let bell = context.surroundings.outputIsTerminal ? "\u{07}" : ""
        context.print("REFUSED   \(who.isEmpty ? "" : "\(who): ")\(refusal.instruction).\(bell)")
      } else {
        context.print("ADMITTED  \(who)")
      }
    }
  }
}

/// `onco door report`.
struct DoorReporting: ContextCommand {
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
    context.print(Listing(columns: columns, rows: rows), as: format, noun: "line")
    guard format.format == .table, !report.attendance.isEmpty else { return .done }
    context.print("\nPeople admitted:")
    for entry in report.attendance {
      let label = event.definition.registration.category(entry.category)?.name ?? entry.category
      context.print("  \(entry.slot)  \(label): \(entry.people)")
    }
    return .done
  }
}
