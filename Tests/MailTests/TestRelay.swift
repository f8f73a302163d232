import Foundation
import Testing

/// A Python SMTP server on loopback (Tests/Judges/smtp_server.py) that ends with this object.
final class TestRelay {
  static let password = "a secret with spaces"

  let folder: TemporaryFolder
  let port: Int
  let caFile: String?
  private let process = Process()
  private let input = Pipe()

  /// - Parameter arguments: `relay`, or `faulty` with an optional fault.
  init(_ kind: String, fault: String? = nil) throws {
    folder = try TemporaryFolder()
    process.executableURL = URL(fileURLWithPath: Judge.python)
    process.arguments = [Judge.script("smtp_server.py"), kind, folder.url.path] + (fault.map { [$0] } ?? [])
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = input
    try process.run()
    var line = Data()
    while let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty, byte != Data("\n".utf8) {
      line += byte
    }
    struct Hello: Decodable {
      let port: Int
      let ca: String?
    }
    let hello = try? JSONDecoder().decode(Hello.self, from: line)
    port = try #require(hello, "smtp_server.py did not start; scripts/setup installs what it needs").port
    caFile = hello?.ca
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.terminate()
    process.waitUntilExit()
  }

  /// The messages it accepted, in order, as raw bytes.
  var accepted: [[UInt8]] {
    get throws {
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter { $0.hasSuffix(".eml") }
      return try names.sorted().map { Array(try Data(contentsOf: folder.url.appendingPathComponent($0))) }
    }
  }

  /// The commands it received, one a line.
  var commands: [String] {
    get throws {
      let file = folder.url.appendingPathComponent("commands.txt")
      return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    }
  }
}
