import ArgumentParser
import EventData
import Sponsorship

/// `onco database verify`.
struct DatabaseVerify: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check the database, the audit trail's and the invoices' chains, and every row.",
    discussion: """
      Finds rows that another program changed, added or removed, guards and views that are not as this program makes \
      them, and damage of the file. It cannot find that everything was set back to an earlier state: note down what it \
      tells you, and compare.
      """)

  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let store = try context.event(options).existingStore()
    let problems = try store.verify() + store.read { try Invoices.chainProblems(in: $0) }
    for problem in problems { context.print(problem) }
    guard problems.isEmpty else {
      throw ExplainedError(
        .refused, "\(counted(problems.count, "problem")) found in \(store.label)",
        remedy: "Keep a copy of the file as evidence, tell the general secretary, and restore the last good backup.")
    }
    let last = try store.read { try AuditLog.entries(last: 1, in: $0).last }
    context.print("Sound: \(counted(Int(last?.number ?? 0), "audit row")) in an unbroken chain, \(store.label)")
    if let last {
      context.say(
        "Note this down; a later check must show it in the chain: row \(last.number), \(last.hash.prefix(16))")
    }
    return .done
  }
}
