import Foundation

@testable import Compliance
@testable import EventData

/// The rulebook as it is committed, and the folders around it.
enum Rulebook {
  /// The package's root, from this file's place in it.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Path inside the rulebook -> text.
  static let files: [String: String] = {
    let folder = root.appending(path: "Events/rulebook")
    var files: [String: String] = [:]
    for pack in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: pack).path)) ?? []
      for name in names where name.hasSuffix(".yaml") {
        files["\(pack)/\(name)"] = try? String(contentsOf: folder.appending(path: "\(pack)/\(name)"), encoding: .utf8)
      }
    }
    return files
  }()

  /// One rule of it as a book of its own.
  static func only(_ id: String) throws -> RuleBook {
    try RuleBook.read(files: files.filter { $0.key.hasSuffix("/\(id).yaml") })
  }
}
