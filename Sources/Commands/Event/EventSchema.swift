import ArgumentParser
import EventData
import Foundation

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
      throw ExplainedError.missing("event file", file ?? "", among: EventDefinition.fileNames)
    }
    return .done
  }
}
