import ArgumentParser
import EventData
import Programme

/// `onco programme place`.
struct ProgrammePlace: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "place", abstract: "Place accepted abstracts into the sessions of programme.yaml.",
    discussion: """
      Nobody is in two rooms at once, talks on one topic come together, posters are numbered by track. What has a sound \
      place keeps it. Exit code 1 when some abstracts find no place; what is short is named.
      """)

  @Flag(help: "Give up every place that is neither fixed nor told to its presenter, and begin anew.")
  var anew = false
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let plan = try event.change(dryRun) { tx in
      let plan = try Placements.plan(event.definition.programmeRules, anew: anew, in: tx)
      try Placements.apply(plan, now: event.now, in: tx)
      return plan
    }
    context.print(plan, event, as: format)
    context.say("\(plan.kept) kept their place.\(dryRun.suffix)")
    return context.say(plan.unplaced)
  }
}

extension CommandContext {
  /// Names what found no place.
  func say(_ unplaced: [ProgrammePlacer.Shortage]) -> Ending {
    for shortage in unplaced { say("No place for \(shortage.codes.joined(separator: ", ")): \(shortage.reason).") }
    return unplaced.isEmpty ? .done : .partly
  }

  /// Prints the places that change.
  func print(_ plan: Placements.Plan, _ event: EventContext, as format: FormatOption) {
    func words(_ place: Placement?) -> Cell {
      guard let place else { return .text(nil) }
      let time = place.starts.map { ", \(event.zone.text($0))" } ?? ""
      return .text("\(place.session) \(place.board ?? String(place.position))\(time)\(place.isFixed ? ", fixed" : "")")
    }
    print(
      Table(plan.changes, noun: "place changes", many: "places change") {
        Column("code", "Code") { .text($0.code) }
        Column("presenter", "Presenter") { .text($0.presenter) }
        Column("title", "Title", widest: 44) { .text($0.title) }
        Column("from", "Before") { words($0.from) }
        Column("to", "After") { words($0.to) }
      }, as: format)
  }
}
