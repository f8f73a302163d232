import Foundation
import Testing

/// Python as a judge that shares no code with us.
enum PythonJudge {
  /// What a script prints, given JSON on its standard input.
  ///
  /// Fails the test with the script's own words when Python or one of its packages is missing.
  static func run(_ script: String, _ input: some Encodable = [String]()) throws -> String {
    let folder = try PackageFolders.temporary()
    defer { try? FileManager.default.removeItem(at: folder) }
    let question = folder.appending(path: "question.json")
    try JSONEncoder().encode(input).write(to: question)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python, "-c", script]
    process.standardInput = try FileHandle(forReadingFrom: question)
    let output = Pipe()
    let errors = folder.appending(path: "errors.txt")
    _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let complaint = try String(contentsOf: errors, encoding: .utf8)
    try #require(process.terminationStatus == 0, "the Python judge failed; scripts/setup installs it:\n\(complaint)")
    return String(decoding: answer, as: UTF8.self)
  }

  /// What a script prints as JSON, decoded.
  static func answer<Answer: Decodable>(_ type: Answer.Type, _ script: String, _ input: some Encodable) throws -> Answer
  {
    try JSONDecoder().decode(type, from: Data(run(script, input).utf8))
  }

  private static var python: String {
    if let named = ProcessInfo.processInfo.environment["ONCO_TEST_PYTHON"] { return named }
    let own = PackageFolders.root.appending(path: ".venv/bin/python3").path
    return FileManager.default.isExecutableFile(atPath: own) ? own : "python3"
  }
}

/// Random numbers that are the same in every run (Knuth's MMIX constants).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
