import ArgumentParser
import EventData

/// `onco database copy`.
struct DatabaseCopy: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy",
    abstract: "Copy an event's whole database to another place, of the same engine or not.",
    discussion: """
      Both are written sqlite:PATH or postgres://... The target must be empty. Everything goes in one transaction, the \
      audit trail as it is, and each table is counted and hashed on both sides before anything is kept. The keys of \
      badges are files in data/keys and are not part of it.
      """)

  @Argument(help: "Where the event is now.")
  var from: String
  @Argument(help: "Where it goes; must be empty.")
  var to: String
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let now = context.surroundings.now()
    let source = try Store(existing: context.databaseURL(from, mustExist: true), now: now)
    let target = try Store(url: context.databaseURL(to), now: now)
    let line = context.progress("copying")
    let total = try StoreCopy.counts(of: source).values.reduce(0, +)
    var gone: [String: Int] = [:]
    let copied = try StoreCopy.copy(from: source, to: target, dryRun: dryRun.dryRun) { table, rows in
      gone[table] = rows
      line.show(gone.values.reduce(0, +), of: total)
    }
    context.print(
      Table(copied.filter { $0.rows > 0 }, noun: "table") {
        Column("table", "Table") { .text($0.table) }
        Column("rows", "Rows") { .number($0.rows) }
        Column("hash", "Hash") { .text(String($0.hash.prefix(16))) }
      }, as: format)
    context.say(
      "\(counted(copied.reduce(0) { $0 + $1.rows }, "row")) copied from \(source.label) to \(target.label), "
        + "equal on both sides\(dryRun.suffix)")
    return .done
  }
}
