public import Foundation

/// Where the package's own files lie, found from this file's place.
public enum PackageFolders {
  /// The folder that holds Package.swift.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  /// The sample congress.
  public static let sampleEvent = root.appending(path: "Events/onco-2026")
  /// Raw inputs that a committee received; beside the package, and not always there.
  public static let sharedData = root.deletingLastPathComponent().appending(path: "shared/data")
}

/// A temporary folder, gone with the value.
public final class TemporaryFolder: Sendable {
  /// The folder.
  public let url: URL

  /// A new, empty folder.
  public init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "onco-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// A place inside.
  public func file(_ name: String) -> URL { url.appending(path: name) }

  /// Writes a text inside and gives its place.
  public func write(_ text: String, to name: String) throws -> URL {
    let file = file(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file
  }
}
