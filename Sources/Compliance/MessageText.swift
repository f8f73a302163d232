import EventData

/// A sentence with placeholders such as `{party}`. It is filled in one pass, so that braces inside a value stay text.
struct MessageText: Sendable {
  private enum Piece: Sendable {
    case words(String)
    case value(String)
  }

  private let pieces: [Piece]

  /// Nil when a brace has no partner or a placeholder is no name.
  init?(_ text: String) {
    var pieces: [Piece] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}") else { return nil }
      let name = rest[rest.index(after: open)..<close]
      guard !name.isEmpty, name.allSatisfy({ $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
        return nil
      }
      pieces += [.words(String(rest[..<open])), .value(String(name))]
      rest = rest[rest.index(after: close)...]
    }
    self.pieces = pieces + [.words(String(rest))]
  }

  /// The names of the placeholders.
  var names: [String] {
    pieces.compactMap { if case .value(let name) = $0 { name } else { nil } }
  }

  /// The sentence, each placeholder replaced by what `value` gives for its name.
  func filled(_ value: (String) -> String?) -> String {
    pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .value(let name): value(name) ?? "(not given)"
      }
    }.joined().onOneLine
  }
}
