/// Pairs of titles that have most of their words in common (Dice coefficient of the word sets), found by prefix
/// filtering: two such titles must share one of their rarest words, so only those are indexed.
struct SharedWords {
  /// Each title's different words as numbers, rarest first: a smaller number is a rarer word.
  private let titles: [[UInt32]]
  private let words: Int
  private let percent: Int
  private let least: Int

  /// - Parameter least: titles with fewer different words are not compared.
  init(_ titles: [[Substring]], percent: Int, least: Int) {
    var numbers: [Substring: Int] = [:]
    var spelled: [Substring] = [], frequency: [Int] = []
    let sets = titles.map { words in
      var seen = Set<Int>()
      for word in words {
        let number = numbers[word] ?? numbers.count
        if number == numbers.count, numbers[word] == nil {
          numbers[word] = number
          spelled.append(word)
          frequency.append(0)
        }
        if seen.insert(number).inserted { frequency[number] += 1 }
      }
      return seen
    }
    let order = spelled.indices.sorted { (frequency[$0], spelled[$0]) < (frequency[$1], spelled[$1]) }
    var rank = [UInt32](repeating: 0, count: order.count)
    for (place, number) in order.enumerated() { rank[number] = UInt32(place) }
    self.titles = sets.map { set in set.map { rank[$0] }.sorted() }
    (self.words, self.percent, self.least) = (order.count, percent, least)
  }

  /// All pairs at or above the percentage, ascending; pairs with both titles before `firstNew` are left out.
  func pairs(firstNew: Int = 0) -> [SharedRuns.Pair] {
    var index = [[UInt32]](repeating: [], count: words)
    var pairs: [SharedRuns.Pair] = []
    var lastSeen = [Int](repeating: -1, count: titles.count)
    for (second, title) in titles.enumerated() where title.count >= least {
      // A partner has at least `share` of these words in common, so one of the first count - share + 1 is among them.
      let share = (percent * title.count + 199 - percent) / (200 - percent)
      let prefix = title.prefix(max(1, title.count - share + 1))
      for first in prefix.flatMap({ index[Int($0)] }).map(Int.init) where second >= firstNew {
        guard lastSeen[first] != second else { continue }
        lastSeen[first] = second
        let common = SharedRuns.shared(title, titles[first])
        let dice = 200 * common / (title.count + titles[first].count)
        if dice >= percent { pairs.append(.init(first: first, second: second, percent: dice)) }
      }
      for word in prefix { index[Int(word)].append(UInt32(second)) }
    }
    return pairs.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }
}
