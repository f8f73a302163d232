import EventData

/// A list to print: columns with a stable name for programs and a heading for people.
struct Listing {
  /// A column.
  struct Column {
    let name: String
    let heading: String
    let alignsRight: Bool
    /// Longer texts are cut in the table for people; programs get all.
    let widest: Int

    init(_ name: String, _ heading: String, right: Bool = false, widest: Int = 48) {
      (self.name, self.heading, alignsRight, self.widest) = (name, heading, right, widest)
    }
  }

  /// A cell: what people read, and what programs read when that differs.
  struct Cell {
    let text: String
    let json: JSON

    static func text(_ text: String) -> Cell { Cell(text: text, json: .text(text)) }
    static func optional(_ text: String?) -> Cell { Cell(text: text ?? "", json: .optional(text)) }
    static func number(_ number: Int) -> Cell { Cell(text: String(number), json: .number(Int64(number))) }
    /// Hundredths with two decimals; empty and null when nil.
    static func decimal(hundredths: Int?) -> Cell {
      hundredths.map { Cell(text: $0.asHundredths, json: .decimal(hundredths: $0)) } ?? .optional(nil)
    }
    static func money(_ money: [Money]) -> Cell {
      Cell(text: money.map(\.description).joined(separator: " + "), json: .list(money.map(\.json)))
    }
    static func money(_ money: Money) -> Cell { Cell(text: money.description, json: money.json) }
    static func moment(_ moment: Moment, _ zone: EventZone) -> Cell { .text(zone.text(moment)) }
    static func texts(_ texts: [String]) -> Cell {
      Cell(text: texts.joined(separator: ", "), json: .list(texts.map { .text($0) }))
    }
  }

  let columns: [Column]
  let rows: [[Cell]]

  /// The list in a format; a table ends with how many there are.
  ///
  /// - Parameter width: the columns of the terminal a table must fit, when it can; nil in a pipe.
  func rendered(as format: OutputFormat, noun: String, many: String? = nil, within width: Int? = nil) -> String {
    switch format {
    case .json:
      JSON.list(rows.map { row in .object(zip(columns, row).map { ($0.name, $1.json) }) }).rendered(pretty: true) + "\n"
    case .csv:
      CSVWriter.text(header: columns.map(\.name), rows: rows.map { $0.map(\.text) })
    case .table:
      rows.isEmpty ? "No \(many ?? noun + "s").\n" : table(within: width) + "\(counted(rows.count, noun, many))\n"
    }
  }

  /// Takes from the widest columns until a line fits, but leaves each enough to be told by; true when any is narrower.
  private func fit(_ widths: inout [Int], _ limit: Int) -> Bool {
    let before = widths
    while widths.reduce(2 * (widths.count - 1), +) > limit,
      let widest = widths.indices.filter({ !columns[$0].alignsRight }).max(by: { widths[$0] < widths[$1] }),
      widths[widest] > max(12, columns[widest].heading.count)
    {
      widths[widest] -= 1
    }
    return widths != before
  }

  /// The list without some columns, by name.
  func without(_ names: Set<String>) -> Listing {
    let kept = columns.indices.filter { !names.contains(columns[$0].name) }
    return Listing(columns: kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } })
  }

  private func table(within limit: Int?) -> String {
    var shown = rows.map { row in zip(columns, row).map { $1.text.printable.cut(to: $0.widest) } }
    var widths = columns.indices.map { column in
      ([columns[column].heading] + shown.map { $0[column] }).map(\.columnWidth).max() ?? 0
    }
    if let limit, fit(&widths, limit) {
      shown = shown.map { row in zip(row, widths).map { $0.columnWidth > $1 ? $0.cut(to: $1) : $0 } }
    }
    func line(_ cells: [String]) -> String {
      var out = ""
      for (index, cell) in cells.enumerated() {
        let gap = String(repeating: " ", count: max(0, widths[index] - cell.columnWidth))
        out += columns[index].alignsRight ? gap + cell : cell + gap
        out += "  "
      }
      while out.last == " " { out.removeLast() }
      return out + "\n"
    }
    let rule = line(widths.map { String(repeating: "-", count: $0) })
    return line(columns.map(\.heading)) + rule + shown.map(line).joined()
  }
}

extension Money {
  /// Minor units and currency, for programs.
  var json: JSON { .object([("minor", .number(minor)), ("currency", .text(currency.code))]) }
}

extension String {
  /// On one line and without control characters, so that outside text cannot drive the terminal.
  var printable: String {
    onOneLine
  }

  /// Without control characters but line breaks and tabs: what others sent must not drive the terminal.
  var withoutControls: String {
    let scalars = unicodeScalars.filter { scalar in
      scalar.properties.generalCategory != .control || scalar == "\n" || scalar == "\t"
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// At most so many characters, the last one an ellipsis when something was cut.
  func cut(to length: Int) -> String { count <= length ? self : prefix(length - 1) + "…" }

  /// Columns on a terminal, near enough: combining marks take none, East Asian wide characters two.
  var columnWidth: Int {
    unicodeScalars.reduce(0) { width, scalar in
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: width
      default:
        width
          + (scalar.properties.isEmojiPresentation || (0x1100...0x115F).contains(scalar.value)
            || (0x2E80...0xA4CF).contains(scalar.value) || (0xAC00...0xD7A3).contains(scalar.value)
            || (0xFF00...0xFF60).contains(scalar.value) ? 2 : 1)
      }
    }
  }
}

/// How many, and the first of them: `14: A-0003, A-0007, ...`.
func named(_ codes: [String]) -> String {
  let some = codes.prefix(12).joined(separator: ", ")
  return codes.count > 12 ? "\(codes.count): \(some), ..." : "\(codes.count): \(some)"
}

extension CommandContext {
  /// Prints a list.
  func print(_ listing: Listing, as format: FormatOption, noun: String, many: String? = nil) {
    surroundings.write(
      listing.rendered(as: format.format, noun: noun, many: many, within: surroundings.outputColumns))
  }
}
