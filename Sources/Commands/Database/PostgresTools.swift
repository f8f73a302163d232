import EventData
import Foundation
import Subprocess

/// PostgreSQL's own programs for archives.
struct PostgresTools {
  private let url: String
  private let place: PostgresPlace
  private let environment: Environment

  init(_ context: CommandContext, url: String) throws {
    self.url = url
    place = try PostgresPlace(url: url)
    environment = .custom(
      context.surroundings.environment.merging(place.environment) { $1 }.reduce(into: [:]) {
        $0[Environment.Key(stringLiteral: $1.key)] = $1.value
      })
  }

  /// Writes the event's schema as an archive, and reads it back: it must hold the very rows the database held at that
  /// moment, whoever wrote meanwhile.
  ///
  /// - Returns: the rows in it.
  func dump(to file: URL) async throws -> Int {
    let moment = try PostgresSnapshot(url: url)
    try await run(
      "pg_dump",
      [
        "--format=custom", "--schema", place.schema, "--snapshot", moment.name, "--file", file.path,
        "--dbname", place.database,
      ])
    let written = try await holdings(in: file)
    let known = try moment.holdings(of: Store.tables + ["schema_step"])
    if let table = Self.difference(known, written) {
      throw ExplainedError(
        .outside, "The backup does not hold the table \(table) as it is in the database", at: file.path,
        remedy: "Nothing was kept. Run the backup again, with the owner's login; report it when it happens twice.")
    }
    return Self.rows(in: written)
  }

  /// The event's rows; what the program keeps about its own tables is none of them.
  static func rows(in holdings: [StoreCopy.Holding]) -> Int {
    holdings.reduce(0) { $0 + ($1.table == "schema_step" ? 0 : $1.rows) }
  }

  /// What each table in an archive holds, found by unpacking all of it.
  func holdings(in file: URL) async throws -> [StoreCopy.Holding] {
    var tally = ArchiveTally()
    try await run("pg_restore", ["--data-only", "--file", "-", file.path]) { tally.add($0) }
    return tally.holdings
  }

  /// Brings an archive into the empty schema of its name, in one transaction, and compares what came.
  func restore(_ file: URL, expecting holdings: [StoreCopy.Holding]) async throws {
    guard place.isEmpty else {
      throw ExplainedError(
        .refused, "The schema '\(place.schema)' is not empty",
        why: "It holds an event, or the tables for one.",
        remedy: "Name a new database, or a new one with a schema of this name; nothing is overwritten.")
    }
    var list: [UInt8] = []
    try await run("pg_restore", ["--list", file.path]) { list += $0 }
    guard String(decoding: list, as: UTF8.self).contains(" \(place.schema) registration ") else {
      throw ExplainedError(
        .refused, "The backup is of another schema than '\(place.schema)'", at: file.lastPathComponent,
        remedy: "Make a schema of the backup's name (pg_restore --list shows it) and name it in the URL: "
          + "?options=-csearch_path%3DNAME")
    }
    try await run(
      "pg_restore",
      [
        "--schema", place.schema, "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges",
        "--dbname", place.database, file.path,
      ])
    let come = try PostgresSnapshot(url: url).holdings(of: holdings.map(\.table))
    if let table = Self.difference(holdings, come) {
      throw ExplainedError(
        .outside, "The table \(table) did not arrive as it is in the backup", at: file.path,
        remedy: "Do not use this database: drop the schema '\(place.schema)', and report this. The backup is as it was."
      )
    }
  }

  /// The first table that differs; nil when all are equal.
  private static func difference(_ one: [StoreCopy.Holding], _ other: [StoreCopy.Holding]) -> String? {
    Set(one).symmetricDifference(other).map(\.table).min()
  }

  private func run(_ program: String, _ arguments: [String], output: ([UInt8]) -> Void = { _ in }) async throws {
    let status: TerminationStatus
    let messages: String
    do {
      let result = try await Subprocess.run(
        .name(program), arguments: Arguments(arguments), environment: environment, input: .none, output: .sequence,
        error: .string(limit: 1_000_000)
      ) { execution in
        for try await buffer in execution.standardOutput { output(buffer.withUnsafeBytes { Array($0) }) }
      }
      (status, messages) = (result.terminationStatus, result.standardError)
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw ExplainedError(
        .outside, "The program \(program) is not installed",
        remedy: "Install it with: apt-get install postgresql-client")
    }
    guard status.isSuccess else { throw failure(of: program, messages.onOneLine) }
  }

  private func failure(of program: String, _ messages: String) -> ExplainedError {
    let isArchive = program == "pg_restore" && !messages.contains("could not execute query")
    return ExplainedError(
      .outside, "\(program) failed", at: place.schema, why: messages,
      remedy: isArchive
        ? "Nothing was kept. If the archive is damaged, take an older one; pg_restore must be of the version that wrote "
          + "it or newer."
        : "Nothing was kept. pg_dump must be of the server's version or newer; check login and disk.")
  }
}
