import EventData

/// A rule's query with its named parameters found, so that they can be bound and never pasted.
///
/// `:name` becomes `?1`; a list becomes `?1, ?2`, and after `VALUES` the rows `(?1), (?2)`, which is how a list of words
/// is joined on both engines.
struct CheckQuery: Sendable {
  private enum Piece: Sendable {
    case words(String)
    case parameter(String, asRows: Bool)
  }

  private let pieces: [Piece]

  /// What is wrong with the text of a check.
  struct Flaw: Error {
    let message: String
  }

  /// Throws `Flaw` when the text is no single query with named parameters.
  init(_ text: String) throws {
    var pieces: [Piece] = []
    var words = ""
    var scanner = SQLScanner(text)
    while let token = scanner.next() {
      switch token {
      case .quoted(let text): words += text
      case .plain(let character):
        if character == ";" { throw Flaw(message: "a check is one query; take out the semicolon") }
        if character == "?" { throw Flaw(message: "name the parameter, such as :gap_minutes, instead of '?'") }
        words.append(character)
      case .parameter(let name):
        let last = words.split(whereSeparator: { !$0.isLetter }).last.map { $0.uppercased() }
        pieces += [.words(words), .parameter(name, asRows: last == "VALUES" && words.last?.isWhitespace == true)]
        words = ""
      }
    }
    self.pieces = pieces + [.words(words)]
    let first = text.split(whereSeparator: \.isWhitespace).first?.uppercased()
    guard first == "SELECT" || first == "WITH" else { throw Flaw(message: "a check starts with SELECT or WITH") }
  }

  /// The names of the parameters used, each once, in order of first use.
  var names: [String] {
    var seen: [String] = []
    for case .parameter(let name, _) in pieces where !seen.contains(name) { seen.append(name) }
    return seen
  }

  /// The query with numbered parameters and the values to bind.
  func bound(_ values: [String: [SQLValue]]) -> (sql: String, parameters: [SQLValue]) {
    var parameters: [SQLValue] = []
    var places: [String: [String]] = [:]
    for name in names {
      let bound = values[name] ?? [.null]
      places[name] = bound.indices.map { "?\(parameters.count + $0 + 1)" }
      parameters += bound
    }
    let sql = pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .parameter(let name, let asRows):
        (places[name] ?? []).map { asRows ? "(\($0))" : $0 }.joined(separator: ", ")
      }
    }.joined()
    return (sql, parameters)
  }
}

/// Cuts SQL into parameters, quoted stretches (strings, names, comments) and all other characters.
private struct SQLScanner {
  enum Token {
    case plain(Character), quoted(String), parameter(String)
  }

  private var rest: Substring

  init(_ text: String) { rest = Substring(text) }

  mutating func next() -> Token? {
    guard let first = rest.first else { return nil }
    switch first {
    case "'", "\"": return .quoted(take(through: String(first), after: 1))
    case "-" where rest.hasPrefix("--"): return .quoted(take(through: "\n", after: 2))
    case "/" where rest.hasPrefix("/*"): return .quoted(take(through: "*/", after: 2))
    case ":":
      let name = rest.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      guard !name.isEmpty else { break }
      rest = rest[name.endIndex...]
      return .parameter(String(name))
    default: break
    }
    rest.removeFirst()
    return .plain(first)
  }

  /// Everything up to and with `end`, which is looked for behind the first `skipped` characters.
  private mutating func take(through end: String, after skipped: Int) -> String {
    var text = ""
    while let character = rest.first {
      text.append(character)
      rest.removeFirst()
      if text.count > skipped, text.dropFirst(skipped).hasSuffix(end) { break }
    }
    return text
  }
}
