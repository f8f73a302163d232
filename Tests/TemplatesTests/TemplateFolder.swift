import EventData
import Foundation
import Templates

/// Two temporary template folders, an event's own and the shared one, gone with the value.
final class TemplateFolder {
  let event: URL
  let shared: URL
  var library: TemplateLibrary { TemplateLibrary(folders: [event, shared]) }

  init() throws {
    let base = FileManager.default.temporaryDirectory.appending(
      path: "onco-templates-\(UUID().uuidString)")
    event = base.appending(path: "event")
    shared = base.appending(path: "shared")
    for folder in [event, shared] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(at: event.deletingLastPathComponent()) }

  func write(_ text: String, as name: String, in folder: URL? = nil) throws {
    let file = (folder ?? shared).appending(path: name + ".mustache")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// The problems of rendering a template made of `text`.
  func problems(
    of text: String, with fields: [String: TemplateValue], as kind: TemplateLibrary.Kind = .text
  ) throws
    -> [(file: String, line: Int, message: String)]
  {
    try write(text, as: "probe")
    do {
      _ = try library.render("probe", with: fields, as: kind)
      return []
    } catch let error as ExplainedError {
      // A line each: `file:line: message`, then what to do.
      return error.description.matches(of: #/(?m)^(\/.*\.mustache):(\d+): (.*)$/#).map {
        (String($0.1), Int($0.2) ?? 0, String($0.3))
      }
    }
  }
}
