import EventData
import Foundation

/// A template as read from its file.
struct TemplateSource: Sendable {
  let file: String
  let text: String
  let tags: [TemplateTag]
}

/// Finds and reads a template by its name, in the first folder that has it.
///
/// - Throws: `ExplainedError` when the name leaves the folders, no folder has it, or the file is not readable text.
func readTemplate(_ name: String, folders: [URL]) throws -> TemplateSource {
  guard let file = try templateFile(name, folders: folders) else {
    let looked = folders.map { "  " + $0.appending(path: name + ".mustache").path }.joined(separator: "\n")
    throw ExplainedError.template(
      name, "There is no such template. Looked for:\n\(looked)", remedy: "Add one of these files, or correct the name.")
  }
  guard let data = try? Data(contentsOf: file), data.count <= 1_000_000,
    let text = String(data: data, encoding: .utf8)
  else {
    throw ExplainedError.template(
      file.path, "The file is not readable, not UTF-8, or over 1 MB", remedy: "Save it as UTF-8 text.")
  }
  return TemplateSource(file: file.path, text: text, tags: try templateTags(in: text, file: file.path))
}

/// The file of a template in the first folder that has it, or nil.
///
/// - Throws: `ExplainedError` when the name is absolute, holds `..` or could otherwise leave the folders.
func templateFile(_ name: String, folders: [URL]) throws -> URL? {
  let parts = name.split(separator: "/", omittingEmptySubsequences: false)
  guard parts.allSatisfy({ !$0.isEmpty && isWord($0, with: "-_") }) else {
    throw ExplainedError.template(
      name, "This is not a template name",
      remedy:
        "A name such as mail/welcome/subject has letters, digits, - and _ between single slashes, and stays inside "
        + "the Templates folders.")
  }
  return folders.map { $0.appending(path: name + ".mustache") }
    .first { FileManager.default.fileExists(atPath: $0.path) }
}
