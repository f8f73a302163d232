import Foundation
import Testing

/// The root of the package, where `Templates` lies.
let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// A temporary folder, gone with the value.
final class TemporaryFolder {
  let url = FileManager.default.temporaryDirectory.appending(
    path: "onco-documents-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String) -> URL { url.appending(path: name) }

  /// Names of all files in the folder, hidden ones too.
  var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: url.path).sorted()) ?? []
  }
}

struct ToolResult {
  let status: Int32
  let output: String
}

/// Runs an outside judge (`zbarimg`, `qpdf`, `pdffonts`...) and gives its output.
func tool(_ name: String, _ arguments: String...) throws -> ToolResult {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = [name] + arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  try #require(process.terminationStatus != 127, "\(name) is not installed; run scripts/setup")
  return ToolResult(
    status: process.terminationStatus, output: String(decoding: data, as: UTF8.self))
}
