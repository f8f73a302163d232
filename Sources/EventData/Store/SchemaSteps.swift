import Foundation
import GRDB

/// One numbered file of `Schema/`: applied once, in order, and never edited after a release.
struct SchemaStep: Sendable {
  let number: Int64
  let name: String
  let bytes: [UInt8]

  /// All steps, in order. A new file in `Schema/` needs its line here.
  static let all: [SchemaStep] = [
    SchemaStep(number: 1, name: "audit", bytes: PackageResources._001_audit_sql),
    SchemaStep(number: 2, name: "mail", bytes: PackageResources._002_mail_sql),
    SchemaStep(number: 3, name: "people", bytes: PackageResources._003_people_sql),
    SchemaStep(number: 4, name: "abstracts", bytes: PackageResources._004_abstracts_sql),
    SchemaStep(number: 5, name: "sponsorship", bytes: PackageResources._005_sponsorship_sql),
    SchemaStep(number: 6, name: "door", bytes: PackageResources._006_door_sql),
    SchemaStep(number: 7, name: "programme", bytes: PackageResources._007_programme_sql),
    SchemaStep(number: 8, name: "views", bytes: PackageResources.views_sql),
    SchemaStep(number: 9, name: "door-view", bytes: PackageResources._009_door_view_sql),
    SchemaStep(number: 10, name: "call", bytes: PackageResources._010_call_sql),
    SchemaStep(number: 11, name: "past-books", bytes: PackageResources._011_past_books_sql),
    SchemaStep(number: 12, name: "reviewers", bytes: PackageResources._012_reviewers_sql),
    SchemaStep(number: 13, name: "reviews", bytes: PackageResources._013_reviews_sql),
    SchemaStep(number: 14, name: "decisions", bytes: PackageResources._014_decisions_sql),
    SchemaStep(number: 15, name: "placements", bytes: PackageResources._015_placements_sql),
    SchemaStep(number: 16, name: "book", bytes: PackageResources._016_book_sql),
    SchemaStep(number: 17, name: "told", bytes: PackageResources._017_told_sql),
    SchemaStep(number: 18, name: "imports", bytes: PackageResources._018_imports_sql),
    SchemaStep(number: 19, name: "balance", bytes: PackageResources._019_balance_sql),
    SchemaStep(number: 20, name: "seals", bytes: PackageResources._020_seals_sql),
    SchemaStep(number: 21, name: "unread", bytes: PackageResources._021_unread_sql),
    SchemaStep(number: 22, name: "written-mail", bytes: PackageResources._022_written_mail_sql),
    SchemaStep(number: 23, name: "year", bytes: PackageResources._023_year_sql),
    SchemaStep(number: 24, name: "author-names", bytes: PackageResources._024_author_names_sql),
  ]

  /// The tables that stand after all steps, those that others refer to first.
  static let tables = TableShape.all(after: .max).map(\.name)

  /// The guards of all steps.
  static let guards: [SchemaGuard] = all.flatMap { $0.lines.compactMap { SchemaGuard(line: $0) } }

  /// The file's lines.
  var lines: [Substring] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The SQL as this engine wants it: on SQLite every table is STRICT, so a text never lands in a number, and each
  /// guard line becomes a trigger.
  var sqliteText: String {
    let lines = String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "\n);", with: "\n) STRICT;")
      .replacingOccurrences(of: " BIGINT", with: " INTEGER")  // the one name STRICT knows
      // PostgreSQL keeps what a login was granted when a view is replaced.
      .replacing(#/CREATE OR REPLACE VIEW ([a-z_]+)/#) { "DROP VIEW \($0.1);\nCREATE VIEW \($0.1)" }
      .split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { SchemaGuard(line: $0)?.sqliteTrigger ?? String($0) }.joined(separator: "\n")
  }
}

/// A line of a schema file that forbids a change, in a form both engines can render:
/// `--! guard NAME: before update|delete [of COLUMN, ...] on TABLE [when CONDITION]: MESSAGE`.
struct SchemaGuard {
  let name: Substring
  let event: Substring
  let message: Substring

