import ArgumentParser
import EventData

/// How a list is printed, and what of it: on every command that lists.
struct ListOptions: ParsableArguments {
  @OptionGroup private var output: FormatOption

  @Option(help: "Only these columns, in this order, by the names that JSON has: code,title.")
  var columns: String?

  @Option(
    parsing: .unconditional, help: "Sort by these columns; a minus turns the order round: track,-submitted.")
  var sort: String?

  @Option(help: "Only rows that hold this in any column, hidden ones too; case and accents do not matter.")
  var search: String?

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Only rows for which this holds, such as 'state=active', 'due>10000' or 'title~breast': a column, one of = != < <= "
        + "> >= ~ (contains), a value. May be given several times.", valueName: "condition"))
  var conditions: [String] = []

  /// The format.
  var format: OutputFormat { output.format }
  /// True when rows may be left out.
  var isNarrowed: Bool { search != nil || !conditions.isEmpty }

  /// The list with the rows and columns that were asked for, in the order asked for.
  ///
  /// - Throws: `ExplainedError` (usage) when an option names no column, or compares what cannot be compared.
  func applied<Row>(to table: Table<Row>) throws -> Table<Row> {
    var table = table
    for condition in try conditions.map(Condition.init) {
      let column = try table.column(condition.column)
      table.rows = try table.rows.filter { try condition.isMet(by: column.cell($0)) }
    }
    if let search {
      let (all, wanted) = (table.columns, Self.withoutTitle(search))
      table.rows = table.rows.filter { row in all.contains { $0.cell(row).holds(wanted) } }
    }
    for key in Self.names(sort).reversed() {
      let isTurned = key.hasPrefix("-")
      table.sort(by: try table.column(isTurned ? String(key.dropFirst()) : key), isTurned: isTurned)
    }
    if columns != nil { table.columns = try Self.names(columns).map { try table.column($0) } }
    return table
  }

  private static func names(_ typed: String?) -> [String] {
    (typed ?? "").split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }
  }

  /// `Dr. Bilal Raza` finds Bilal Raza, under whichever title.
  private static func withoutTitle(_ search: String) -> String {
    let name = search.dropFirst(PersonName.leadingTitle(of: search)?.count ?? 0).trimmed
    return name.isEmpty ? search.trimmed : name
  }
}

/// A command that prints a list: it says which, and its options narrow, order and print it.
protocol ListCommand: ContextCommand {
  associatedtype Row
  var options: EventOptions { get }
  var list: ListOptions { get }
  func table(in event: EventContext) throws -> Table<Row>
}

extension ListCommand {
  func run(in context: CommandContext) async throws -> Ending {
    try context.print(table(in: context.event(options).looking), as: list)
    return .done
  }
}

extension Table {
  /// The column of a name or heading.
  fileprivate func column(_ typed: String) throws -> Column<Row> {
    if let column = columns.first(where: { $0.name == typed })
      ?? columns.first(where: { [folded($0.name), folded($0.heading)].contains(folded(typed)) })
    {
      return column
    }
    let names = columns.map(\.name)
    let hint = didYouMean(typed, in: names)
    throw ExplainedError(
      .usage, "There is no column '\(typed)'.\(hint)", remedy: "Choose one of: \(names.joined(separator: ", ")).")
  }

  /// Sorts by a column; equal rows keep their order, empty cells come last either way.
  fileprivate mutating func sort(by column: Column<Row>, isTurned: Bool) {
    let keyed = rows.enumerated().map { (place: $0, row: $1, cell: column.cell($1)) }
    rows = keyed.sorted { left, right in
      guard left.cell.text.isEmpty == right.cell.text.isEmpty else { return right.cell.text.isEmpty }
      if (isTurned ? right : left).cell.precedes((isTurned ? left : right).cell) { return true }
      if (isTurned ? left : right).cell.precedes((isTurned ? right : left).cell) { return false }
      return left.place < right.place
    }.map(\.row)
  }
}
