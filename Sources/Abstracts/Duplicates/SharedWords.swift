/// Pairs of titles that have most of their words in common (Dice coefficient of the word sets), found by prefix
/// filtering: two such titles must share one of their rarest words, so only those are indexed.
struct SharedWords {
  private let titles: [[Substring]]
  private let percent: Int
  private let least: Int

  /// - Parameter least: titles with fewer different words are not compared.
  init(_ titles: [[Substring]], percent: Int, least: Int) {
    self.titles = titles
    self.percent = percent
    self.least = least
  }

  /// All pairs at or above the percentage, ascending; pairs with both titles before `firstNew` are left out.
  func pairs(firstNew: Int = 0) -> [SharedRuns.Pair] {
    var frequency: [Substring: Int] = [:]
    let sets = titles.map { Set($0) }
    for set in sets { for word in set { frequency[word, default: 0] += 1 } }
    var index: [Substring: [Int]] = [:]
    var pairs: [SharedRuns.Pair] = []
    for (second, set) in sets.enumerated() where set.count >= least {
      let words = set.sorted { (frequency[$0] ?? 0, $0) < (frequency[$1] ?? 0, $1) }
      // A partner has at least `share` of these words in common, so one of the first count - share + 1 is among them.
      let share = (percent * words.count + 199 - percent) / (200 - percent)
      let prefix = words.prefix(max(1, words.count - share + 1))
      for first in Set(prefix.flatMap { index[$0] ?? [] }).sorted() where second >= firstNew {
        let common = set.intersection(sets[first]).count
        let dice = 200 * common / (set.count + sets[first].count)
        if dice >= percent { pairs.append(.init(first: first, second: second, percent: dice)) }
      }
      for word in prefix { index[word, default: []].append(second) }
    }
    return pairs.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }
}