  init?(line: Substring) {
    guard line.hasPrefix("--! guard ") else { return nil }
    let parts = line.dropFirst(10).split(separator: ": ", maxSplits: 2)
    guard parts.count == 3 else { return nil }
    (name, event, message) = (parts[0], parts[1], parts[2])
  }

  /// When it looks: `before update of a, b on t`.
  var action: String { String(event[..<(event.range(of: " when ")?.lowerBound ?? event.endIndex)]) }

  /// What must hold for it to refuse; nil when it always does.
  var condition: String? { event.range(of: " when ").map { String(event[$0.upperBound...]) } }

  var sqliteTrigger: String {
    let quoted = message.replacingOccurrences(of: "'", with: "''")
    let when = condition.map { " WHEN \($0)" } ?? ""
    return "CREATE TRIGGER \(name) \(action.uppercasedKeywords)\(when) BEGIN SELECT RAISE(ABORT, '\(quoted)'); END;"
  }
}

extension String {
  fileprivate var uppercasedKeywords: String {
    split(separator: " ").map {
      ["before", "update", "delete", "of", "on"].contains($0) ? $0.uppercased() : String($0)
    }
    .joined(separator: " ")
  }
}

extension SchemaStep {
  /// The last step applied; nil when there is no table of steps.
  static func last(in session: any SQLSession) throws -> Int64? {
    guard try !session.columns(of: "schema_step").isEmpty else { return nil }
    return try session.rows("SELECT max(number) AS last FROM schema_step", []).first?.optionalInteger("last") ?? 0
  }

  /// Steps that are not noted as applied, as when the note was taken away.
  static func problems(in session: any SQLSession) throws -> [String] {
    let noted = Set(try session.rows("SELECT number FROM schema_step", []).map { $0.integer("number") })
    return all.filter { !noted.contains($0.number) }.map { "The note of schema step \($0.number) is missing" }
  }

  /// True when some of the steps are still to be applied. Throws when a later one than all of them was.
  static func isWanting(_ steps: [SchemaStep], after done: Int64, at place: String) throws -> Bool {
    let newest = steps.last?.number ?? 0
    guard done <= newest else {
      throw ExplainedError(
        .outside, "The database was written by a newer onco (schema step \(done))", at: place,
        remedy: "Install the newer onco. Nothing was changed.")
    }
    return done < newest
  }

  /// Notes that the step was applied, and seals what it rewrote in a database that was there before.
  func note(now: Moment, isNewDatabase: Bool, in session: any SQLSession) throws {
    _ = try session.run(
      "INSERT INTO schema_step (number, name, applied_at) VALUES (?1, ?2, ?3)",
      [.integer(number), .text(name), .moment(now)])
    if !isNewDatabase { try Seals.append(after: self, in: session) }
  }
}

extension SQLiteEngine {
  /// Applies the steps the database does not have yet, each in a transaction of its own.
  func migrate(_ steps: [SchemaStep], now: Moment) throws {
    // Reading first: opening must not wait for another program's import.
    let known = try read { session in
      if let last = try SchemaStep.last(in: session) { return last }
      guard try session.rows("SELECT name FROM sqlite_master LIMIT 1", []).isEmpty else {
        throw ExplainedError(
          .outside, "This is the database of another program", at: path,
          remedy: "Choose another file with --database sqlite:PATH. Nothing was changed.")
      }
      return 0
    }
    guard try SchemaStep.isWanting(steps, after: known, at: path) else { return }
    let done = try write { session in
      _ = try session.run(
        """
        CREATE TABLE IF NOT EXISTS schema_step (
          number BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL
        )
        """, [])
      return try SchemaStep.last(in: session) ?? 0
    }
    for step in steps where step.number > done {
      try write { session in
        // Another process may have been quicker.
        guard let sqlite = session as? SQLiteSession, try SchemaStep.last(in: sqlite) ?? 0 < step.number else { return }
        try sqlite.db.execute(sql: step.sqliteText)
        try step.note(now: now, isNewDatabase: done == 0, in: session)
      }
    }
  }
}
