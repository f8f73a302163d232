/// Pairs of ascending lists that share at least a given percentage of the smaller list: an inverted index.
struct SharedRuns {
  /// Two lists and the share, in percent rounded down.
  struct Pair: Equatable {
    let first: Int
    let second: Int
    let percent: Int
  }

  private let lists: [[UInt64]]
  private let percent: Int
  private let least: Int
  private let commonFrom: Int

  /// - Parameters:
  ///   - lists: ascending, without repetition.
  ///   - least: shorter lists are not compared.
  ///   - commonFrom: a value in at least so many lists only counts once candidates are known.
  init(_ lists: [[UInt64]], percent: Int, least: Int, commonFrom: Int? = nil) {
    self.lists = lists
    self.percent = percent
    self.least = least
    self.commonFrom = commonFrom ?? max(50, lists.count / 50)
  }

  /// All pairs at or above the percentage, ascending; pairs with both lists before `firstNew` are left out.
  func pairs(firstNew: Int = 0) -> [Pair] {
    var entries: [(value: UInt64, list: Int32)] = []
    for (index, list) in lists.enumerated() where list.count >= least {
      for value in list { entries.append((value, Int32(index))) }
    }
    entries.sort { $0.value == $1.value ? $0.list < $1.list : $0.value < $1.value }
    // Each rare value's lists stand together; each list gets the places where it occurs in such a group.
    var groups: [Range<Int>] = []
    var places = [[Int32]](repeating: [], count: lists.count)
    var common = [Int](repeating: 0, count: lists.count)
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].value == entries[start].value { end += 1 }
      if end - start >= commonFrom {
        for entry in entries[start..<end] { common[Int(entry.list)] += 1 }
      } else if end - start > 1 {
        for entry in entries[start..<end] { places[Int(entry.list)].append(Int32(groups.count)) }
        groups.append(start..<end)
      }
      start = end
    }
    return collect(entries, groups, places, common, firstNew)
  }

  private func collect(
    _ entries: [(value: UInt64, list: Int32)], _ groups: [Range<Int>], _ places: [[Int32]], _ common: [Int],
    _ firstNew: Int
  ) -> [Pair] {
    var pairs: [Pair] = []
    var counts = [Int](repeating: 0, count: lists.count)
    // Lists made of common values alone to such a degree that the index cannot promise to find their pairs.
    let plain = lists.indices.filter { lists[$0].count >= least && common[$0] >= needed(lists[$0].count) }
    let isPlain = Set(plain)
    for second in lists.indices where second >= firstNew && lists[second].count >= least {
      var touched: [Int] = []
      for place in places[second] {
        for entry in entries[groups[Int(place)]] {
          let first = Int(entry.list)
          if first >= second { break }
          if counts[first] == 0 { touched.append(first) }
          counts[first] += 1
        }
      }
      var candidates = touched.filter { first in
        let shared = counts[first] + min(common[first], common[second])
        return shared >= needed(min(lists[first].count, lists[second].count))
      }
      for first in touched { counts[first] = 0 }
      let others = isPlain.contains(second) ? Array(0..<second) : plain.prefix { $0 < second }.map { $0 }
      if !others.isEmpty { candidates = Array(Set(candidates).union(others)) }
      for first in candidates.sorted() where lists[first].count >= least {
        let smaller = min(lists[first].count, lists[second].count)
        let shared = Self.shared(lists[first], lists[second])
        if shared >= needed(smaller) {
          pairs.append(Pair(first: first, second: second, percent: shared * 100 / smaller))
        }
      }
    }
    return pairs.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  private func needed(_ count: Int) -> Int { (count * percent + 99) / 100 }

  /// How many values two ascending lists have in common.
  static func shared(_ left: [UInt64], _ right: [UInt64]) -> Int {
    var count = 0, one = 0, other = 0
    while one < left.count, other < right.count {
      if left[one] == right[other] {
        count += 1
        one += 1
        other += 1
      } else if left[one] < right[other] {
        one += 1
      } else {
        other += 1
      }
    }
    return count
  }
}
