import Yams

extension YamlError {
  /// Line, column and the sentence of a syntax error, for somebody who never heard of a scanner.
  var place: (Int, Int, String) {
    switch self {
    case .scanner(_, let problem, let mark, let yaml), .parser(_, let problem, let mark, let yaml),
      .composer(_, let problem, let mark, let yaml):
      Self.tab(at: mark, in: yaml) ?? (mark.line, mark.column, Self.words(problem, at: mark, in: yaml))
    case .duplicatedKeysInMapping(let keys, let context):
      (context.mark.line, context.mark.column, "the same key stands twice: \(keys.joined(separator: ", "))")
    case .reader(_, _, _, let yaml): Self.firstControl(in: yaml)
    default: (1, 1, "the file cannot be read as YAML: \(self)")
    }
  }

  /// Sentences of the YAML library, and what they mean for who typed the file.
  private static let meanings: [(part: String, words: String)] = [
    (
      "mapping values are not allowed", "a second ': ' stands on this line; put the text behind the first one in quotes"
    ),
    ("could not find expected ':'", "a key without ': ' behind it; write 'key: value'"),
    (
      "did not find expected key",
      "this line does not stand under the ones above it; give it as many spaces as they have"
    ),
    ("did not find expected ',' or '}'", "a '{' is not closed, or a comma is missing"),
    ("did not find expected ',' or ']'", "a '[' is not closed, or a comma is missing"),
    ("unexpected end of stream", "a quotation mark that was opened is not closed"),
    ("unknown escape character", "a backslash inside quotes; write \\\\, or use single quotes"),
    ("block sequence entries are not allowed", "a list begins on this line; begin it on the next one"),
  ]

  private static func words(_ problem: String, at mark: Mark, in yaml: String) -> String {
    if problem.contains("cannot start any token"), let sign = character(at: mark, in: yaml) {
      return "a text cannot begin with '\(sign)'; put it in quotes"
    }
    let known = meanings.first { problem.contains($0.part) }?.words
    return "the YAML is broken here: \(known ?? problem). Check indentation, quotes and colons"
  }

  /// YAML is indented by spaces; a tab looks the same on the screen.
  private static func tab(at mark: Mark, in yaml: String) -> (Int, Int, String)? {
    let lines = yaml.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    // The library sometimes stumbles only on the line after it.
    for line in [mark.line, mark.line - 1] where lines.indices.contains(line - 1) {
      let margin = lines[line - 1].prefix { $0 == " " || $0 == "\t" || $0 == "-" }
      guard let tab = margin.firstIndex(of: "\t") else { continue }
      return (
        line, margin.distance(from: margin.startIndex, to: tab) + 1,
        "a tab stands here, which YAML does not allow; use spaces"
      )
    }
    return character(at: mark, in: yaml) == "\t"
      ? (mark.line, mark.column, "a tab stands here, which YAML does not allow; use spaces") : nil
  }

  private static func character(at mark: Mark, in yaml: String) -> Character? {
    let lines = yaml.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard lines.indices.contains(mark.line - 1) else { return nil }
    return lines[mark.line - 1].dropFirst(mark.column - 1).first
  }

  /// The place of the first invisible control character, which YAML does not allow.
  private static func firstControl(in yaml: String) -> (Int, Int, String) {
    var (line, column) = (1, 1)
    for scalar in yaml.unicodeScalars {
      if scalar == "\n" {
        (line, column) = (line + 1, 1)
      } else if scalar.properties.generalCategory == .control, scalar != "\t", scalar != "\r" {
        return (line, column, "an invisible control character stands here; delete it and type the text again")
      } else {
        column += 1
      }
    }
    return (1, 1, "the file holds a character that YAML does not allow")
  }
}
