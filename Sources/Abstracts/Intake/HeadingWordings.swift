import EventData

/// Which words are the heading of which section.
struct HeadingWordings {
  /// Characters that no heading is longer than.
  static let longest = 60

  private let sections: [String: String]

  init(_ sections: [CallForAbstracts.AbstractSection]) {
    var known: [String: String] = [:]
    for section in sections {
      for wording in [section.name] + section.aliases { known[folded(wording)] = section.code }
    }
    self.sections = known
  }

  /// The section of a heading; nil when it is none.
  ///
  /// - Parameter isLoose: true where one known heading is enough, as in `Results and discussion`.
  func section(of phrase: some StringProtocol, isLoose: Bool) -> String? {
    let pieces = Self.pieces(phrase)
    guard !pieces.isEmpty, pieces.count <= 3 else { return nil }
    if let section = sections[pieces.joined(separator: " and ")] { return section }
    let isLoose = isLoose && !pieces.contains { $0.prefixMatch(of: Self.sentence) != nil }
    let known = pieces.map { sections[$0] ?? sections[Self.bare($0, isLoose: isLoose)] }
    guard isLoose else { return known.contains(nil) ? nil : known[0] }
    return pieces.allSatisfy { $0.split(separator: " ").count <= 2 } || pieces.count == 1
      ? known.lazy.compactMap { $0 }.first : nil
  }

  /// The headings that are joined in a phrase: `Aims & Objective(s)` is `aims` and `objective`.
  private static func pieces(_ phrase: some StringProtocol) -> [String] {
    guard phrase.count <= longest else { return [] }
    let plain = String(phrase).replacing("(s)", with: "").replacing("(S)", with: "").replacing("/s", with: "s")
    let words = plain.split { "/&+,".contains($0) }.map { folded($0) }
    let pieces = words.joined(separator: " and ").split(separator: " and ", omittingEmptySubsequences: false)
    return pieces.contains { $0.isEmpty } ? [] : pieces.map(String.init)
  }

  /// Without the words that say nothing of the section: `study design` is `design`, `aim of the study` is `aim`; loosely
  /// also `survival results` and `results of surgery`.
  private static func bare(_ piece: String, isLoose: Bool) -> String {
    let words = piece.split(separator: " ").map(String.init)
    guard words.count > 1, let first = words.first, let last = words.last else { return piece }
    if words[1] == "of", isLoose || behind.contains(last) { return first }
    let plain = words.drop { before.contains($0) }
    return isLoose && words.count < 4 ? last : plain.joined(separator: " ")
  }

  /// How sentences begin.
  nonisolated(unsafe) private static let sentence =
    /(?:the|in|as|these|this|our|with|for|no|by|to|of|from|all|at|on|we|it)\b/
  private static let before: Set = [
    "study", "main", "key", "overall", "principal", "primary", "specific", "research", "brief",
    "preliminary",
  ]
  private static let behind: Set = ["study", "research", "work", "trial", "paper", "project"]
}
