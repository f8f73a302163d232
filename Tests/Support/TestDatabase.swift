public import EventData
import Foundation
import Synchronization

/// The engines that stores are tested on.
public enum TestEngine: String, Sendable, CaseIterable {
  case sqlite, postgres

  /// The throw-away server's URL, as scripts/test sets it; nil when PostgreSQL is not installed.
  public static let server = ProcessInfo.processInfo.environment["ONCO_TEST_POSTGRES"]
  /// The engines that are there.
  public static let all: [TestEngine] = server == nil ? [.sqlite] : [.sqlite, .postgres]
  /// The engine of tests that do not name one: ONCO_TEST_ENGINE, else SQLite. scripts/test runs them on each.
  public static let current = ProcessInfo.processInfo.environment["ONCO_TEST_ENGINE"].flatMap(Self.init) ?? .sqlite
}

/// A schema of its own on the throw-away server, gone with the value.
public final class TestSchema: Sendable {
  /// The name, such as `onco_test_3f2a...`.
  public let name: String

  /// A new, empty schema.
  ///
  /// - Throws: `JudgeFailure` when no server is there.
  public init() throws {
    name = "onco_test_\(UUID().uuidString.lowercased().replacing("-", with: ""))"
    _ = try Self.psql("CREATE SCHEMA \(name)")
  }

  deinit { _ = try? Self.psql("DROP SCHEMA IF EXISTS \(name) CASCADE") }

  /// The URL of an event in this schema, as another login if one is named.
  public func url(login: String? = nil) throws -> String {
    let path = "options=-csearch_path%3D\(name)"
    var url = try Self.required()
    if let login { url = url.replacing(#/\/\/[^@\/]*@/#, with: "//\(login)@") }
    return url + (url.contains("?") ? "&" : "?") + path
  }

  /// Rows as PostgreSQL's own shell reads them, NULL as empty text.
  public func rows(_ sql: String) throws -> [[String]] { try Self.psql(sql, in: name) }

  private static func required() throws -> String {
    guard let server = TestEngine.server else {
      throw JudgeFailure(description: "ONCO_TEST_POSTGRES is not set; scripts/test starts a server and sets it")
    }
    return server
  }

  static func psql(_ sql: String, in schema: String? = nil, at server: String? = nil) throws -> [[String]] {
    let path = schema.map { ["-c", "SET search_path TO \($0)"] } ?? []
    return try Judges.run(
      "psql",
      ["-X", "-q", "-A", "-t", "-F", "\u{1F}", "-R", "\u{1E}", "-v", "ON_ERROR_STOP=1", "-d", server ?? required()]
        + path
        + ["-c", sql]
    )
    .split(separator: "\u{1E}").map { row in
      row.split(separator: "\u{1F}", omittingEmptySubsequences: false).map {
        String($0.hasSuffix("\n") ? $0.dropLast() : $0)
      }
    }.filter { $0 != [""] }
  }
}

/// Empty stores for tests.
public enum FreshStore {
  /// A store on an engine: in memory on SQLite.
  ///
  /// On a server the schema stays until the throw-away server goes.
  public static func make(_ engine: TestEngine = .current, at now: Moment = Moment(seconds: 0)) throws -> Store {
    guard engine == .postgres else { return try Store(inMemoryAt: now) }
    let schema = try TestSchema()
    kept.withLock { $0.append(schema) }
    return try Store(url: schema.url(), now: now)
  }

  private static let kept = Mutex<[TestSchema]>([])
}
