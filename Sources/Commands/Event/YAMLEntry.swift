import EventData

/// A line of an event's file with the lines of text that go on from it: of a text block (`note: |`), or of a value that is
/// broken over several lines.
struct YAMLEntry {
  let line: String
  /// What is printed as it stands: no remark may be put into it.
  var text: [String] = []
  private var isBlock = false

  /// The line, and its text.
  var lines: [String] { [line] + text }
  /// The key, when it stands at the margin.
  var key: String? { line.prefixMatch(of: #/([a-z_]+):/#).map { String($0.1) } }

  init(line: String) { self.line = line }

  /// The entries of a file, in order.
  static func all(of file: String) -> [YAMLEntry] {
    var entries: [YAMLEntry] = []
    var rest = file.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)[...]
    while let line = rest.popFirst() {
      var entry = YAMLEntry(line: line)
      if let (margin, isBlock) = value(in: line) {
        var text = rest.prefix { line in
          let indent = line.prefix { $0 == " " }.count
          return line.trimmed.isEmpty || indent > margin && (isBlock || !line.trimmed.hasPrefix("#"))
        }
        while text.last?.trimmed.isEmpty == true { text.removeLast() }
        (entry.text, entry.isBlock) = (Array(text), isBlock)
        rest = rest.dropFirst(text.count)
      }
      entries.append(entry)
    }
    return entries
  }

  /// The indentation beyond which lines belong to the line's own value, and whether that is a text block; nil when it holds
  /// no value, or a list or table.
  private static func value(in line: String) -> (margin: Int, isBlock: Bool)? {
    guard let match = line.wholeMatch(of: #/((?: *- +)* *)((?:"[^"]*"|'[^']*'|[^ #"'\[{-][^#:]*):(?: +|$))?(.*)/#)
    else {
      return nil
    }
    let (indent, value) = (match.1, match.3)
    guard let first = value.first, !"#[{&*!".contains(first) else { return nil }
    let isBlock = value.wholeMatch(of: #/[|>][-+1-9]*(?: +#.*)?/#) != nil
    if match.2 != nil { return (indent.count, isBlock) }
    return indent.lastIndex(of: "-").map { (indent.distance(from: indent.startIndex, to: $0), isBlock) }
  }

  /// How a remark begins that stands on a line of its own.
  static let markAbove = "# CHANGE below:"

  /// The lines with a remark: behind the key, or above a value that goes on in the next line.
  func marked(_ why: String) -> [String] {
    guard text.isEmpty || isBlock else { return [line.prefix { $0 == " " } + "\(Self.markAbove) \(why)"] + lines }
    return ["\(line)  # CHANGE: \(why)"] + text
  }
}
