import EventData
public import Foundation
import Mustache
import Synchronization

/// The templates of an event: its own folder first, then the shared one. Reads a file once and keeps it.
public struct TemplateLibrary: Sendable {
  /// What the text is for.
  public enum Kind: Sendable {
    /// HTML: every value is escaped, and `{{{raw}}}` is refused.
    case html
    /// Plain text: values appear as they are.
    case text
  }

  private final class Cache: Sendable {
    let sources = Mutex<[String: TemplateSource]>([:])
    let libraries = Mutex<[String: MustacheLibrary]>([:])
  }

  private let folders: [URL]
  private let cache = Cache()

  /// - Parameter folders: `Templates` folders; an earlier one overrides a later one, file by file.
  public init(folders: [URL]) { self.folders = folders }

  /// Whether a folder has the template, for messages that exist in some languages or parts only.
  ///
  /// - Throws: `ExplainedError` when `name` is not a template name.
  public func has(_ name: String) throws -> Bool { try templateFile(name, folders: folders) != nil }

  /// Fills a template in.
  ///
  /// - Parameters:
  ///   - name: path below the folders without ending, such as `mail/registration-confirmation/subject`.
  ///   - fields: every name that the template may use; names that it does not use do no harm.
  ///   - kind: whether values are escaped for HTML.
  /// - Returns: the text; the same template and fields give the same text.
  /// - Throws: `ExplainedError` with all problems: no such template (with where it was looked for), a tag that cannot be
  ///   read, or a name that `fields` does not have (with file, line and the names near to it).
  public func render(_ name: String, with fields: [String: TemplateValue], as kind: Kind) throws -> String {
    let escapes = kind == .html
    let root = TemplateValue.object(fields)
    let template = try source(name)
    var check = TemplateCheck(escapes: escapes, source: source)
    try check.check(template, scopes: [root])
    guard check.problems.isEmpty else { throw ExplainedError.template(check.problems) }

    let library = try library(for: template, named: name)
    guard let text = library.render(root.mustacheValue(escapes: escapes), withTemplate: name) else {
      throw ExplainedError.template(
        template.file, "The template engine gave no text", remedy: "This is a bug; please report it.")
    }
    return text
  }

  /// The engine's form of a template and its partials, parsed once.
  private func library(for template: TemplateSource, named name: String) throws -> MustacheLibrary {
    if let known = cache.libraries.withLock({ $0[name] }) { return known }
    var library = MustacheLibrary()
    try register(template, named: name, in: &library)
    let parsed = library
    cache.libraries.withLock { $0[name] = parsed }
    return parsed
  }

  /// Registers a template and the partials it names.
  private func register(_ template: TemplateSource, named name: String, in library: inout MustacheLibrary) throws {
    guard library.getTemplate(named: name) == nil else { return }
    do {
      // Values escape themselves (see FieldText), so the engine is told to leave all text alone.
      try library.register("{{% CONTENT_TYPE:TEXT}}\n" + template.text, named: name)
    } catch let error as MustacheTemplate.ParserError {
      throw ExplainedError.template(
        template.file, line: error.context.lineNumber - 1, "\(error.error)", remedy: "Correct the template.")
    }
    for tag in template.tags where tag.kind == .partial {
      try register(source(tag.name), named: tag.name, in: &library)
    }
  }

  private func source(_ name: String) throws -> TemplateSource {
    if let known = cache.sources.withLock({ $0[name] }) { return known }
    let source = try readTemplate(name, folders: folders)
    cache.sources.withLock { $0[name] = source }
    return source
  }
}
