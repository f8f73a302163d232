/// What each transaction wrote, row by row, in one chain of hashes: so that a row which another program changed, added
/// or removed shows, in whatever table.
///
/// It is no proof against somebody who computes all hashes anew with this program's source, and who shortens everything
/// back to an earlier state leaves no trace in the file; the last seal, noted down elsewhere, shows both.
enum Seals {
  /// Rows as a transaction left them, by table and key; nil for one it removed.
  typealias Written = [String: [SQLValue]?]

  /// So many rows go into one seal.
  private static let most = 500

  /// Seals what was written.
  static func append(_ written: Written, in session: any SQLSession) throws {
    guard !written.isEmpty else { return }
    let last = try session.rows("SELECT number, hash FROM seal ORDER BY number DESC LIMIT 1", []).first
    var (number, hash) = (last?.integer("number") ?? 0, last?.text("hash") ?? "")
    let lines = written.sorted { $0.key < $1.key }.map { place, values in
      values.map { "\(digest($0[...]))\t\($0.count)\t\(place)\n" } ?? "-\t0\t\(place)\n"
    }
    for start in stride(from: 0, to: lines.count, by: most) {
      let entries = lines[start..<min(start + most, lines.count)].joined()
      number += 1
      hash = chained(number, hash, entries)
      _ = try session.run(
        "INSERT INTO seal (number, entries, hash) VALUES (?1, ?2, ?3)", [.integer(number), .text(entries), .text(hash)])
    }
  }

  /// After a step of the schema: seals what stood there before there were seals, or what the step itself rewrote.
  static func append(after step: SchemaStep, in session: any SQLSession) throws {
    let tables = TableShape.all(after: step.number)
    guard tables.contains(where: { $0.name == "seal" }) else { return }
    let isFirst = step.lines.contains { $0.hasPrefix("CREATE TABLE seal ") }
    let changed = tables.filter { $0.name != "seal" && (isFirst || step.rewritten.contains($0.name)) }
    guard !changed.isEmpty else { return }
    var known = try ledger(in: session).known
    for table in changed {
      var written: Written = [:]
      try differences(table, &known[table.name, default: [:]], in: session) { _, place, values in
        written.updateValue(values, forKey: place)
        if written.count < most { return }
        try append(written, in: session)
        written = [:]
      }
      try append(written, in: session)
    }
  }

  /// What another program did to sealed rows, a line for each table and kind; and where the chain is broken.
  static func problems(in session: any SQLSession) throws -> [String] {
    var (known, problems) = try ledger(in: session)
    for table in TableShape.all(after: .max) where table.name != "seal" {
      let columns = try session.columns(of: table.name).map(\.name)
      guard Set(table.columns).isSubset(of: columns) else {
        problems.append("The table \(table.name) is missing, or a column of it")
        continue
      }
      var found: [Kind: [String]] = [:]
      try differences(table, &known[table.name, default: [:]], in: session) { kind, place, _ in
        found[kind, default: []].append(
          place.split(separator: "\t", omittingEmptySubsequences: false).dropFirst().joined(separator: " "))
      }
      problems += Kind.allCases.compactMap { kind in found[kind].map { line(table.name, kind, $0.sorted()) } }
    }
    return problems
  }

  private enum Kind: String, CaseIterable { case changed, added, removed }

  private static func line(_ table: String, _ kind: Kind, _ places: [String]) -> String {
    let few = places.prefix(3).joined(separator: ", ")
    let rest = places.count > 3 ? " and \(places.count - 3) more" : ""
    return
      "\(table): \(places.count) \(places.count == 1 ? "row was" : "rows were") \(kind.rawValue) by another program: "
      + few + rest
  }

  /// Compares a table's rows with what is known of them, which is used up.
  private static func differences(
    _ table: TableShape, _ known: inout [String: Known], in session: any SQLSession,
    _ body: (Kind, String, [SQLValue]?) throws -> Void
  ) throws {
    var rest = known
    try session.batches("SELECT \(table.columns.joined(separator: ", ")) FROM \(table.name)", of: 200) { rows in
      for row in rows {
        let place = table.place(of: row.values)
        guard let was = rest.removeValue(forKey: place), was.hash != "-" else {
          try body(.added, place, row.values)
          continue
        }
        if digest(row.values.prefix(was.columns)) != was.hash { try body(.changed, place, row.values) }
      }
    }
    for (place, was) in rest where was.hash != "-" { try body(.removed, place, nil) }
    known = [:]
  }

  private struct Known {
    let hash: Substring
    let columns: Int
  }

  /// The last seal of each row, by table, and where the chain is broken.
  private static func ledger(in session: any SQLSession) throws -> (known: [String: [String: Known]], [String]) {
    var known: [String: [String: Known]] = [:]
    var problems: [String] = []
    var (number, hash): (Int64, String) = (0, "")
    try session.batches("SELECT number, entries, hash FROM seal ORDER BY number", of: 50) { rows in
      for row in rows {
        let entries = row.text("entries")
        if row.integer("number") != number + 1 {
          problems.append("Seal \(number + 1) is missing (the next one there is \(row.integer("number")))")
        } else if chained(number + 1, hash, entries) != row.text("hash") {
          problems.append("Seal \(number + 1) was changed after it was written, or the one before it")
        }
        (number, hash) = (row.integer("number"), row.text("hash"))
        for line in entries.split(separator: "\n") {
          let parts = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
          guard parts.count == 3, let columns = Int(parts[1]) else { continue }
          let table = String(parts[2].prefix { $0 != "\t" })
          known[table, default: [:]][String(parts[2])] = Known(hash: parts[0], columns: columns)
        }
      }
    }
    return (known, problems)
  }

  private static func chained(_ number: Int64, _ previous: String, _ entries: String) -> String {
    contentHash("\(number):\(previous):\(entries)")
  }

  /// 128 bits of the BLAKE2b of a row's values, each with its kind and length so that no two rows can look alike.
  private static func digest(_ values: ArraySlice<SQLValue>) -> String {
    var bytes: [UInt8] = []
    for value in values {
      switch value {
      case .null: bytes += "n".utf8
      case .integer(let number): bytes += "i\(number);".utf8
      case .text(let text): bytes += "t\(text.utf8.count);\(text)".utf8
      }
    }
    return hexadecimal(contentDigest(bytes).prefix(16))
  }
}
