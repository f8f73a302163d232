import Abstracts
import ArgumentParser
import EventData

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
    let store = try event.openStore()
    let work: (Transaction) throws -> ProgrammeDesk.Plan = { tx in
      let plan = try ProgrammeDesk.plan(event.definition, anew: anew, in: tx)
      try ProgrammeDesk.apply(plan, now: event.now, in: tx)
      return plan
    }
    let plan = dryRun.dryRun ? try store.rehearse(work) : try store.write(event.author, work)
    context.print(plan, event, as: format)
    context.say("\(plan.kept) kept their place.\(dryRun.dryRun ? " (dry run: nothing was kept)" : "")")
    for shortage in plan.unplaced {
      context.say("No place for \(shortage.codes.joined(separator: ", ")): \(shortage.reason).")
    }
    return plan.unplaced.isEmpty ? .done : .partly
  }
}

extension CommandContext {
  /// Prints the places that change.
  func print(_ plan: ProgrammeDesk.Plan, _ event: EventContext, as format: FormatOption) {
    func words(_ place: Placement?) -> Listing.Cell {
      guard let place else { return .optional(nil) }
      let time = place.starts.map { ", \(event.zone.text($0))" } ?? ""
      return .text("\(place.session) \(place.board ?? String(place.position))\(time)\(place.isFixed ? ", fixed" : "")")
    }
    print(
      Listing(
        columns: [
          .init("code", "Code"), .init("presenter", "Presenter"), .init("title", "Title", widest: 44),
          .init("from", "Before"), .init("to", "After"),
        ],
        rows: plan.changes.map {
          [.text($0.code), .text($0.presenter), .text($0.title), words($0.from), words($0.to)]
        }), as: format, noun: "place changes", many: "places change")
  }
}
