public import Foundation

/// An outside program that ran to its end.
public struct Ended: Sendable {
  /// The exit code; the signal's number with a minus when a signal ended it.
  public let code: Int32
  /// What it printed.
  public let output: String
  /// What it said beside that.
  public let errors: String

  /// The lines printed, without empty ones.
  public var lines: [String] { output.split(whereSeparator: \.isNewline).map(String.init) }
}

/// An outside program that runs; its output goes to files, so that what it printed before it was killed is not lost.
public final class Running {
  private let process = Process()
  private let folder: TemporaryFolder
  private let output: URL
  private let errors: URL

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - program: a path, or a name that is looked for in PATH.
  ///   - environment: added to this process's own.
  ///   - input: what it reads; nothing when nil.
  public init(
    _ program: String, _ arguments: [String], environment: [String: String] = [:], in place: URL? = nil,
    input: Data? = nil
  ) throws {
    folder = try TemporaryFolder()
    output = folder.file("output")
    errors = folder.file("errors")
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let place { process.currentDirectoryURL = place }
    for file in [output, errors] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    if let input {
      let file = folder.file("input")
      try input.write(to: file)
      process.standardInput = try FileHandle(forReadingFrom: file)
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    try process.run()
  }

  /// True until it has ended.
  public var isRunning: Bool { process.isRunning }

  /// `kill -9`: the program has no say in it.
  public func killHard() { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  /// What it has printed so far.
  public func printed() throws -> String { String(decoding: try Data(contentsOf: output), as: UTF8.self) }

  /// Waits for its end.
  public func end() throws -> Ended {
    process.waitUntilExit()
    return Ended(
      code: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}

/// A tool or judge the tests need is missing or failed.
public struct JudgeFailure: Error, CustomStringConvertible {
  /// What to do about it.
  public let description: String
}

/// Outside programs as judges.
public enum Judges {
  /// Runs a tool and gives its output.
  ///
  /// - Throws: `JudgeFailure` when it is missing or ends with another code than those allowed.
  public static func run(_ tool: String, _ arguments: [String], allowing codes: [Int32] = [0], input: Data? = nil)
    throws
    -> String
  {
    let ended = try Running(tool, arguments, input: input).end()
    guard codes.contains(ended.code) else {
      throw JudgeFailure(
        description: "\(tool) \(arguments.joined(separator: " ")) ended with \(ended.code); "
          + "scripts/setup --with-tests installs it. It said: \(ended.errors)")
    }
    return ended.output
  }

  /// The Python with the judges' packages.
  public static var python: String {
    if let named = ProcessInfo.processInfo.environment["ONCO_TEST_PYTHON"] { return named }
    let own = PackageFolders.root.appending(path: ".venv/bin/python3").path
    return FileManager.default.isExecutableFile(atPath: own) ? own : "python3"
  }

  /// What a Python script prints as JSON, given JSON on its standard input.
  public static func python<Answer: Decodable>(_ type: Answer.Type, _ script: String, _ question: some Encodable) throws
    -> Answer
  {
    let printed = try run(python, ["-c", script], input: JSONEncoder().encode(question))
    return try JSONDecoder().decode(type, from: Data(printed.utf8))
  }

  /// Rows of an SQLite file, each a list of texts (NULL is empty), read by SQLite's own shell.
  public static func sqlite(_ file: URL, _ sql: String) throws -> [[String]] {
    let unit = "\u{1F}"
    return try run(
      "sqlite3", ["-noheader", "-separator", unit, "-newline", "\u{1E}", "-cmd", ".timeout 5000", file.path, sql]
    )
    .split(separator: "\u{1E}").map { row in
      row.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
