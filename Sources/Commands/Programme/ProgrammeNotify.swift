import ArgumentParser
import EventData
import Programme

/// `onco programme diff`.
struct ProgrammeDiff: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what has changed since presenters were told their places.")

  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func table(in event: EventContext) throws -> Table<some Any> {
    let (view, changes) = try event.openStore().read { tx in
      let view = try ProgrammeView(event.definition.programmeRules, in: tx)
      return (view, try PlacementNotices.changes(view, in: tx))
    }
    return placeChanges(changes, view)
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
    let notices = PlacementNotices(event.definition.programmeRules, templates: try event.templates())
    let rules = event.definition.programmeRules
    let view = try event.openStore().read { try ProgrammeView(rules, in: $0) }
    let done = try event.change(bulk) {
      try notices.notify(ProgrammeView(rules, in: $0), now: event.now, in: $0)
    } show: { changes in
      context.print(placeChanges(changes, view), as: format)
      return changes.isEmpty ? nil : "Queue the letters of \(counted(changes.count, "change"))?"
    }
    if let done { context.say("The letters of \(counted(done.count, "change")) are queued. Send: onco mail send") }
    return .done
  }
}

private func placeChanges(_ changes: [PlacementNotices.Change], _ view: ProgrammeView) -> Table<PlacementNotices.Change>
{
  Table(changes, noun: "change") {
    Column("code", "Code") { .text($0.code) }
    Column("change", "Change") { .text($0.kind.rawValue) }
    Column("presenter", "Presenter") { .text($0.presenter) }
    Column("before", "Told", widest: 60) { .text(view.words($0.before)) }
    Column("now", "Now", widest: 60) { .text(view.words($0.now)) }
  }
}
