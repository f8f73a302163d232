import ArgumentParser
import EventData
import Foundation
import Templates

/// `onco event new`.
struct EventNew: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make the folder of a new event, ready for 'event check'.",
    discussion: """
      What is not given as an option is asked for on a terminal. The files are a start with one entry of each kind and \
      comments; every placeholder is marked with CHANGE.
      """)

  @Argument(help: "The folder's name, such as onco-2027; it is made under Events/ when that folder exists, else here.")
  var folder: String
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
  @Option(name: .customLong("time-zone"), help: "The time zone.")
  var timeZone: String = "Asia/Karachi"

  func run(in context: CommandContext) async throws -> Ending {
    let target = try place(in: context)
    let facts = try facts(context)
    let library = TemplateLibrary(folders: [try context.share.templates()])
    var files: [String: String] = [:]
    for file in EventDefinition.fileNames {
      files[file] = try library.render("event/\(file.replacing(".yaml", with: ""))", with: facts, as: .text)
    }
    // The check comes before the first file is written, so that a wrong answer leaves nothing behind.
    _ = try EventDefinition.read(files).get()
    for file in EventDefinition.fileNames {
      try context.write(Data((files[file] ?? "").utf8), to: target.appending(path: file))
    }
    context.print("\(target.path) is made. Next:")
    context.print("  1. Open the files and replace what is marked CHANGE (search for that word).")
    context.print("  2. onco event check --event \(folder)")
    context.print("  3. onco event status --event \(folder)")
    return .done
  }

  private func place(in context: CommandContext) throws -> URL {
    guard folder.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9_-]*/) != nil else {
      throw ExplainedError(
        .usage, "'\(folder)' cannot be the name of an event's folder",
        remedy: "Use letters, digits and hyphens, such as onco-2027.")
    }
    let events = context.url("Events")
    let isThere = FileManager.default.fileExists(atPath: events.path)
    let target = (isThere ? events : context.surroundings.currentFolder).appending(path: folder)
    guard !FileManager.default.fileExists(atPath: target.path) else {
      throw ExplainedError(
        .refused, "The folder is there already", at: target.path, remedy: "Choose another name; nothing was changed.")
    }
    return target
  }

  private func facts(_ context: CommandContext) throws -> [String: TemplateValue] {
    func ask(_ given: String?, _ question: String, option: String) throws -> String {
      if let given { return given }
      guard context.surroundings.inputIsTerminal else {
        throw ExplainedError(
          .usage, "The option --\(option) is missing", remedy: "Give --\(option), or run on a terminal.")
      }
      context.surroundings.say("\(question): ")
      return (context.surroundings.readLine() ?? "").trimmed
    }
    let first = try CalendarDate.typed(ask(starts, "First day (2027-11-05)", option: "starts"))
    let last = try CalendarDate.typed(ask(ends, "Last day", option: "ends"))
    let values = [
      "name": try ask(name, "Full name", option: "name"),
      "short_name": try ask(shortName, "Short name on badges", option: "short-name"),
      "prefix": try ask(prefix, "Prefix of document numbers (ONCO27)", option: "prefix"),
      "city": try ask(city, "Host city", option: "city"),
    ]
    let edition = try number.map(String.init) ?? ask(nil, "Number of the edition (28)", option: "number")
    guard let edition = Int(edition) else {
      throw ExplainedError(.usage, "'\(edition)' is no number", remedy: "Give the edition's number, such as 28.")
    }
    // A JSON string is a YAML string: quotes and colons in a name cannot break the file.
    var facts = values.mapValues { TemplateValue.text(JSON.text($0.onOneLine).rendered()) }
    facts["number"] = .number(edition)
    facts["time_zone"] = .text(timeZone)
    facts["starts"] = .text(first.description)
    facts["ends"] = .text(last.description)
    facts["day_before"] = .text(first.adding(days: -1).description)
    facts["early_until"] = .text(first.adding(days: -60).description)
    facts["call_opens"] = .text(first.adding(days: -150).description)
    facts["call_closes"] = .text(first.adding(days: -60).description)
    facts["tax_from"] = .text("\(first.year - 1)-07-01")
    return facts
  }
}
