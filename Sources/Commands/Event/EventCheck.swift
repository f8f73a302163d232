import ArgumentParser
import EventData

/// `onco event check`.
struct EventCheck: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check the event's files: every problem at once, with file, line and column.")

  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let folder = try EventFolder.find(options.event, in: context.surroundings)
    let result = try EventDefinition.read(folder.files())
    guard format.format == .table else {
      var problems: [DefinitionProblem] = []
      if case .failure(let errors) = result { problems = errors.problems }
      context.print(
        Table(problems, noun: "problem") {
          Column("file", "File") { .text($0.file) }
          Column("line", "Line") { .number($0.line) }
          Column("column", "Column") { .number($0.column) }
          Column("message", "Message") { .text($0.message) }
        }, as: format)
      if !problems.isEmpty { throw ExitCode(65) }
      return .done
    }
    let definition = try result.get()
    context.print(
      "\(folder.name) is sound: \(definition.event.name), \(definition.event.starts) to \(definition.event.ends).")
    for (file, line) in try leftovers(folder) { context.print("\(file):\(line): still says CHANGE") }
    return .done
  }

  /// Lines of the starter files that nobody has filled in yet; whole-line comments do not count.
  private func leftovers(_ folder: EventFolder) throws -> [(file: String, line: Int)] {
    let files = try folder.files()
    return EventDefinition.fileNames.flatMap { name in
      (files[name] ?? "").split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        .filter { $1.contains("CHANGE") && !$1.trimmed.hasPrefix("#") }.map { (name, $0.offset + 1) }
    }
  }
}
