import Abstracts
import ArgumentParser
import EventData

/// `onco programme diff`.
struct ProgrammeDiff: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what has changed since presenters were told their places.")

  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let (view, changes) = try event.openStore().read { tx in
      let view = try ProgrammeView(event.definition, in: tx)
      return (view, try PlacementNotices.changes(view, in: tx))
    }
    context.print(changes, view, as: format)
    return .done
  }
}

/// `onco programme notify`.
struct ProgrammeNotify: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "notify",
    abstract: "Queue a letter with a calendar entry to presenters whose place is new, moved or gone.",
    discussion: """
      Presenters whose decision is not announced yet are passed over; nobody is told the same place twice. Whoever was \
      told a place that is theirs no longer gets a letter that takes the entry out of the calendar.
      """)

  @OptionGroup var bulk: BulkOptions
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let notices = PlacementNotices(event.definition, templates: try event.templates())
    let done = try event.carryOut(bulk) { tx in
      let view = try ProgrammeView(event.definition, in: tx)
      return (view: view, changes: try notices.notify(view, now: event.now, in: tx))
    } show: { preview in
      context.print(preview.changes, preview.view, as: format)
      return preview.changes.isEmpty ? nil : "Queue the letters of \(counted(preview.changes.count, "change"))?"
    }
    if let done {
      context.say("The letters of \(counted(done.changes.count, "change")) are queued. Send: onco mail send")
    }
    return .done
  }
}

extension CommandContext {
  fileprivate func print(_ changes: [PlacementNotices.Change], _ view: ProgrammeView, as format: FormatOption) {
    print(
      Listing(
        columns: [
          .init("code", "Code"), .init("change", "Change"), .init("presenter", "Presenter"),
          .init("before", "Told", widest: 60), .init("now", "Now", widest: 60),
        ],
        rows: changes.map {
          [
            .text($0.code), .text($0.kind.rawValue), .text($0.presenter), .text(view.words($0.before)),
            .text(view.words($0.now)),
          ]
        }), as: format, noun: "change")
  }
}
