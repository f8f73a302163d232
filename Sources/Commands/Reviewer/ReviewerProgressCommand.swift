import Abstracts
import ArgumentParser
import EventData

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
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let rules = try event.definition.abstracts.requiredReview()
    let store = try event.openStore()
    let all = try store.read { try ReviewProgress.list(rules, zone: event.zone, now: event.now, in: $0) }
    let rows = all.filter { !open || $0.open > 0 }.map { one in
      [
        Listing.Cell.text(one.reviewer), .text(one.name),
        Listing.Cell(text: one.pack.map { "\($0)" } ?? "", json: one.pack.map { .number($0) } ?? .null),
        .number(one.assigned), .number(one.complete), .number(one.incomplete), .number(one.declined),
        .number(one.open), .optional(one.last.map { event.zone.text($0) }),
        Listing.Cell(text: one.isOverdue ? "late" : "", json: .flag(one.isOverdue)),
      ]
    }
    let columns = [
      Listing.Column("reviewer", "Code"), .init("name", "Reviewer"), .init("pack", "Pack", right: true),
      .init("assigned", "Assigned", right: true), .init("complete", "Complete", right: true),
      .init("incomplete", "Part", right: true), .init("declined", "Declined", right: true),
      .init("open", "Open", right: true), .init("last", "Last came in"), .init("overdue", "Late"),
    ]
    context.print(Listing(columns: columns, rows: rows), as: format, noun: "reviewer")
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
    let office = try PackOffice(event.definition, templates: event.templates())
    func queue(_ tx: Transaction) throws -> [String] {
      try all.filter { try office.queueReminder($0, now: event.now, in: tx) }.map(\.reviewer)
    }
    let reminded = dryRun.dryRun ? try store.rehearse(queue) : try store.write(event.author, queue)
    let noPack = all.filter { $0.open > 0 && $0.pack == nil }.count
    event.context.say(
      "\(counted(reminded.count, "reminder")) \(dryRun.dryRun ? "would be queued" : "queued")"
        + (reminded.isEmpty ? "" : ": \(reminded.joined(separator: ", "))") + "."
        + (noPack > 0 ? " \(counted(noPack, "reviewer")) without a pack got none." : ""))
  }
}
