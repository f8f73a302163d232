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

  /// Shows what a change would do, asks, and makes it.
  ///
  /// - Parameters:
  ///   - isAsked: false when it needs no question.
  ///   - work: the change; it is rehearsed first.
  ///   - show: prints what would be done, and says what to ask; nil when nothing would be.
  /// - Returns: what was done; nil after a dry run, a no, or when nothing was to be done.
  @discardableResult
  func change<Done>(
    _ options: BulkOptions, isAsked: Bool = true, _ work: (Transaction) throws -> Done, show: (Done) -> String?
  ) throws -> Done? {
    let store = try openStore()
    let question = show(try store.rehearse(work))
    if options.dryRun.dryRun {
      context.say(DryRunOption.note)
      return nil
    }
    guard let question, try !isAsked || context.mayDo(question, options.confirm) else { return nil }
    return try store.write(author, work)
  }
}
