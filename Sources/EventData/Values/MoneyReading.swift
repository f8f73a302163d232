import Foundation

extension Money {
  /// Reads an amount as people type it into a form or a command: `15000/-`, `Rs. 20,000`, `PKR 25000`, `150 USD`,
  /// `1,60,000.50`. Without a currency word it is taken as `assumed`. Nil when it is not an amount, negative, has
  /// more than two decimals, or names two currencies.
  ///
  /// - Parameter text: what was typed, digits in Latin or Arabic-Indic form.
  public init?(typed text: String, assuming assumed: Currency) {
    var rest = text.lowercased().filter { $0 != "\u{00A0}" }
      .map { character in character.decimalDigit.map { String($0) } ?? String(character) }.joined()
    var currency: Currency?
    for (words, named) in Self.words {
      for word in words where rest.contains(word) {
        guard currency == nil || currency == named else { return nil }
        currency = named
        rest = rest.replacingOccurrences(of: word, with: " ")
      }
    }
    rest = rest.trimmingCharacters(in: .whitespaces)
    for ending in ["/-", "/=", "-/"] where rest.hasSuffix(ending) { rest.removeLast(2) }
    rest = rest.trimmingCharacters(in: .whitespaces)
    guard let minor = Self.minorUnits(rest) else { return nil }
    self.init(minor: minor, currency ?? assumed)
  }

  /// Words that name a currency; longer ones first, so that `rs.` goes before `rs`, and dollars before the `rs` in them.
  /// The point belongs to the word only where it touches it: `Rs.500` is 500, `Rs .50` is nothing anyone can be sure of.
  private static let words: [([String], Currency)] = [
    (["usd.", "usd", "us$", "dollars", "dollar", "$"], .usd),
    (["pkr.", "pkr", "rupees", "rupee", "rs.", "rs", "₨"], .pkr),
  ]

  private static func minorUnits(_ text: String) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first, !whole.isEmpty, whole.count <= 15 else { return nil }
    let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.allSatisfy(\.isDigits),
      groups.count == 1 || groups.dropFirst().allSatisfy({ $0.count == 2 || $0.count == 3 }),
      groups.count == 1 || groups.last?.count == 3, let units = Int64(groups.joined())
    else { return nil }
    let decimals = parts.count == 2 ? String(parts[1]) : ""
    let padded = decimals + "00".dropFirst(decimals.count)
    guard padded.utf8.count == 2, padded.isDigits, let cents = Int64(padded) else { return nil }
    return units * 100 + cents
  }
}
