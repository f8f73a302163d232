import ArgumentParser
import EventData

/// The options of a change that many people will notice: it is shown, asked about, and then made.
struct BulkOptions: ParsableArguments {
  @OptionGroup var confirm: ConfirmOption
  @OptionGroup var dryRun: DryRunOption
}

extension CommandContext {
  /// Prints what a correction changed in a record.
  func print(_ changes: [String], of code: String, _ dryRun: DryRunOption) -> Ending {
    for change in changes { print("\(code) \(change.printable)") }
    print(changes.isEmpty ? "\(code): nothing differs." : dryRun.dryRun ? DryRunOption.note : "\(code): corrected.")
    return .done
  }
}

extension EventContext {
  /// Makes a change, or rehearses it and keeps nothing when that was asked for.
  ///
  /// - Parameter store: the event's, when it is open already.
  @discardableResult
  func change<Done>(_ dryRun: DryRunOption, in store: Store? = nil, _ work: (Transaction) throws -> Done) throws -> Done
  {
    let store = try store ?? openStore()
    return try dryRun.dryRun ? store.rehearse(work) : store.write(author, work)
  }

  /// Shows what a change would do, asks, and makes it: exactly what was shown, or nothing.
  ///
  /// - Parameters:
  ///   - isAsked: false when it needs no question.
  ///   - work: the change; it is rehearsed first.
  ///   - show: prints what would be done, and says what to ask; nil when nothing would be.
  /// - Returns: what was done; nil after a dry run, a no, or when nothing was to be done.
  /// - Throws: `ExplainedError` (refused) when somebody changed the data meanwhile, so that something else would be done.
  @discardableResult
  func change<Done: Equatable>(
    _ options: BulkOptions, isAsked: Bool = true, _ work: (Transaction) throws -> Done, show: (Done) -> String?
  ) throws -> Done? {
    let store = try openStore()
    let shown = try store.rehearse(work)
    let question = show(shown)
    if options.dryRun.dryRun {
      context.say(DryRunOption.note)
      return nil
    }
    guard let question, try !isAsked || context.mayDo(question, options.confirm) else { return nil }
    return try store.write(author) { tx in
      let done = try work(tx)
      guard done == shown else {
        throw ExplainedError(
          .refused, "The data have changed since this was shown; nothing was written",
          why: "Another desk worked on them meanwhile.", remedy: "Run it again and look at what it shows now.")
      }
      return done
    }
  }
}
