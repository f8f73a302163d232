import EventData

/// A text whose words were broken at the ends of lines, as they come out of a PDF, with the words whole again. Other line
/// breaks stay.
struct BrokenWords {
  /// The text with its words whole.
  private(set) var text: String
  /// The words that were put together, in order.
  private(set) var joined: [String] = []

  /// - Parameter other: text that may hold the same words, unbroken.
  init(_ typed: String, besides other: String) {
    text = typed
    guard typed.contains("-\n") || typed.contains("- \n") || typed.contains("\u{2010}\n") else { return }
    let words = Self.words(in: typed + "\n" + other)
    text = typed.replacing(Self.hyphenBreak) { match in
      let (left, right) = (String(match.1), String(match.2))
      // "pre- and postoperative" only goes on in the next line.
      guard !["and", "or", "to", "und"].contains(right) else { return "\(left)- \(right)" }
      let word = Self.keepsHyphen(left, right, words) ? "\(left)-\(right)" : left + right
      joined.append(word)
      return word
    }
  }

  nonisolated(unsafe) private static let hyphenBreak =
    /([\p{L}\p{N}]{1,60})[\-\x{2010}][ \t]{0,9}\n[ \t]{0,9}([\p{L}\p{N}]+)/

  /// The words of a text, and the hyphenated ones, in small letters.
  private static func words(in text: String) -> Set<String> {
    Set(text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init))
  }

  private static func keepsHyphen(_ left: String, _ right: String, _ words: Set<String>) -> Bool {
    // `T-\ncell`, `beta-\nblocker`
    let isName =
      left.count == 1 || letters.contains(left.lowercased()) || hasSigns(left) || hasSigns(right, asSecond: true)
    let (left, right) = (left.lowercased(), right.lowercased())
    if words.contains(left + right) { return false }
    return isName || words.contains("\(left)-\(right)") || behind.contains(right)
      || before.contains(left) && right.count > 3 && !endings.contains(right)
  }

  /// True for the name of a gene, a disease or a number: capitals inside, or digits. The second half of a word has none.
  private static func hasSigns(_ half: String, asSecond: Bool = false) -> Bool {
    half.contains(where: \.isNumber) || (asSecond ? half[...] : half.dropFirst()).contains(where: \.isUppercase)
  }

  // Words whose compounds are written with a hyphen, before and behind it, and endings that make no compound.
  private static let before: Set = [
    "long", "short", "well", "high", "low", "non", "self", "follow", "first", "second", "third", "two", "three",
    "disease",
    "progression", "event", "tumor", "tumour", "dose", "cross", "quality", "health", "half", "large", "small", "early",
    "double", "single", "evidence", "hospital", "population", "risk", "cost", "image", "intensity", "hormone",
    "estrogen",
    "oestrogen", "platinum", "triple",
  ]
  private static let letters: Set = ["alpha", "beta", "gamma", "delta", "kappa", "lambda"]
  private static let behind: Set = [
    "free", "based", "related", "term", "up", "cell", "year", "specific", "risk", "stage", "center", "centre", "blind",
    "like", "induced", "adjusted", "associated", "dependent", "naive", "label", "week", "weeks", "month", "months",
    "positive", "negative", "guided", "reported", "sectional", "effective", "square", "sided", "tailed", "fold",
  ]
  private static let endings: Set = ["ened", "ered", "ness", "ually", "ized", "ised", "ization", "isation", "light"]
}
