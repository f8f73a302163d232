import ArgumentParser
import EventData
import Foundation
import Reviews

/// `onco abstract assign`.
struct AbstractAssign: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign", abstract: "Give abstracts to reviewers: the best assignment there is.",
    discussion: """
      onco abstract assign --reviews 3 is short for onco abstract assign run --reviews 3. Pairs are set by hand with \
      fix, forbid and free.
      """,
    subcommands: [
      AssignRun.self, AssignList.self, AssignFix.self, AssignForbid.self, AssignFree.self, AssignRules.self,
    ], defaultSubcommand: AssignRun.self)
}

/// `onco abstract assign run`.
struct AssignRun: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Find the best assignment and write it down.",
    discussion: """
      Every submitted abstract gets its reviews; every reviewer's bounds hold; nobody reviews what the conflict ledger, \
      an absence or a rule forbids. Among all such assignments the worst pair is as good as it can be, then the sum is \
      largest. What stands stays unless somebody has dropped out. When it is impossible, the bottleneck is named, \
      nothing is written, and the exit code is 2.
      """)

  @Option(help: "Reviews of each abstract; the call's number when left out.")
  var reviews: Int?
  @Flag(exclusivity: .exclusive, help: "Keep what stands as far as possible (usual), or begin anew.")
  var standing: StandingPairs = .keep
  @Option(help: "What to aim at: worst (the worst pair first, then the sum) or sum.")
  var objective: String = AssignmentObjective.worst.rawValue
  @Option(name: .customLong("at-least"), help: "Give no pair below this affinity.")
  var atLeast: Int = 1
  @Option(help: "Do nothing but say why this abstract has its reviewers, and who would suit it better.")
  var explain: String?
  @Option(name: .customLong("export-instance"), help: "Write the numbers that were solved to this file, as JSON.")
  var exportInstance: String?
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let objective = try AssignmentObjective.typed(objective, as: "objective")
    let event = try context.event(options)
    let store = try event.openStore()
    let call = event.definition.abstracts.reviewed, today = event.zone.day(of: event.now)
    if let explain {
      let explanation = try store.read { try Assignments.explain(explain, call: call, today: today, in: $0) }
      context.print(explanation, as: format)
      return .done
    }
    let request = Assignments.Request(
      reviews: reviews, anew: standing == .anew, objective: objective, atLeast: atLeast)
    let work: (Transaction) throws -> Assignments.Answer = { tx in
      let answer = try Assignments.assign(request, call: call, today: today, now: event.now, in: tx)
      if !answer.plan.isPossible { throw Unwritten(answer: answer) }
      return answer
    }
    let answer: Assignments.Answer
    do {
      answer = try event.change(dryRun, in: store, work)
    } catch let unwritten as Unwritten {
      answer = unwritten.answer
    }
    if let exportInstance { try context.write(Data(answer.instance.json.utf8), to: context.url(exportInstance)) }
    let ending = try context.print(answer.plan, atLeast: atLeast, as: format, dryRun: dryRun.dryRun)
    let haveOldPacks = try store.read { try ReviewProgress.issued(in: $0) }
    let changed = answer.plan.changes.map(\.code).filter(haveOldPacks.contains)
    if !dryRun.dryRun, !changed.isEmpty {
      context.say("Their packs are no longer right, \(named(changed)). Make new ones: onco reviewer pack --all --mail")
    }
    return ending
  }

  /// Ends the transaction of an impossible assignment, so that nothing of it is kept.
  private struct Unwritten: Error { let answer: Assignments.Answer }
}

/// Whether standing pairs stay.
enum StandingPairs: String, EnumerableFlag {
  case keep, anew
}
