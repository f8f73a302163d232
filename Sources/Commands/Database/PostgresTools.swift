import EventData
import Foundation
import Subprocess

/// PostgreSQL's own programs for archives.
struct PostgresTools {
  private let place: PostgresPlace
  private let environment: Environment

  init(_ context: CommandContext, url: String) throws {
    place = try PostgresPlace(url: url)
    environment = .custom(
      context.surroundings.environment.merging(place.environment) { $1 }.reduce(into: [:]) {
        $0[Environment.Key(stringLiteral: $1.key)] = $1.value
      })
  }

  /// Writes the event's schema as an archive and reads it back whole.
  ///
  /// - Returns: the rows in it, which are as many as the database held before or after.
  func dump(_ store: Store, to file: URL) async throws -> Int {
    let before = try StoreCopy.counts(of: store)
    try await run("pg_dump", ["--format=custom", "--schema", place.schema, "--file", file.path])
    let written = try await rows(of: file)
    let after = try StoreCopy.counts(of: store)
    for (table, rows) in written
    where !(min(before[table] ?? 0, after[table] ?? 0)...max(before[table] ?? 0, after[table] ?? 0)).contains(rows) {
      throw ExplainedError(
        .outside, "The backup holds \(rows) rows of \(table), the database \(after[table] ?? 0)", at: file.path,
        remedy: "Nothing was kept. Run the backup again, and report it when it happens twice.")
    }
    guard Set(written.keys).isSuperset(of: before.keys) else {
      throw ExplainedError(
        .outside, "The backup lacks tables", at: file.path,
        remedy: "Nothing was kept. Use the owner's login, which may read them all.")
    }
    return written.values.reduce(0, +)
  }

  /// How many rows of each of our tables an archive holds, counted by unpacking it.
  func rows(of file: URL) async throws -> [String: Int] {
    let text = FileManager.default.temporaryDirectory.appending(path: "onco-archive-\(UUID().uuidString).sql")
    defer { try? FileManager.default.removeItem(at: text) }
    try await run("pg_restore", ["--data-only", "--file", text.path, file.path])
    var counts: [String: Int] = [:]
    var table: String?
    let content = try String(contentsOf: text, encoding: .utf8)
    for line in content.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "\\." {
        table = nil
      } else if let table {
        counts[table, default: 0] += 1
      } else if let copied = line.firstMatch(of: #/^COPY [^.]+\.([a-z_]+) \(/#).map({ String($0.1) }) {
        counts[copied] = 0
        table = copied
      }
    }
    counts["schema_step"] = nil
    return counts
  }

  /// Brings an archive into the empty schema of its name, in one transaction.
  func restore(_ file: URL, expecting rows: [String: Int]) async throws {
    guard place.isEmpty else {
      throw ExplainedError(
        .refused, "The schema '\(place.schema)' is not empty", at: place.schema,
        remedy: "Name a new database, or a new one with a schema of this name; nothing is overwritten.")
    }
    let list = try await run("pg_restore", ["--list", file.path])
    guard list.contains(" \(place.schema) registration ") else {
      throw ExplainedError(
        .refused, "The backup is of another schema than '\(place.schema)'", at: file.lastPathComponent,
        remedy: "Make a schema of the backup's name (pg_restore --list shows it) and name it in the URL: "
          + "?options=-csearch_path%3DNAME")
    }
    try await run(
      "pg_restore",
      [
        "--schema", place.schema, "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges",
        "--dbname", place.environment["PGDATABASE"] ?? "postgres", file.path,
      ])
  }

  @discardableResult
  private func run(_ program: String, _ arguments: [String]) async throws -> String {
    let status: TerminationStatus
    let output: String
    let messages: String
    do {
      let result = try await Subprocess.run(
        .name(program), arguments: Arguments(arguments), environment: environment,
        output: .string(limit: 4_000_000), error: .string(limit: 1_000_000))
      (status, output, messages) = (result.terminationStatus, result.standardOutput, result.standardError)
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw ExplainedError(
        .outside, "The program \(program) is not installed",
        remedy: "Install it with: apt-get install postgresql-client")
    }
    guard status.isSuccess else {
      throw ExplainedError(
        .outside, "\(program) failed", at: place.schema, why: messages.onOneLine,
        remedy: "Nothing was kept. pg_dump must be of the server's version or newer; check login and disk.")
    }
    return output
  }
}
