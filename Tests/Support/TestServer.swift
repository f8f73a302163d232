public import Foundation

/// A second PostgreSQL, for tests that stop it, fill its disk, or meet it over TLS and with passwords; it goes with this
/// object.
public final class TestServer {
  private struct Greeting: Decodable {
    let url: String
    let port: Int
    let folder: String
    let disk: String
  }

  /// True when this machine has the server's programs.
  public static let isPossible =
    TestEngine.server != nil
    && ((try? Judges.run("bash", ["-c", "compgen -G '/usr/lib/postgresql/*/bin/initdb' || command -v initdb"])) != nil)

  private let greeting: Greeting
  private let process = Process()
  private let input = Pipe()
  private let output: URL
  private let keeping: TemporaryFolder
  private var answers = 1

  /// Starts it.
  public init() throws {
    keeping = try TemporaryFolder()
    output = keeping.file("output")
    try Data().write(to: output)
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["bash", PackageFolders.root.appending(path: "scripts/with-postgres").path, "--serve"]
    process.standardInput = input
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    let line = try Self.line(1, of: output, while: process)
    greeting = try JSONDecoder().decode(Greeting.self, from: Data(line.utf8))
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// The URL over its socket, where every login is let in.
  public var url: String { greeting.url }
  /// Its port on 127.0.0.1 and `localhost`, with TLS and passwords only.
  public var port: Int { greeting.port }
  /// The certificate of `localhost`, which is its own authority; `stranger.crt` beside it is another.
  public var certificate: URL { URL(filePath: greeting.folder).appending(path: "server.crt") }
  /// A folder on a disk of four megabytes; nil when none could be made, for which one must be root.
  public var smallDisk: String? { greeting.disk.isEmpty ? nil : greeting.disk }

  /// Stops it at once, as a power cut does.
  public func stop() throws { try tell("stop") }
  /// Starts it again.
  public func start() throws { try tell("start") }

  private func tell(_ word: String) throws {
    answers += 1
    try input.fileHandleForWriting.write(contentsOf: Data("\(word)\n".utf8))
    _ = try Self.line(answers, of: output, while: process)
  }

  private static func line(_ number: Int, of file: URL, while process: Process) throws -> String {
    while process.isRunning {
      let lines = String(decoding: try Data(contentsOf: file), as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
      if lines.count > number { return String(lines[number - 1]) }
      usleep(5_000)
    }
    throw JudgeFailure(description: "scripts/with-postgres --serve ended; what it said stands above")
  }

  /// Rows as its own shell reads them, NULL as empty text.
  public func rows(_ sql: String) throws -> [[String]] { try TestSchema.psql(sql, at: url) }

  /// A new schema's URL over the socket, with more options of libpq.
  public func schema(_ options: String = "") throws -> (name: String, url: String) {
    let name = "onco_test_\(UUID().uuidString.lowercased().replacing("-", with: ""))"
    _ = try rows("CREATE SCHEMA \(name)")
    return (name, "\(url)&options=-csearch_path%3D\(name)\(options)")
  }
}
