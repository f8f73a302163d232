import ArgumentParser
import EventData
import Programme

/// `onco programme check`.
struct ProgrammeCheckCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Look for people in two rooms, full sessions, missing chairs, absent presenters.",
    discussion: "Exit code 1 when something is found.")

  @Option(help: "Only this kind of finding, such as two-places; may be given several times.")
  var only: [String] = []
  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let findings = try event.openStore().read { tx in
      ProgrammeCheck.findings(
        try ProgrammeView(event.definition.programmeRules, in: tx), presenters: try Presenters.lines(in: tx))
    }.filter { only.isEmpty || only.contains($0.id) }
    try context.print(
      Table(findings, noun: "finding") {
        Column("id", "Finding") { .text($0.id) }
        Column("subject", "About", widest: 30) { .text($0.subject) }
        Column("message", "What", widest: 110, least: 48) { .text($0.message) }
        Column("remedy", "Do", widest: 110, spare: true) { .text($0.remedy) }
      }, as: list)
    return findings.isEmpty ? .done : .partly
  }
}
