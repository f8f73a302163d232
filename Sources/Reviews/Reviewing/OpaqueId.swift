import EventData

/// What stands in place of an abstract's code towards a reviewer, and the check that shows when a row was altered. Both
/// come from the pack's secret seed, so that nobody can tell the abstract from the id, or make up a row that checks.
enum OpaqueId {
  /// Characters that cannot be mistaken for each other in print or handwriting; without vowels, so that no id is a word,
  /// and without E, so that no spreadsheet reads one as a number.
  static let alphabet = Array("CDFGHJKMNPQRTVWXY34679")
  private static let letters = 17

  /// `K7Q-4F`: the id of an abstract in a reviewer's packs.
  ///
  /// - Parameter attempt: 0; another number gives another id, when one is taken.
  static func id(seed: String, abstract: String, attempt: Int = 0) -> String {
    let drawn = characters(5, of: ["id", seed, abstract, String(attempt)])
    return String(drawn.prefix(3)) + "-" + String(drawn.suffix(2))
  }

  /// `KXTR-9DFW`: the check of a row, over everything that says whose row it is.
  static func check(seed: String, event: String, reviewer: String, pack: Int64, opaque: String) -> String {
    let drawn = characters(8, of: ["check", seed, event, reviewer, String(pack), opaque])
    return String(drawn.prefix(4)) + "-" + String(drawn.suffix(4))
  }

  /// The key by which a pack's abstracts are put into an order that tells nothing.
  static func orderKey(seed: String, abstract: String) -> String { hash(["order", seed, abstract]) }

  /// An id or check as typed by hand: case, spaces and the hyphen's kind do not matter.
  static func normal(_ typed: String) -> String {
    let plain = typed.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    switch plain.count {
    case 5: return String(plain.prefix(3)) + "-" + String(plain.suffix(2))
    case 8: return String(plain.prefix(4)) + "-" + String(plain.suffix(4))
    default: return typed.onOneLine.uppercased()
    }
  }

  private static func hash(_ fields: [String]) -> String {
    contentHash(fields.map { "\($0.utf8.count):\($0)" }.joined())
  }

  /// The first is a letter, as a spreadsheet would take an id of digits for a number.
  private static func characters(_ count: Int, of fields: [String]) -> [Character] {
    let digits = Array(hash(fields))
    return (0..<count).map { index in
      let value = Int(String(digits[(index * 6)..<(index * 6 + 6)]), radix: 16) ?? 0
      return alphabet[value % (index == 0 ? letters : alphabet.count)]
    }
  }
}
