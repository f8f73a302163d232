import EventData

/// Finds texts that share much of their wording: exact, by an inverted index of three-word runs ("shingles"), and
/// titles that share most of their words.
///
/// Containment is the share of the smaller text's runs that the larger one has too, so that a shortened copy counts in
/// full. Every pair is counted exactly, and none above the threshold is missed.
enum NearDuplicates {
  /// A text to compare: both forms folded.
  struct Text: Sendable {
    let title: String
    let body: String
  }

  /// Two texts and what they share, in percent rounded down.
  struct Pair: Equatable, Sendable {
    let first: Int
    let second: Int
    /// Shared three-word runs, in percent of the smaller text's; 0 when below the threshold.
    let textPercent: Int
    /// Dice coefficient of the titles' words, in percent; 0 when below the threshold.
    let titlePercent: Int
  }

  /// A text with fewer runs is too short to be judged by its wording.
  static let leastRuns = 20
  /// A title with fewer words is too short to be judged.
  static let leastTitleWords = 5

  /// All pairs above a threshold, `first < second`, in order.
  ///
  /// - Parameter firstNew: texts before this position are not compared with each other.
  static func pairs(_ texts: [Text], rule: CallForAbstracts.NearDuplicateRule, firstNew: Int = 0) -> [Pair] {
    pairs(texts, text: rule.sharedTextPercent, title: rule.similarTitlePercent, firstNew: firstNew)
  }

  /// The same with the two thresholds in percent.
  static func pairs(_ texts: [Text], text: Int, title: Int, firstNew: Int = 0) -> [Pair] {
    let byText = SharedRuns(texts.map { runs($0.body) }, percent: text, least: leastRuns).pairs(firstNew: firstNew)
    let byTitle = SharedWords(texts.map { $0.title.split(separator: " ") }, percent: title, least: leastTitleWords)
      .pairs(firstNew: firstNew)
    var found: [Pair] = []
    var titles = byTitle[...]
    for pair in byText {
      while let next = titles.first, (next.first, next.second) < (pair.first, pair.second) {
        found.append(Pair(first: next.first, second: next.second, textPercent: 0, titlePercent: next.percent))
        titles.removeFirst()
      }
      let same = titles.first.flatMap { $0.first == pair.first && $0.second == pair.second ? $0 : nil }
      if same != nil { titles.removeFirst() }
      found.append(
        Pair(first: pair.first, second: pair.second, textPercent: pair.percent, titlePercent: same?.percent ?? 0))
    }
    return found
      + titles.map { Pair(first: $0.first, second: $0.second, textPercent: 0, titlePercent: $0.percent) }
  }

  /// The hashes of a folded text's three-word runs, each once, ascending.
  static func runs(_ text: String) -> [UInt64] {
    var words: [UInt64] = []
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a
    var isInside = false
    for byte in text.utf8 {
      if byte == 32 {
        if isInside { words.append(hash) }
        hash = 0xCBF2_9CE4_8422_2325
        isInside = false
      } else {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        isInside = true
      }
    }
    if isInside { words.append(hash) }
    guard words.count >= 3 else { return [] }
    var runs = (2..<words.count).map { mixed(mixed(mixed(words[$0 - 2]) ^ words[$0 - 1]) ^ words[$0]) }
    runs.sort()
    var last: UInt64?
    return runs.filter { run in
      defer { last = run }
      return run != last
    }
  }

  /// A one-to-one mixing of 64 bits, so that the order of the words counts (the finaliser of SplitMix64).
  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
