import ArgumentParser
import EventData
import Programme

/// `onco abstract erratum`.
struct AbstractErratum: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "erratum", abstract: "Record what was wrong in the published book.",
    discussion: """
      The notice is printed in every later edition, at the abstract and in a list, and goes into JATS and Crossref. It \
      cannot be changed or removed. After a withdrawal only title, authors and the notice are printed.
      """)

  @Argument(help: "The abstract's code, such as A-0042, or its printed number, such as P-017.")
  var abstract: String
  @Option(help: "correction: something printed was wrong. withdrawal: the work is taken back.")
  var kind: BookErratum.Kind
  @Option(help: "What readers are told, such as 'In Results, 36 should read 63.'")
  var notice: String
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let give = { (tx: Transaction) in
      try BookErrata.give(abstract, kind, notice: notice, author: event.author, in: tx)
    }
    let erratum = try event.change(dryRun, give)
    let line = "erratum \(erratum.number), \(kind.rawValue) of \(erratum.abstract): \(erratum.notice.printable)"
    context.print(dryRun.dryRun ? "Would record \(line) (dry run: nothing was kept)" : "Recorded \(line)")
    if !dryRun.dryRun { context.say("It is printed by the next: onco abstract book --edition full") }
    return .done
  }
}

/// `onco abstract erratum-list`.
struct AbstractErratumList: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "erratum-list", abstract: "List what was corrected after the book was published.")

  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func table(in event: EventContext) throws -> Table<some Any> {
    Table(try BookErrata.list(in: event.openStore()), noun: "erratum", many: "errata") {
      Column("erratum", "Erratum") { .number($0.erratum.number) }
      Column("code", "Code") { .text($0.erratum.abstract) }
      Column("number", "Number") { .text($0.number) }
      Column("kind", "Kind") { .text($0.erratum.kind.rawValue) }
      Column("given", "Given") { .moment($0.erratum.given, event.zone) }
      Column("by", "By") { .text($0.erratum.actor) }
      Column("notice", "Notice", widest: 80) { .text($0.erratum.notice) }
    }
  }
}
