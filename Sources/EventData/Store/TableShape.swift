/// A table as the schema's files make it.
struct TableShape: Sendable {
  let name: String
  /// Its columns, in order.
  var columns: [String]
  /// The columns that tell its rows apart.
  var key: [String]

  /// The tables that stand after a step, those first that others refer to.
  static func all(after number: Int64) -> [TableShape] {
    SchemaStep.all.reduce(into: []) { tables, step in
      guard step.number <= number else { return }
      // Every command that writes begins with this, so it looks at no more than it must.
      for line in step.bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "-") {
        read(String(decoding: line, as: UTF8.self), into: &tables)
      }
    }
  }

  /// One line of a schema file: what it does to the tables.
  private static func read(_ line: String, into tables: inout [TableShape]) {
    let words = line.split { " ,;()".contains($0) }.map(String.init)
    if line.hasPrefix("CREATE TABLE ") {
      tables.append(TableShape(name: words[2], columns: [], key: []))
    } else if line.hasPrefix("  PRIMARY KEY ("), let last = tables.indices.last {
      tables[last].key = Array(words.dropFirst(2))
    } else if line.hasPrefix("  "), words.count > 1, ["TEXT", "BIGINT"].contains(words[1]),
      let last = tables.indices.last
    {
      tables[last].columns.append(words[0])
      if words.contains("PRIMARY") { tables[last].key = [words[0]] }
    } else if line.hasPrefix("DROP TABLE ") {
      tables.removeAll { $0.name == words[2] }
    } else if line.hasPrefix("ALTER TABLE "), let place = tables.firstIndex(where: { $0.name == words[2] }) {
      let (old, name) = (tables[place], words[5])
      switch words[3] {
      case "ADD": tables[place].columns.append(name)
      case "DROP": tables[place].columns.removeAll { $0 == name }
      default: tables[place] = TableShape(name: name, columns: old.columns, key: old.key)
      }
    }
  }

  /// What a row is known by in the seals: table and key, each value without tabs and line ends.
  func place(of values: [SQLValue]) -> String {
    key.reduce(into: name) { place, column in
      let value = columns.firstIndex(of: column).map { values[$0] } ?? .null
      place += "\t\(CopyText.text(value))"
    }
  }
}

extension SchemaStep {
  /// The tables whose rows are sealed, by name: all but the seals.
  static let sealed = Dictionary(
    uniqueKeysWithValues: TableShape.all(after: .max).filter { $0.name != "seal" }.map { ($0.name, $0) })

  /// The tables whose rows this step rewrites.
  var rewritten: [String] {
    lines.flatMap { line in
      line.matches(
        of: #/^(?:INSERT INTO|UPDATE|DELETE FROM) ([a-z_]+)|^ALTER TABLE ([a-z_]+) DROP COLUMN|RENAME TO ([a-z_]+)/#
      ).compactMap { ($0.1 ?? $0.2 ?? $0.3).map(String.init) }
    }
  }
}

/// A statement that changes rows of a sealed table, so written that it answers with each row as it left it.
struct SealedStatement {
  let table: TableShape
  let sql: String
  /// True when the rows it answers with are gone.
  let isRemoval: Bool

  /// Nil for a statement that changes no sealed row.
  init?(_ sql: String) {
    let words = sql.prefix(80).split(maxSplits: 3, whereSeparator: { $0.isWhitespace || $0 == "(" })
    guard words.count > 2 else { return nil }
    let name: Substring
    switch (words[0], words[1]) {
    case ("INSERT", "INTO"), ("DELETE", "FROM"): name = words[2]
    case ("UPDATE", _): name = words[1]
    default: return nil
    }
    guard let table = SchemaStep.sealed[String(name.prefix { $0 != ";" })] else { return nil }
    let columns = table.columns.map { "\(table.name).\($0)" }.joined(separator: ", ")
    let end = sql.lastIndex { !$0.isWhitespace && $0 != ";" } ?? sql.startIndex
    self.table = table
    self.sql = sql[...end] + (sql.contains("RETURNING") ? ", " : " RETURNING ") + columns
    isRemoval = words[0] == "DELETE"
  }

  /// A row's values, which stand behind what the statement itself answers.
  func values(_ row: Row) -> [SQLValue] { row.values.suffix(table.columns.count) }
}
