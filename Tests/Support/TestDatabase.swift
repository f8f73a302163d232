@testable public import EventData
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
  /// The database made for it alone; nil when it stands in the server's common one.
  private let database: String?

  /// A new, empty schema.
  ///
  /// - Throws: `JudgeFailure` when no server is there.
  public init() throws {
    (name, database) = (Self.newName(), nil)
    _ = try Self.psql("CREATE SCHEMA \(name)")
  }

  /// A schema with an event's empty tables in a database of its own: a copy of one made once, which takes a tenth of the
  /// time that making the tables does.
  public init(filled: Void) throws {
    let template = try Self.template.get()
    let copy = Self.newName()
    (name, database) = (template, copy)
    _ = try Self.psql("CREATE DATABASE \(copy) TEMPLATE \(template) STRATEGY file_copy")
  }

  deinit {
    _ = try? Self.psql(
      database.map { "DROP DATABASE IF EXISTS \($0) WITH (FORCE)" } ?? "DROP SCHEMA IF EXISTS \(name) CASCADE")
  }

  private static let template = Result {
    let name = newName()
    _ = try psql("CREATE DATABASE \(name)")
    let server = try url(of: name)
    _ = try psql("CREATE SCHEMA \(name)", at: server)
    _ = try Store(url: url(of: name, schema: name), now: Moment(seconds: 0))
    return name
  }

  private static func newName() -> String {
    "onco_test_\(UUID().uuidString.lowercased().replacing("-", with: ""))"
  }

  /// The server's URL with another database in it, and a schema to work in.
  private static func url(of database: String?, schema: String? = nil) throws -> String {
    var url = try required()
    if let database { url = url.replacing(#/(:\/\/[^\/]*\/)[^?]*/#) { "\($0.1)\(database)" } }
    return url + (schema.map { (url.contains("?") ? "&" : "?") + "options=-csearch_path%3D\($0)" } ?? "")
  }

  /// The URL of an event in this schema, as another login if one is named.
  public func url(login: String? = nil) throws -> String {
    let url = try Self.url(of: database, schema: name)
    return login.map { url.replacing(#/\/\/[^@\/]*@/#, with: "//\($0)@") } ?? url
  }

  /// Rows as PostgreSQL's own shell reads them, NULL as empty text.
  public func rows(_ sql: String) throws -> [[String]] { try Self.psql(sql, in: name, at: Self.url(of: database)) }

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
  /// On a server its database goes some time after the store.
  public static func make(_ engine: TestEngine = .current, at now: Moment = Moment(seconds: 0)) throws -> Store {
    guard engine == .postgres else { return try Store(inMemoryAt: now) }
    let schema = try TestSchema(filled: ())
    let store = try Store(url: schema.url(), now: now)
    let unused = kept.withLock { kept in
      let unused = kept.filter { $0.engine == nil }
      kept.removeAll { $0.engine == nil }
      kept.append(Kept(schema: schema, engine: store.engine as AnyObject))
      return unused
    }
    _ = unused  // dropped here, where nobody waits for the list
    return store
  }

  private struct Kept {
    let schema: TestSchema
    weak var engine: AnyObject?
  }

  private static let kept = Mutex<[Kept]>([])
}
