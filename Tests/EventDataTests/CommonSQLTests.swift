import Foundation
import TestSupport
import Testing

/// SQL is written once: words that only one engine knows, or that both read differently, are refused.
struct CommonSQLTests {
  private static var foreign: Regex<Substring> {
    #/(?i)\b(?:instr|strpos|position\s*\(|group_concat|string_agg|json_\w+|jsonb\w*|iif|ifnull|nvl|rowid|autoincrement|serial|datetime\s*\(|strftime|julianday|now\s*\(|to_char|date_trunc|extract\s*\(|insert\s+or|replace\s+into|glob|ilike|similar\s+to|regexp|nocase|boolean|blob|bytea|varchar|total\s*\(|printf|pragma|sqlite_\w+|pg_\w+|for\s+update|without\s+rowid|generated\s+(?:always|by)|unistr|greatest|least|concat\s*\(|true|false)\b|::|->|\$\d|==/#
  }

  /// A file's SQL: all of a schema file but its remarks, the texts in a Swift file's quotes.
  private static func statements(in file: URL) throws -> [String] {
    let text = try String(contentsOf: file, encoding: .utf8)
    guard file.pathExtension == "swift" else {
      return [
        text.split(separator: "\n").filter { !$0.hasPrefix("--") }.map {
          String($0.prefix { $0 != ";" })
        }.joined(separator: "\n")
      ]
    }
    let quoted = text.matches(of: #/"""(.*?)"""|"((?:[^"\\]|\\.)*)"/#.dotMatchesNewlines())
    return quoted.compactMap { ($0.1 ?? $0.2).map(String.init) }.filter {
      $0.contains(#/\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM)\b/#)
    }
  }

  private static func files() throws -> [URL] {
    let sources = PackageFolders.root.appending(path: "Sources")
    let paths = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
    let common = ["/Queries/", "EventData/Schema/", "EventData/Records/", "EventData/Intake/"]
    let engines = ["SQLiteEngine", "SQLiteSession", "ExampleTables", "SchemaSteps", "Store/Postgres/"]
    return paths.sorted().filter { path in
      (path.hasSuffix(".swift") || path.hasSuffix(".sql")) && !engines.contains { path.contains($0) }
        && (common.contains { path.contains($0) } || path.contains("EventData/Store/"))
    }.map { sources.appending(path: $0) }
  }

  @Test func `no query and no schema file uses a word outside what both engines share`() throws {
    var found = 0
    for file in try Self.files() {
      for statement in try Self.statements(in: file) {
        found += 1
        let strays = statement.replacing(#/\\\([^)]*\)/#, with: "x").matches(of: Self.foreign).map { String($0.0) }
        #expect(strays == [], "\(file.lastPathComponent): \(statement.prefix(80))")
      }
    }
    #expect(found > 60, "the search finds the statements that are there")
  }

  @Test(arguments: [
    "SELECT instr(name, 'x') FROM person", "INSERT OR IGNORE INTO t VALUES (1)", "SELECT a::text FROM t",
    "SELECT group_concat(name) FROM person", "SELECT json_extract(a, '$.b') FROM t", "SELECT $1", "SELECT rowid FROM t",
    "SELECT datetime('now')", "SELECT 1 WHERE TRUE", "SELECT iif(a, b, c) FROM t", "SELECT a FROM t FOR UPDATE",
  ]) func `the search finds a foreign word`(sql: String) {
    #expect(sql.contains(Self.foreign))
  }
}
