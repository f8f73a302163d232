import ArgumentParser
import EventData
import Reviews

/// `onco reviewer progress`.
struct ReviewerProgressCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress", abstract: "Who has returned how many reviews, and who is late.",
    discussion: """
      --remind queues one mail to each reviewer with a pack and something open, once for each due date: running it \
      again sends nothing twice.
      """)

  @Flag(help: "Only reviewers with something open.")
  var open = false
  @Flag(help: "Queue a reminder to each reviewer with something open.")
  var remind = false
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func validate() throws {
    if remind, list.isNarrowed {
      throw ValidationError("--remind writes to all with something open: leave out --search and --where.")
    }
  }

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let rules = try event.definition.abstracts.reviewed.requiredReview()
    let store = try event.openStore()
    let all = try store.read { try ReviewProgress.list(rules, zone: event.zone, now: event.now, in: $0) }
    try context.print(
      Table(all.filter { !open || $0.open > 0 }, noun: "reviewer") {
        Column("reviewer", "Code") { .text($0.reviewer) }
        Column("name", "Reviewer") { .text($0.name) }
        Column("pack", "Pack") { .number($0.pack) }
        Column("assigned", "Assigned") { .number($0.assigned) }
        Column("complete", "Complete") { .number($0.complete) }
        Column("incomplete", "Part", spare: true) { .number($0.incomplete) }
        Column("declined", "Declined", spare: true) { .number($0.declined) }
        Column("open", "Open") { .number($0.open) }
        Column("last", "Last came in") { .moment($0.last, event.zone) }
        Column("overdue", "Late") { Cell($0.isOverdue ? "late" : "", json: .flag($0.isOverdue)) }
      }, as: list)
    let (asked, complete) = (all.map(\.assigned).reduce(0, +), all.map(\.complete).reduce(0, +))
    context.say("\(complete) of \(counted(asked, "review")) complete; due \(rules.due?.long ?? "on no day yet").")
    if remind { try queueReminders(all, event, store) }
    return .done
  }

  private func queueReminders(_ all: [ReviewerProgress], _ event: EventContext, _ store: Store) throws {
    guard event.definition.abstracts.review?.due != nil else {
      throw ExplainedError(
        .definition, "abstracts.yaml gives no day 'review.due'", at: "abstracts.yaml",
        remedy: "Add it, then remind again: a reminder names the day.")
    }
    let writer = try PackWriter(
      event.definition.event, call: event.definition.abstracts.reviewed, templates: event.templates())
    func queue(_ tx: Transaction) throws -> [String] { try writer.remind(all, now: event.now, in: tx) }
    let reminded = try event.change(dryRun, in: store, queue)
    let noPack = all.filter { $0.open > 0 && $0.pack == nil }.count
    event.context.say(
      "\(counted(reminded.count, "reminder")) \(dryRun.dryRun ? "would be queued" : "queued")"
        + (reminded.isEmpty ? "" : ": \(reminded.joined(separator: ", "))") + "."
        + (noPack > 0 ? " \(counted(noPack, "reviewer")) without a pack got none." : ""))
  }
}
