import ArgumentParser
import Documents
import EventData
import Foundation
import Programme

/// Where a programme file goes.
struct ProgrammeOut: ParsableArguments {
  @Option(help: "The file to write; else in out/ beside the database.")
  var out: String?

  /// The place of the file.
  func file(_ name: String, _ event: EventContext) throws -> URL {
    try out.map { event.context.url($0) } ?? event.outFolder().appending(path: name)
  }
}

/// `onco programme html`.
struct ProgrammeHTML: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "html", abstract: "Write the programme as a web page.")

  @OptionGroup var place: ProgrammeOut
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let file = try place.file("programme.html", event)
    try context.write(Data(try event.programmePage().utf8), to: file)
    context.print("The programme: \(file.path)")
    return .done
  }
}

/// `onco programme pdf`.
struct ProgrammePDF: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "pdf", abstract: "Write the programme as a booklet to print.")

  @OptionGroup var place: ProgrammeOut
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let file = try place.file("programme.pdf", event)
    try await PagePress(fonts: try FontSet()).pdf(fromHTML: try event.programmePage(), to: file)
    context.print("The programme: \(file.path)")
    return .done
  }
}

/// `onco programme ics`.
struct ProgrammeICS: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "ics", abstract: "Write the programme as a calendar file.",
    discussion: "Entries that changed since the last file count up, so that calendars which read it again replace them."
  )

  @Flag(help: "An entry for each talk of an abstract too.")
  var talks = false
  @OptionGroup var place: ProgrammeOut
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let file = try place.file("programme.ics", event)
    let (view, bytes) = try event.openStore().write(event.author) { tx in
      let view = try ProgrammeView(event.definition.programmeRules, in: tx)
      return (view, try ProgrammeCalendar.file(view, talks: talks, now: event.now, in: tx))
    }
    event.sayLeftOut(view)
    try context.write(Data(bytes), to: file)
    context.print("The calendar: \(file.path)")
    return .done
  }
}

extension EventContext {
  /// The programme as a page, as the public may see it.
  fileprivate func programmePage() throws -> String {
    let view = try openStore().read { try ProgrammeView(definition.programmeRules, in: $0) }
    sayLeftOut(view)
    return try templates().render("pages/programme", with: view.published.pageFields, as: .html)
  }

  /// Names the abstracts that the public may not see yet.
  fileprivate func sayLeftOut(_ view: ProgrammeView) {
    let codes = view.unannounced
    guard !codes.isEmpty else { return }
    context.say(
      "Left out, as their authors have not been told what was decided last: \(named(codes)). "
        + "Tell them: onco abstract announce")
  }
}
