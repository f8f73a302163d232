import EventData

/// One thing in full, its columns declared once: label and value lines for people, an object for programs. What is empty
/// is left out of the lines, and null for programs.
struct Details {
  private let lines: [(name: String, label: String, cell: Cell)]

  init<Row>(_ row: Row, @ColumnBuilder<Row> columns: () -> [Column<Row>]) {
    lines = columns().map { ($0.name, $0.heading, $0.cell(row)) }
  }

  func rendered(as format: OutputFormat) -> String {
    switch format {
    case .json: return JSON.object(lines.map { ($0.name, $0.cell.jsonOrNull) }).rendered(pretty: true) + "\n"
    case .csv: return CSVWriter.text(header: lines.map(\.name), rows: [lines.map(\.cell.text)])
    case .table:
      let width = lines.map(\.label.count).max() ?? 0
      return lines.filter { !$0.cell.text.isEmpty }.map { line in
        let pad = String(repeating: " ", count: width - line.label.count + 2)
        let indent = "\n" + String(repeating: " ", count: width + 2)
        return line.label + pad
          + line.cell.text.split(separator: "\n").map { String($0).printable }.joined(separator: indent)
          + "\n"
      }.joined()
    }
  }
}

extension Cell {
  /// The value for programs; null for no words.
  fileprivate var jsonOrNull: JSON { if case .text("") = json { .null } else { json } }
}

/// A command that shows one thing.
protocol ShowCommand: ContextCommand {
  var options: EventOptions { get }
  var format: FormatOption { get }
  func details(in event: EventContext) throws -> Details
}

extension ShowCommand {
  func run(in context: CommandContext) async throws -> Ending {
    context.print(try details(in: context.event(options).looking), as: format)
    return .done
  }
}

extension CommandContext {
  /// Prints one thing.
  func print(_ details: Details, as format: FormatOption) {
    surroundings.write(details.rendered(as: format.format))
  }
}
