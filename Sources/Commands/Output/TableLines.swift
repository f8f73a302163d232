import EventData

/// The lines of a table for people: headings, a rule, rows, all in columns.
struct TableLines {
  /// A column with the texts of its rows.
  struct Column {
    let name, heading: String
    var texts: [String]
    let alignsRight: Bool
    let isSpare: Bool
    /// Columns of the terminal it takes.
    var width: Int
    /// What is left of it at the least. Numbers, times and what tells the row lose their meaning when cut.
    let least: Int

    init(_ column: Commands.Column<some Any>, cells: [Cell], isFirst: Bool) {
      (name, heading) = (column.name, column.heading)
      texts = cells.map { $0.text.printable.cut(to: column.widest) }
      alignsRight = cells.contains(where: \.alignsRight)
      isSpare = column.isSpare
      width = ([heading] + texts).map(\.columnWidth).max() ?? 0
      let mayBeCut = !isFirst && !alignsRight && !cells.contains { $0.isTime }
      least = mayBeCut ? min(width, max(column.least, heading.columnWidth)) : width
    }
  }

  private var columns: [Column]

  init(_ columns: [Column]) { self.columns = columns }

  /// Leaves out columns until the rest can be cut to fit, spare ones first, else the last; then cuts the widest.
  ///
  /// - Returns: the names of what was left out.
  mutating func fit(_ limit: Int, mayLeaveOut: Bool) -> [String] {
    let all = columns.map(\.name)
    func taken(_ widths: [Int]) -> Int { widths.reduce(2 * (widths.count - 1), +) }
    while mayLeaveOut, columns.count > 1, taken(columns.map(\.least)) > limit {
      columns.remove(at: columns.lastIndex(where: \.isSpare) ?? columns.count - 1)
    }
    while taken(columns.map(\.width)) > limit,
      let widest = columns.indices.filter({ columns[$0].width > columns[$0].least })
        .max(by: { columns[$0].width < columns[$1].width })
    {
      columns[widest].width -= 1
    }
    for index in columns.indices {
      let width = columns[index].width
      columns[index].texts = columns[index].texts.map { $0.columnWidth > width ? $0.cut(to: width) : $0 }
    }
    return all.filter { name in !columns.contains { $0.name == name } }
  }

  /// The lines.
  var text: String {
    let rule = columns.map { String(repeating: "-", count: $0.width) }
    let rows = (columns.first?.texts ?? []).indices.map { row in columns.map { $0.texts[row] } }
    return ([columns.map(\.heading), rule] + rows).map(line).joined()
  }

  private func line(_ texts: [String]) -> String {
    var out = ""
    for (column, text) in zip(columns, texts) {
      let gap = String(repeating: " ", count: max(0, column.width - text.columnWidth))
      out += (column.alignsRight ? gap + text : text + gap) + "  "
    }
    while out.last == " " { out.removeLast() }
    return out + "\n"
  }
}
