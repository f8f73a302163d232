import ArgumentParser
import EventData

/// `onco event check`.
struct EventCheck: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check the event's files: every problem at once, with file, line and column.",
    discussion: """
      The exit code is 65 when the files cannot be worked with, and 1 when they can but hold what is hardly meant: a \
      CHANGE of the starter files, a value of the sample congress, a day of last year's.
      """)

  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let folder = try EventFolder.find(options.event, in: context.surroundings)
    let files = try folder.files()
    let definition: EventDefinition
    switch EventDefinition.read(files) {
    case .success(let sound): definition = sound
    case .failure(let errors):
      guard format.format != .table else { throw errors }
      list(errors.problems, context)
      throw ExitCode(65)
    }
    let sample = context.share.sampleEvent().flatMap { place in
      place.path == folder.url.path ? nil : try? EventFolder(url: place).definition().event
    }
    let leftovers = Leftovers(files, isFictional: definition.event.isFictional, sample: sample).problems
    let doubts = Set(definition.doubts + leftovers).sorted()
    guard format.format == .table else {
      list(doubts, context)
      return doubts.isEmpty ? .done : .partly
    }
    let congress = "\(definition.event.name), \(definition.event.starts) to \(definition.event.ends)"
    for doubt in doubts { context.print("\(doubt)") }
    context.print(
      doubts.isEmpty
        ? "\(folder.name) is sound: \(congress)."
        : "\(folder.name) can be read (\(congress)), but \(counted(doubts.count, "line")) must be looked at: see above."
    )
    // The sample itself is meant to be fictional.
    if definition.event.isFictional, definition.event.name != sample?.name {
      context.say("It is marked 'fictional: yes', and documents say so; set it to no once the values are real.")
    }
    return doubts.isEmpty ? .done : .partly
  }

  private func list(_ problems: [DefinitionProblem], _ context: CommandContext) {
    context.print(
      Table(problems, noun: "problem") {
        Column("file", "File") { .text($0.file) }
        Column("line", "Line") { .number($0.line) }
        Column("column", "Column") { .number($0.column) }
        Column("message", "Message") { .text($0.message) }
      }, as: format)
  }
}
