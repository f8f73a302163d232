import Abstracts
import ArgumentParser
import EventData

/// `onco programme check`.
struct ProgrammeCheckCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Look for people in two rooms, full sessions, missing chairs, absent presenters.",
    discussion: "Exit code 1 when something is found.")

  @Option(help: "Only this kind of finding, such as two-places; may be given several times.")
  var only: [String] = []
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let findings = try event.openStore().read { tx in
      ProgrammeCheck.findings(try ProgrammeView(event.definition, in: tx), presenters: try PresenterDesk.lines(in: tx))
    }.filter { only.isEmpty || only.contains($0.id) }
    context.print(
      Listing(
        columns: [
          .init("id", "Finding"), .init("subject", "About", widest: 30), .init("message", "What", widest: 110),
          .init("remedy", "Do", widest: 110),
        ],
        rows: findings.map { [.text($0.id), .text($0.subject), .text($0.message), .text($0.remedy)] }),
      as: format, noun: "finding")
    return findings.isEmpty ? .done : .partly
  }
}
