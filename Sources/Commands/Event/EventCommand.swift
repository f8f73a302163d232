import ArgumentParser
import EventData
import Foundation

/// `onco event`.
struct EventCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "event", abstract: "Make, check and look at an event.",
    subcommands: [EventNew.self, EventCheck.self, EventShow.self, EventStatus.self, EventSchema.self])
}

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
      let columns = [
        Listing.Column("file", "File"), Listing.Column("line", "Line"), Listing.Column("column", "Column"),
        Listing.Column("message", "Message"),
      ]
      let rows = problems.map {
        [Listing.Cell.text($0.file), .number($0.line), .number($0.column), .text($0.message)]
      }
      context.print(Listing(columns: columns, rows: rows), as: format, noun: "problem")
      if !problems.isEmpty { throw ExitCode(65) }
      return .done
    }
    let definition = try result.get()
    context.print(
      "\(folder.name) is sound: \(definition.event.name), \(definition.event.starts) to \(definition.event.ends).")
    return .done
  }
}

/// `onco event schema`.
struct EventSchema: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print or write the JSON Schema of the event's files, by which editors complete and check them.",
    discussion: """
      With --out FOLDER every schema is written there. An editor with a YAML language server reads it from a first line \
      such as:  # yaml-language-server: $schema=FOLDER/event.schema.json
      """)

  @Argument(help: "Which file, such as event.yaml; all of them with --out.")
  var file: String?
  @Option(help: "Write the schemas of all files into this folder.")
  var out: String?

  func validate() throws {
    if (file == nil) == (out == nil) { throw ValidationError("Name one file, or give --out FOLDER for all.") }
  }

  func run(in context: CommandContext) async throws -> Ending {
    if let out {
      for name in EventDefinition.fileNames {
        let target = context.url(out).appending(path: name.replacing(".yaml", with: ".schema.json"))
        let text = (EventDefinition.schema(of: name) ?? .null).rendered(pretty: true) + "\n"
        try context.write(Data(text.utf8), to: target)
      }
      context.print("\(counted(EventDefinition.fileNames.count, "schema")) written to \(out)")
    } else if let file, let schema = EventDefinition.schema(of: file) {
      context.print(schema.rendered(pretty: true))
    } else {
      throw ExplainedError(
        .usage, "There is no event file '\(file ?? "")'",
        remedy: "Choose one of: \(EventDefinition.fileNames.joined(separator: ", ")).")
    }
    return .done
  }
}
