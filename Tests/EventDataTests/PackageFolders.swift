import Foundation

/// Where the package's own files lie, found from this file's place.
enum PackageFolders {
  /// The folder that holds Package.swift.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The sample congress.
  static let sampleEvent = root.appending(path: "Events/onco-2026")

  /// The texts of the sample congress's files, by name.
  static func sampleFiles() throws -> [String: String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: sampleEvent.path)
      .filter { $0.hasSuffix(".yaml") }
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try String(contentsOf: sampleEvent.appending(path: $0), encoding: .utf8))
      })
  }

  /// A new folder for one test; the caller removes it.
  static func temporary() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "eventdata-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
