import Foundation

/// Where the package's own files lie, found from this file's place.
enum PackageFolders {
  /// The folder that holds Package.swift.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A new folder for one test; the caller removes it.
  static func temporary() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "eventdata-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
