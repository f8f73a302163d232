import ArgumentParser
import EventData
import Reviews

/// Which pair, why, and in which event.
struct PairToSet: ParsableArguments {
  @Argument(help: "The abstract, such as A-0042.")
  var abstract: String
  @Argument(help: "The reviewer, such as RV-003.")
  var reviewer: String
  @Option(help: "Why.")
  var reason: String
  @OptionGroup var options: EventOptions

  /// The two as they were meant: other commands name the reviewer first.
  static func ordered(_ abstract: String, _ reviewer: String) -> (abstract: String, reviewer: String) {
    let isSwapped = abstract.uppercased().hasPrefix("RV") && reviewer.uppercased().hasPrefix("A")
    return isSwapped ? (reviewer, abstract) : (abstract, reviewer)
  }

  func set(_ rule: AssignmentRule.Rule, in context: CommandContext) throws -> Ending {
    let event = try context.event(options)
    let (abstract, reviewer) = Self.ordered(abstract, reviewer)
    let made = try event.openStore().write(event.author) {
      try AssignmentRules.set(abstract, reviewer, rule, reason: reason, author: event.author, in: $0)
    }
    context.print(
      "\(made.abstract), \(made.reviewer): \(made.rule.rawValue). It holds from the next 'abstract assign' on.")
    return .done
  }
}

/// `onco abstract assign fix`.
struct AssignFix: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix", abstract: "This reviewer must review this abstract.")
  @OptionGroup var pair: PairToSet
  func run(in context: CommandContext) async throws -> Ending { try pair.set(.fixed, in: context) }
}

/// `onco abstract assign forbid`.
struct AssignForbid: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "forbid", abstract: "This reviewer must not review this abstract.")
  @OptionGroup var pair: PairToSet
  func run(in context: CommandContext) async throws -> Ending { try pair.set(.forbidden, in: context) }
}

/// `onco abstract assign free`.
struct AssignFree: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "free", abstract: "Take out what was fixed or forbidden.")

  @Argument(help: "The abstract, such as A-0042.")
  var abstract: String
  @Argument(help: "The reviewer, such as RV-003.")
  var reviewer: String
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let (abstract, reviewer) = PairToSet.ordered(abstract, reviewer)
    let rule = try event.openStore().write(event.author) { try AssignmentRules.free(abstract, reviewer, in: $0) }
    context.print("\(rule.abstract), \(rule.reviewer): no longer \(rule.rule.rawValue).")
    return .done
  }
}

/// `onco abstract assign rules`.
struct AssignRules: ListCommand {
  static let configuration = CommandConfiguration(commandName: "rules", abstract: "List the pairs set by hand.")

  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func table(in event: EventContext) throws -> Table<some Any> {
    let rules = try event.openStore().read { try AssignmentRules.list(in: $0) }
    return Table(rules, noun: "rule") {
      Column("abstract", "Abstract") { .text($0.abstract) }
      Column("reviewer", "Reviewer") { .text($0.reviewer) }
      Column("rule", "Rule") { .text($0.rule.rawValue) }
      Column("reason", "Reason", widest: 60) { .text($0.reason) }
      Column("by", "By") { .text($0.actor) }
      Column("given", "Given") { .moment($0.given, event.zone) }
    }
  }
}
