import Foundation
import Testing

/// Runs the Python judges of Tests/Judges.
enum Judge {
  private static let packageRoot = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static var python: String {
    if let named = ProcessInfo.processInfo.environment["ONCO_TEST_PYTHON"] { return named }
    let own = packageRoot.appendingPathComponent(".venv/bin/python3").path
    return FileManager.default.isExecutableFile(atPath: own) ? own : "/usr/bin/python3"
  }

  static func script(_ name: String) -> String {
    packageRoot.appendingPathComponent("Tests/Judges/\(name)").path
  }

  /// What Python's email package finds in the mails, in order.
  static func read(_ mails: [[UInt8]]) throws -> [ReadMessage] {
    let folder = try TemporaryFolder()
    var paths: [String] = []
    for (index, bytes) in mails.enumerated() {
      let file = folder.url.appendingPathComponent("\(index).eml")
      try Data(bytes).write(to: file)
      paths.append(file.path)
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [script("read_message.py")] + paths
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let json = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(
      process.terminationStatus == 0, "the judge read_message.py failed; scripts/setup installs what it needs")
    return try JSONDecoder().decode([ReadMessage].self, from: json)
  }
}

/// A mail as read_message.py reports it.
struct ReadMessage: Decodable {
  struct Part: Decodable, Equatable {
    let type, disposition, filename, contentID, method, sha256, text: String
    let size: Int
  }
  struct Event: Decodable, Equatable {
    let method, uid, stamp, start, end, summary, location, description, organizer, organizerName: String
    let sequence: Int
    let errors: [String]
  }
  let defects, headerNames: [String]
  let from, to: [String]
  let replyTo: [String]?
  let subject, date, messageID, autoSubmitted, shape: String
  let parts: [Part]
  let calendars: [Event]
  let longestLine: Int
}

/// A folder that goes away with its last reference.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("onco-mail-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
