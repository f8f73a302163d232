public import EventData
public import Foundation

/// The built program.
public struct OncoProgram: Sendable {
  /// Its file: ONCO_TEST_BINARY, else beside the test program, else the checkout's debug build.
  public static let file: URL = {
    if let named = ProcessInfo.processInfo.environment["ONCO_TEST_BINARY"] { return URL(filePath: named) }
    return built("onco")
  }()

  /// A program of this package: beside the test program, else in the checkout's debug build.
  public static func built(_ name: String) -> URL {
    let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let places = [
      tests.deletingLastPathComponent().appending(path: name),
      PackageFolders.root.appending(path: ".build/debug").appending(path: name),
    ]
    return places.first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? places[0]
  }

  /// The folder it runs in.
  public let place: URL
  /// What its environment holds beside the machine's.
  public var environment: [String: String]

  /// The program in a folder, told nothing by the caller's environment.
  public init(in place: URL) {
    self.place = place
    environment = [
      "ONCO_SHARE": PackageFolders.root.path, "ONCO_EVENT": "", "ONCO_DATABASE": "", "ONCO_ACTOR": "tester",
      "ONCO_MAIL": "folder:", "NO_COLOR": "1",
    ]
  }

  /// Starts it.
  public func start(_ arguments: [String], input: String? = nil) throws -> Running {
    try Running(
      Self.file.path, arguments, environment: environment, in: place, input: input.map { Data($0.utf8) })
  }

  /// Runs it to its end.
  public func run(_ arguments: [String], input: String? = nil) throws -> Ended {
    try start(arguments, input: input).end()
  }

  /// Runs it and expects one of some exit codes, 0 unless said otherwise.
  ///
  /// - Throws: `JudgeFailure` with all it said when it ends otherwise.
  @discardableResult
  public func callAsFunction(_ arguments: String..., input: String? = nil, ends codes: [Int32] = [0]) throws -> Ended {
    let ended = try run(arguments, input: input)
    guard codes.contains(ended.code) else {
      throw JudgeFailure(
        description: "onco \(arguments.joined(separator: " ")) ended with \(ended.code), not \(codes): "
          + "\(ended.output)\(ended.errors)")
    }
    return ended
  }
}

/// A copy of the sample congress in a temporary folder, worked on with the built program.
public final class Congress: Sendable {
  /// The folder that holds all.
  public let folder: TemporaryFolder
  /// The program, standing in the event's folder.
  public let onco: OncoProgram
  /// The server's schema its rows are in; nil when they are in a file.
  public let schema: TestSchema?

  /// A fresh copy without data.
  public init(on engine: TestEngine = .current) throws {
    schema = engine == .postgres ? try TestSchema(filled: ()) : nil
    folder = try TemporaryFolder()
    let event = folder.file("congress")
    try FileManager.default.createDirectory(at: event, withIntermediateDirectories: true)
    let files = FileManager.default
    for name in try files.contentsOfDirectory(atPath: PackageFolders.sampleEvent.path) where name.hasSuffix(".yaml") {
      try files.copyItem(at: PackageFolders.sampleEvent.appending(path: name), to: event.appending(path: name))
    }
    var onco = OncoProgram(in: event)
    // What a killed program leaves behind goes with the folder.
    let temporary = folder.file("tmp")
    try files.createDirectory(at: temporary, withIntermediateDirectories: true)
    onco.environment["TMPDIR"] = temporary.path
    if let schema { onco.environment["ONCO_DATABASE"] = try schema.url() }
    self.onco = onco
  }

  /// Its database.
  public var database: URL { data.appending(path: "event.sqlite") }
  /// Its data folder.
  public var data: URL { folder.file("congress/data") }

  /// Makes the sample's raw files in `input` and gives the folder.
  public func sampleInput(delegates: Int = 30, abstracts: Int = 0, sponsors: Int = 0, seed: Int = 2026) throws -> URL {
    let input = folder.file("input-\(seed)")
    try onco(
      "sample", "make", input.path, "--delegates", "\(delegates)", "--abstracts", "\(abstracts)", "--sponsors",
      "\(sponsors)", "--seed", "\(seed)")
    return input
  }

  /// Rows of the database, read by the engine's own shell.
  public func rows(_ sql: String) throws -> [[String]] { try schema?.rows(sql) ?? Judges.sqlite(database, sql) }

  /// All that the database holds, in the words of the engine's own tools.
  public func contents() throws -> [String] {
    guard let schema else {
      return try Judges.run("sqlite3", [database.path, ".dump"]).split(separator: "\n").map(String.init)
    }
    let dump = try Judges.run("pg_dump", ["--data-only", "--schema", schema.name, "--dbname", schema.url()])
    // Newer ones begin with a word that differs each time.
    return dump.split(separator: "\n").map(String.init).filter { !$0.contains("restrict ") }
  }

  /// Does what no program of ours can: takes a guard off a table and changes rows behind it.
  public func tamper(with table: String, guardedBy name: String, _ sql: String) throws {
    _ = try rows("DROP TRIGGER \(name)\(schema == nil ? "" : " ON \(table)"); \(sql)")
  }

  /// So many times a program is killed at a random moment: fewer on a server, where the guards are the same and each time
  /// takes longer.
  public var kills: Int { schema == nil ? 50 : 10 }

  /// The database, opened by this process.
  public func store(at now: Moment = Moment(seconds: 0)) throws -> Store {
    if let schema { return try Store(url: schema.url(), now: now) }
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    return try Store(sqliteFile: database.path, now: now)
  }

  /// Copies the closed database and its keys into a new congress on the same engine.
  public func copy() throws -> Congress {
    let other = try Congress(on: schema == nil ? .sqlite : .postgres)
    try FileManager.default.createDirectory(at: other.data, withIntermediateDirectories: true)
    if schema == nil {
      _ = try rows("PRAGMA wal_checkpoint(TRUNCATE)")
      try FileManager.default.copyItem(at: database, to: other.database)
    } else {
      _ = try StoreCopy.copy(from: store(), to: other.store())
    }
    let keys = data.appending(path: "keys")
    if FileManager.default.fileExists(atPath: keys.path) {
      try FileManager.default.copyItem(at: keys, to: other.data.appending(path: "keys"))
    }
    return other
  }
}
