import ArgumentParser
import EventData
import Reviews

/// `onco reviewer withdraw`.
struct ReviewerWithdraw: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Take a reviewer off; what came back from them stays.",
    discussion: "Their other abstracts are given to somebody else by the next 'abstract assign'.")

  @Argument(help: "The code, such as RV-003, or the e-mail address.")
  var code: String
  @Option(help: "Why, for the audit trail.")
  var reason: String = "no reason given"
  @Flag(help: "Take the reviewer back on.")
  var undo = false
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let (found, waiting) = try event.change(dryRun) { tx in
      let waiting = try Reviewers.setState(code, undo ? .active : .withdrawn, reason: reason, now: event.now, in: tx)
      return (try Reviewers.required(code, in: tx).code, waiting)
    }
    let rest = dryRun.suffix
    if undo {
      context.print("\(found): reviews again.\(rest)")
    } else {
      let next = waiting > 0 ? " \(counted(waiting, "abstract")) to be given to others: onco abstract assign" : ""
      context.print("\(found): withdrawn.\(next)\(rest)")
    }
    return .done
  }
}
