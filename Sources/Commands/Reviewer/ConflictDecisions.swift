import ArgumentParser
import EventData
import Reviews

/// Which findings are decided about, and why.
struct ConflictDecision: ParsableArguments {
  @Argument(help: "The reviewer, such as RV-003; left out, all reviewers.")
  var reviewer: String?
  @Argument(help: "The abstract, such as A-0042; left out, all abstracts.")
  var abstract: String?
  @Option(help: "Only this kind: same-person, institution, co-author, declared, bid or by-hand.")
  var kind: String?
  @Option(help: "Only this evidence, as the list shows it.")
  var evidence: String?
  @Option(help: "Why, for whoever asks later.")
  var reason: String
  @Flag(help: "Decide anew about what was decided before.")
  var change = false
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions

  func validate() throws {
    if abstract == nil && (kind == nil || evidence == nil) {
      throw ValidationError("Name reviewer and abstract, or decide about many at once with --kind and --evidence.")
    }
  }

  func decide(_ state: ConflictFinding.State, in context: CommandContext) throws -> Ending {
    let event = try context.event(options)
    let kind = try kind.map { try ConflictFinding.Kind.typed($0) }
    let decided = try event.change(dryRun) { tx in
      let filter = ConflictFilter(
        reviewer: try reviewer.map { try Reviewers.required($0, in: tx).code },
        abstract: abstract.map(Series.abstract.complete), kind: kind, evidence: evidence)
      return try Conflicts.decide(filter, state, reason: reason, change: change, author: event.author, in: tx)
    }
    for finding in decided {
      context.print(
        "\(finding.reviewer), \(finding.abstract): \(finding.kind.rawValue) (\(finding.evidence.printable)) \(state.rawValue)"
      )
    }
    context.print(
      "\(counted(decided.count, "finding")) \(state.rawValue)\(dryRun.suffix)")
    return .done
  }
}

/// `onco reviewer conflicts confirm`.
struct ConflictsConfirm: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "Say that a finding is a conflict.")

  @OptionGroup var decision: ConflictDecision

  func run(in context: CommandContext) async throws -> Ending { try decision.decide(.confirmed, in: context) }
}

/// `onco reviewer conflicts dismiss`.
struct ConflictsDismiss: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "dismiss", abstract: "Say that a finding is no conflict.",
    discussion:
      "Many at once: onco reviewer conflicts dismiss --kind institution --evidence 'Rose Hospital' --reason ...")

  @OptionGroup var decision: ConflictDecision

  func run(in context: CommandContext) async throws -> Ending { try decision.decide(.dismissed, in: context) }
}

/// `onco reviewer conflicts add`.
struct ConflictsAdd: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Write down a conflict that no data show; it counts at once.")

  @Argument(help: "The reviewer, such as RV-003.")
  var reviewer: String
  @Argument(help: "The abstract, such as A-0042.")
  var abstract: String
  @Option(help: "Why.")
  var reason: String
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let finding = try event.openStore().write(event.author) {
      try Conflicts.add(reviewer, abstract, reason: reason, author: event.author, in: $0)
    }
    context.print("\(finding.reviewer), \(finding.abstract): conflict written down.")
    return .done
  }
}
