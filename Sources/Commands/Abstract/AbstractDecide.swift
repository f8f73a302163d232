import ArgumentParser
import EventData
import Programme

/// `onco abstract decide`.
struct AbstractDecide: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide", abstract: "Choose abstracts by score under the quotas of abstracts.yaml.",
    discussion: """
      Prints every decision that would change, then asks. Letters go out later, with 'abstract announce'; until then \
      'abstract undecide' takes all of it back. Outcomes set with 'abstract override' hold, and letters that are out \
      hold. 'abstract decision CODE' tells why.
      """)

  @OptionGroup var bulk: BulkOptions
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let call = event.definition.abstracts
    let done = try event.change(bulk) { tx in
      let plan = try Decisions.plan(call, in: tx)
      try Decisions.apply(plan, of: call, by: event.author, in: tx)
      return plan
    } show: { plan in
      context.print(table(of: plan), as: format)
      tell(plan, in: context)
      return plan.changes.isEmpty ? nil : "Write \(counted(plan.changes.count, "decision"))?"
    }
    guard let plan = done else { return .done }
    context.say(
      "\(counted(plan.changes.count, "decision")) written. Take them back with 'abstract undecide', or tell the authors: "
        + "onco abstract announce --dry-run")
    return .done
  }

  private func tell(_ plan: SelectionPlan, in context: CommandContext) {
    for (flag, codes) in plan.flagged.sorted(by: { $0.key < $1.key }) {
      context.say("Look first, \(flag): \(named(codes))")
    }
    if !plan.undecided.isEmpty { context.say("Not decided: \(named(plan.undecided))") }
    for line in plan.overfull { context.say("Over its quota: \(line)") }
    let told = plan.changes.filter(\.wasAnnounced).map(\.code)
    if !told.isEmpty { context.say("Their authors were told another outcome before: \(named(told))") }
    let counts = plan.counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    context.say(counts.isEmpty ? "Nobody can be decided yet." : "In all: \(counts.joined(separator: ", "))")
  }

  private func table(of plan: SelectionPlan) -> Table<SelectionPlan.Change> {
    Table(plan.changes, noun: "decision changes", many: "decisions change") {
      Column("code", "Code") { .text($0.code) }
      Column("title", "Title", widest: 26) { .text($0.title) }
      Column("track", "Track") { .text($0.track) }
      Column("score", "Score") { .points($0.choice.score) }
      Column("from", "Before") { .text($0.from ?? "-") }
      Column("to", "After") { .text($0.to ?? "-") }
      Column("origin", "By") { .text($0.choice.origin) }
      Column("reason", "Why", widest: 60, spare: true) { .text($0.choice.reason) }
    }
  }
}
