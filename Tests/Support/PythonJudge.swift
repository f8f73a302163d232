import Foundation

/// Python as a judge that shares no code with us.
public enum PythonJudge {
  /// What a script prints, given JSON on its standard input.
  ///
  /// - Throws: `JudgeFailure` with the script's own words when Python or one of its packages is missing.
  public static func run(_ script: String, _ input: some Encodable = [String]()) throws -> String {
    let folder = try TemporaryFolder()
    let question = folder.file("question.json")
    try JSONEncoder().encode(input).write(to: question)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python, "-c", script]
    process.standardInput = try FileHandle(forReadingFrom: question)
    let output = Pipe()
    let errors = folder.file("errors.txt")
    _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let complaint = try String(contentsOf: errors, encoding: .utf8)
    guard process.terminationStatus == 0 else {
      throw JudgeFailure(description: "the Python judge failed; scripts/setup installs it:\n\(complaint)")
    }
    return String(decoding: answer, as: UTF8.self)
  }

  /// What a script prints as JSON, decoded.
  public static func answer<Answer: Decodable>(_ type: Answer.Type, _ script: String, _ input: some Encodable) throws
    -> Answer
  {
    try JSONDecoder().decode(type, from: Data(run(script, input).utf8))
  }

  private static var python: String {
    if let named = ProcessInfo.processInfo.environment["ONCO_TEST_PYTHON"] { return named }
    let own = PackageFolders.root.appending(path: ".venv/bin/python3").path
    return FileManager.default.isExecutableFile(atPath: own) ? own : "python3"
  }
}
