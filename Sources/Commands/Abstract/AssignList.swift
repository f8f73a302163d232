import ArgumentParser
import EventData
import Foundation
import Reviews

/// `onco abstract assign list`.
struct AssignList: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List who reviews what.")

  @Option(help: "Only this abstract.")
  var abstract: String?
  @Option(help: "Only this reviewer.")
  var reviewer: String?
  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func run(in context: CommandContext) async throws -> Ending {
    let pairs = try context.event(options).openStore().read { tx in
      try AssignmentDesk.standing(
        abstract: abstract.map(Series.abstract.complete),
        reviewer: try reviewer.map { try ReviewerBook.required($0, in: tx).code }, in: tx)
    }
    try context.print(
      Table(pairs, noun: "pair") {
        Column("abstract", "Abstract") { .text($0.abstract) }
        Column("title", "Title", widest: 60) { .text($0.title) }
        Column("reviewer", "Reviewer") { .text($0.reviewer) }
        Column("name", "Name", widest: 32) { .text($0.name) }
        Column("affinity", "Affinity") { .number($0.affinity) }
        Column("review", "Review") { .text($0.review) }
      }, as: list)
    return .done
  }
}

/// `onco abstract assign solve`.
struct AssignSolve: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve", abstract: "Solve an instance that --export-instance wrote, without an event.",
    discussion: "For benchmarks and for comparing with other solvers. With --timing, seconds go to standard error.")

  @Argument(help: "The instance, JSON.")
  var file: String
  @Option(help: "What to aim at: worst (the worst pair first, then the sum) or sum.")
  var objective: String = AssignmentObjective.worst.rawValue
  @Flag(help: "Say how long reading and solving took.")
  var timing = false
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let objective = try AssignmentObjective.typed(objective)
    let clock = ContinuousClock()
    let start = clock.now
    let place = context.url(file).deletingLastPathComponent()
    let instance = try AssignmentInstance(reading: context.read(file), file: file) {
      try context.read(place.appending(path: $0).path)
    }
    let middle = clock.now
    let plan = try instance.solve(objective)
    let end = clock.now
    if timing {
      context.say("\(instance.size): read \(seconds(start, middle)) s, solved \(seconds(middle, end)) s")
    }
    return try context.print(plan, atLeast: 1, as: format, dryRun: true)
  }

  private func seconds(_ from: ContinuousClock.Instant, _ to: ContinuousClock.Instant) -> String {
    let parts = from.duration(to: to).components
    return String(format: "%.4f", Double(parts.seconds) + Double(parts.attoseconds) / 1e18)
  }
}
