import EventData

/// One `{{...}}` of a template, with the line it stands on.
///
/// Templates here are a small part of Mustache: values, sections, inverted sections, comments and partials. Lambdas,
/// blocks, changed delimiters and pragmas are refused, because the check of names could not see through them.
struct TemplateTag: Equatable {
  enum Kind: Equatable { case value, rawValue, section, inverted, end, partial }

  let kind: Kind
  /// The field named, `.` for the item itself, or empty where a transform reads the place in a list (`last()`).
  let name: String
  /// Transforms, outermost first: `uppercased(name)` is `["uppercased"]`.
  let transforms: [String]
  let line: Int
}

/// Finds the tags of `text` in order.
///
/// - Throws: `ExplainedError` naming `file` and the line of the first tag that cannot be read.
func templateTags(in text: String, file: String) throws -> [TemplateTag] {
  var tags: [TemplateTag] = []
  var line = 1
  var rest = Substring(text)
  func lineBreaks(in text: Substring) -> Int { text.count { $0.isNewline } }
  while let start = rest.firstRange(of: "{{") {
    line += lineBreaks(in: rest[..<start.lowerBound])
    rest = rest[start.upperBound...]
    let closing = rest.first == "{" ? "}}}" : "}}"
    guard let end = rest.firstRange(of: closing) else {
      throw ExplainedError.template(
        file, line: line, "This tag is never closed", remedy: "Close it with \(closing).")
    }
    let body = rest[..<end.lowerBound]
    if let tag = try templateTag(body, file: file, line: line) { tags.append(tag) }
    line += lineBreaks(in: body)
    rest = rest[end.upperBound...]
  }
  return tags
}

private func templateTag(_ body: Substring, file: String, line: Int) throws -> TemplateTag? {
  let kind: TemplateTag.Kind
  switch body.first {
  case "!": return nil
  case "#": kind = .section
  case "^": kind = .inverted
  case "/": kind = .end
  case ">": kind = .partial
  case "{", "&": kind = .rawValue
  case "=", "$", "<", "%", "*":
    throw ExplainedError.template(
      file, line: line, "{{\(body.prefix(40))}} is a kind of tag that templates here do not use",
      remedy: "Use {{name}}, {{#name}}, {{^name}}, {{/name}}, {{>partial}} or {{! a remark }}.")
  default: kind = .value
  }
  let inner = kind == .value ? body : body.dropFirst()
  let call = inner.trimmed
  var parts = call.split(separator: "(", omittingEmptySubsequences: false).map(String.init)
  let brackets = parts.count - 1
  var name = parts.removeLast()
  if name.hasSuffix(String(repeating: ")", count: brackets)) { name.removeLast(brackets) }
  guard isWord(name, with: "_-./"), parts.allSatisfy({ !$0.isEmpty && isWord($0, with: "_-./") }), !call.isEmpty,
    !(name.isEmpty && parts.isEmpty)
  else {
    throw ExplainedError.template(
      file, line: line, "{{\(body.prefix(40))}} is not a name",
      remedy: "A name has letters, digits, - and _, and may be wrapped as uppercased(name).")
  }
  return TemplateTag(kind: kind, name: name, transforms: parts, line: line)
}

/// True for ASCII letters, digits and the marks named.
func isWord(_ text: some StringProtocol, with marks: String) -> Bool {
  text.utf8.allSatisfy { $0.isLetterOrDigit || marks.utf8.contains($0) }
}
