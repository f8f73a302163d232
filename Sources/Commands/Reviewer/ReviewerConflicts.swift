import ArgumentParser
import EventData
import Reviews

/// `onco reviewer conflicts`.
struct ReviewerConflicts: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts",
    abstract: "The ledger of who must not review what: find, decide once, remember.",
    discussion: """
      A finding is open until somebody confirms or dismisses it; open ones count as conflicts. What was decided stays, \
      however often it is found again.
      """,
    subcommands: [
      ConflictsFind.self, ConflictsList.self, ConflictsConfirm.self, ConflictsDismiss.self, ConflictsAdd.self,
    ])
}

/// `onco reviewer conflicts find`.
struct ConflictsFind: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "find", abstract: "Search for conflicts in what is on file.",
    discussion: """
      Same person (ORCID, e-mail address, name), same institution (with the names of 'review.institutions' in \
      abstracts.yaml), co-authors in this call, what reviewers declared, and bids of no. 'abstract assign' does this by \
      itself before it gives out work.
      """)

  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let search = try event.change(dryRun) {
      try Conflicts.find(event.definition.abstracts.reviewed, now: event.now, in: $0)
    }
    guard format.format == .table else {
      context.print(search.new.table(event.zone), as: format)
      return .done
    }
    let kinds = ConflictFinding.Kind.allCases.compactMap { kind -> String? in
      let count = search.new.count { $0.kind == kind }
      return count > 0 ? "\(kind.rawValue) \(count)" : nil
    }
    context.print(
      "\(counted(search.new.count, "new finding"))\(kinds.isEmpty ? "" : ": " + kinds.joined(separator: ", "))"
        + (search.gone.isEmpty ? "" : "; \(search.gone.count) hold no longer")
        + dryRun.suffix)
    context.print("\(search.open) wait for a decision, \(search.decided) were decided before and stay.")
    if search.open > 0 { context.print("See them with: onco reviewer conflicts list --open") }
    return .done
  }
}

/// `onco reviewer conflicts list`.
struct ConflictsList: ListCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List findings and decisions.")

  @Flag(help: "Only those that wait for a decision.")
  var open = false
  @Option(help: "Only this reviewer.")
  var reviewer: String?
  @Option(help: "Only this abstract.")
  var abstract: String?
  @Option(help: "Only this kind: same-person, institution, co-author, declared, bid or by-hand.")
  var kind: String?
  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func table(in event: EventContext) throws -> Table<some Any> {
    let found = try event.openStore().read { tx in
      let filter = ConflictFilter(
        reviewer: try reviewer.map { try Reviewers.required($0, in: tx).code },
        abstract: abstract.map(Series.abstract.complete),
        kind: try kind.map { try .typed($0) }, state: open ? .open : nil)
      return try Conflicts.list(filter, in: tx)
    }
    return found.table(event.zone)
  }
}

extension [ConflictFinding] {
  /// The findings as a list.
  func table(_ zone: EventZone) -> Table<ConflictFinding> {
    Table(self, noun: "finding") {
      Column("reviewer", "Reviewer") { .text($0.reviewer) }
      Column("abstract", "Abstract") { .text($0.abstract) }
      Column("kind", "Kind") { .text($0.kind.rawValue) }
      Column("evidence", "Evidence", widest: 60, least: 30) { .text($0.evidence) }
      Column("state", "State") { .text($0.state.rawValue) }
      Column("reason", "Reason", spare: true) { .text($0.reason) }
      Column("decided_by", "By", spare: true) { .text($0.decidedBy) }
      Column("decided", "Decided", spare: true) { .moment($0.decided, zone) }
    }
  }
}
