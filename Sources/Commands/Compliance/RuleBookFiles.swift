import Compliance
import Foundation

extension CommandContext {
  /// The rulebook, read and checked.
  func ruleBook() throws -> RuleBook {
    let folder = try share.rulebook()
    var files: [String: String] = [:]
    let paths = FileManager.default.enumerator(atPath: folder.path)
    while let path = paths?.nextObject() as? String {
      guard path.hasSuffix(".yaml") else { continue }
      files[path] = String(decoding: try Data(contentsOf: folder.appending(path: path)), as: UTF8.self)
    }
    return try RuleBook.read(files: files)
  }
}
