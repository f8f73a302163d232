import ArgumentParser
import EventData
import Foundation
import Templates

/// `onco event new`.
struct EventNew: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make the folder of a new event, ready for 'event check'.",
    discussion: """
      What is not given as an option is asked for on a terminal; what was typed is kept until the folder is made. The \
      files are a start with one entry of each kind, or last year's with --from; every line somebody must look at is \
      marked with CHANGE.
      """)

  @Argument(
    help: """
      The folder, such as onco-2027; a bare name is made under Events/ when that folder exists, else here; a path where \
      it says.
      """)
  var folder: String
  @Option(help: "Last year's event, a name or a folder: committees, forms and packages are taken over, days are moved.")
  var from: String?
  @Option(help: "The congress's full name.")
  var name: String?
  @Option(name: .customLong("short-name"), help: "The short name on badges, such as 'ONCO 2027'.")
  var shortName: String?
  @Option(help: "The prefix of document numbers, such as ONCO27.")
  var prefix: String?
  @Option(help: "A number no other edition has, such as 28.")
  var number: Int?
  @Option(help: "First day, such as 2027-11-05.")
  var starts: String?
  @Option(help: "Last day.")
  var ends: String?
  @Option(help: "Host city.")
  var city: String?
  @Option(name: .customLong("time-zone"), help: "The time zone. Else last year's, or Asia/Karachi.")
  var timeZone: String?

  func run(in context: CommandContext) async throws -> Ending {
    let target = try place(in: context)
    let last = try from.map { try LastYear(EventFolder.find($0, in: context.surroundings)) }
    var questions = NewEventQuestions(context, kept: target.appendingPathExtension("answers"), last: last?.event)
    let facts = try facts(&questions, last)
    let files = try files(facts, last, context)
    for file in EventDefinition.fileNames {
      try context.write(Data((files[file] ?? "").utf8), to: target.appending(path: file))
    }
    try last?.copyTemplates(to: target)
    questions.forget()
    context.print("\(target.path) is made\(last.map { " from \($0.folder.name)" } ?? ""). Next:")
    context.print("  1. Open the files and replace what is marked CHANGE (search for that word).")
    context.print("  2. onco event check --event \(folder)")
    context.print("  3. onco event status --event \(folder)")
    return .done
  }

  private func place(in context: CommandContext) throws -> URL {
    let events = context.url("Events")
    let isThere = FileManager.default.fileExists(atPath: events.path)
    let target =
      folder.contains("/")
      ? context.url(folder) : (isThere ? events : context.surroundings.currentFolder).appending(path: folder)
    guard target.lastPathComponent.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9_-]*/) != nil else {
      throw ExplainedError(
        .usage, "'\(folder)' cannot be the name of an event's folder",
        remedy: "Use letters, digits and hyphens, such as onco-2027.")
    }
    guard !FileManager.default.fileExists(atPath: target.path) else {
      throw ExplainedError(
        .refused, "The folder is there already", at: target.path, remedy: "Choose another name; nothing was changed.")
    }
    return target
  }

  private func facts(_ questions: inout NewEventQuestions, _ last: LastYear?) throws -> NewEvent {
    let first = try CalendarDate.typed(questions.answer(.starts, given: starts))
    questions.starts = first
    let final = try CalendarDate.typed(questions.answer(.ends, given: ends))
    let texts = [
      "name": try questions.answer(.name, given: name),
      "short_name": try questions.answer(.shortName, given: shortName),
      "prefix": try questions.answer(.prefix, given: prefix), "city": try questions.answer(.city, given: city),
      "time_zone": timeZone ?? last?.event.zone.name ?? "Asia/Karachi",
    ]
    let typed = try questions.answer(.number, given: number.map(String.init))
    guard let edition = Int(typed) else {
      throw ExplainedError(.usage, "'\(typed)' is no number", remedy: "Give the edition's number, such as 28.")
    }
    if let event = last?.event, event.number == edition || event.prefix == texts["prefix"] {
      throw ExplainedError(
        .usage, "Number \(edition) and prefix '\(texts["prefix"] ?? "")' are not both new", at: event.shortName,
        why: "With last year's number old badges open the doors; with its prefix invoices get old numbers.",
        remedy: "Give another --number and another --prefix.")
    }
    return NewEvent(texts: texts, number: edition, starts: first, ends: final, guessed: questions.guessed)
  }

  /// The files, checked before the first is written, so that a wrong answer leaves nothing behind.
  private func files(_ facts: NewEvent, _ last: LastYear?, _ context: CommandContext) throws -> [String: String] {
    let library = TemplateLibrary(folders: [try context.share.templates()])
    var files: [String: String] = [:]
    for file in EventDefinition.fileNames {
      let template = "event/\(file.replacing(".yaml", with: ""))"
      files[file] = try last?.text(of: file, for: facts) ?? library.render(template, with: facts.fields, as: .text)
    }
    _ = try EventDefinition.read(files).get()
    return files
  }
}
