import Abstracts
import ArgumentParser
import Documents
import EventData

/// `onco abstract import`.
struct AbstractImport: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take abstracts into the event: a form's export, workbooks, documents, mails.",
    discussion: """
      PATH is a CSV export (commas, semicolons or tabs), an Excel workbook, a Word document or a mail with one abstract, \
      a mailbox file, a JSON list, or a folder of documents and mails. What it is is found out from its content and \
      said; --from overrides. The same source again changes nothing; a corrected one changes what differs and keeps the \
      old version. Rows with an error are refused and the others taken; --refused writes them to a CSV with problem and \
      remedy, to send back.
      """)

  @Argument(help: "The file or folder.")
  var path: String
  @Option(
    help:
      "What the file is, when it is not found out right: \(FileKind.allCases.map(\.rawValue).joined(separator: ", "))."
  )
  var from: FileKind?
  @Option(help: "When documents without a time came in: '2026-10-14 18:00', in the form's zone. Else the present.")
  var received: String?
  @Flag(help: "Queue a mail to the author of each new abstract that says it came, and under which number.")
  var acknowledge = false
  @OptionGroup var options: ImportOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options.options)
    let call = event.definition.abstracts.call
    let reader = AbstractSource(
      call: call, sheet: options.sheet,
      received: try CommandContext.moment(received, zone: call.form.zone, option: "--received"), now: event.now)
    let source = try context.submissions(path, by: reader, as: from)
    if options.format.format == .table { context.say("\(source.file): taken for \(source.takenFor).") }
    let letters = acknowledge ? try event.abstractLetters() : nil
    return try context.importing(event, options, "Abstracts") { run in
      try AbstractIntake.importing(
        source, call: call, countryCode: event.definition.event.countryCode, letters: letters, run)
    }
  }
}
