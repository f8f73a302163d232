import AbstractsSupport
import EventData
import TestSupport
import Testing

@testable import Abstracts

/// The index finds exactly what comparing all pairs finds.
@Suite struct NearDuplicateTests {
  static func rule(text: Int, title: Int) throws -> CallForAbstracts.NearDuplicateRule {
    try Calls.sample([("shared_text: 40, similar_title: 90", "shared_text: \(text), similar_title: \(title)")]).call
      .nearDuplicates
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6]) func `containment equals that of all pairs compared one by one`(
    _ seed: UInt64
  )
    throws
  {
    var generator = Dice(seed: seed)
    let words = (0..<40).map { "w\($0)" }
    // Texts that are mutations of a few roots, some short, some full of one common phrase.
    let roots = (0..<4).map { _ in (0..<80).map { _ in words.randomElement(using: &generator) ?? "" } }
    let texts = (0..<90).map { index -> [String] in
      var text = roots[index % 4]
      for _ in 0..<Int.random(in: 0...40, using: &generator) {
        text[Int.random(in: 0..<text.count, using: &generator)] = words.randomElement(using: &generator) ?? ""
      }
      let common =
        index.isMultiple(of: 5) ? Array(repeating: ["in", "this", "study", "we"], count: 9).flatMap { $0 } : []
      return Array(text.prefix(Int.random(in: 10...80, using: &generator))) + common
    }
    let runs = texts.map { NearDuplicates.runs($0.joined(separator: " ")) }
    for (percent, commonFrom) in [(10, 3), (40, 8), (70, 1_000), (100, 20)] {
      let found = SharedRuns(runs, percent: percent, least: 20, commonFrom: commonFrom).pairs(firstNew: 10)
      #expect(found == Self.naive(texts, percent: percent, least: 20, firstNew: 10))
      #expect(percent > 70 || !found.isEmpty)
    }
    // The order in which texts came changes nothing but their numbers.
    let places = runs.indices.shuffled(using: &generator)
    let shuffled = SharedRuns(places.map { runs[$0] }, percent: 40, least: 20, commonFrom: 8).pairs()
    let back = shuffled.map { pair in
      let (one, other) = (places[pair.first], places[pair.second])
      return SharedRuns.Pair(first: min(one, other), second: max(one, other), percent: pair.percent)
    }
    #expect(
      back.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
        == SharedRuns(runs, percent: 40, least: 20, commonFrom: 8).pairs())
  }

  @Test func `texts of nothing but common phrases are compared like others`() {
    // Every value is common, so that what may be passed over is decided by how much a partner must share.
    var generator = Dice(seed: 77)
    let lists = (0..<60).map { _ in (0..<60).filter { _ in Bool.random(using: &generator) }.map(UInt64.init) }
    for percent in [1, 30, 60, 100] {
      var expected: [SharedRuns.Pair] = []
      for first in lists.indices {
        for second in lists.indices where second > first {
          let smaller = min(lists[first].count, lists[second].count)
          let shared = Set(lists[first]).intersection(lists[second]).count
          if shared * 100 >= percent * smaller {
            expected.append(.init(first: first, second: second, percent: shared * 100 / smaller))
          }
        }
      }
      #expect(SharedRuns(lists, percent: percent, least: 1, commonFrom: 2).pairs() == expected)
    }
    #expect(SharedRuns([[1, 2], [1, 2], [3]], percent: 100, least: 1, commonFrom: 2).pairs().count == 1)
  }

  @Test func `runs whose hashes begin alike are told apart`() {
    // The index sorts by the upper bits first.
    let lists: [[UInt64]] = [[5, 7, 9], [6, 7, 8], [5, 6, 7, 8, 9]]
    let pairs = SharedRuns(lists, percent: 30, least: 1).pairs()
    #expect(
      pairs == [
        .init(first: 0, second: 1, percent: 33), .init(first: 0, second: 2, percent: 100),
        .init(first: 1, second: 2, percent: 100),
      ])
  }

  /// All pairs, with sets of the words themselves and no hashes.
  static func naive(_ texts: [[String]], percent: Int, least: Int, firstNew: Int) -> [SharedRuns.Pair] {
    let sets = texts.map { words in Set((2..<max(2, words.count)).map { words[($0 - 2)...$0].joined(separator: " ") }) }
    var pairs: [SharedRuns.Pair] = []
    for first in sets.indices {
      for second in sets.indices where second > first && second >= firstNew {
        let smaller = min(sets[first].count, sets[second].count)
        guard smaller >= least else { continue }
        let shared = sets[first].intersection(sets[second]).count
        if shared * 100 >= percent * smaller {
          pairs.append(.init(first: first, second: second, percent: shared * 100 / smaller))
        }
      }
    }
    return pairs
  }

  @Test(arguments: [UInt64(11), 12, 13]) func `titles found by their rarest words are all there are`(_ seed: UInt64) {
    var generator = Dice(seed: seed)
    let titles: [[Substring]] = (0..<150).map { _ in
      (0..<Int.random(in: 3...9, using: &generator)).map { _ in
        Substring("t\(min(Int.random(in: 0..<12, using: &generator), Int.random(in: 0..<12, using: &generator)))")
      }
    }
    for percent in [50, 75, 90, 100] {
      var expected: [SharedRuns.Pair] = []
      for first in titles.indices {
        for second in titles.indices where second > first {
          let one = Set(titles[first]), other = Set(titles[second])
          guard min(one.count, other.count) >= 4 else { continue }
          let dice = 200 * one.intersection(other).count / (one.count + other.count)
          if dice >= percent { expected.append(.init(first: first, second: second, percent: dice)) }
        }
      }
      #expect(SharedWords(titles, percent: percent, least: 4).pairs() == expected)
    }
  }

  @Test func `a shortened copy counts in full and a changed word costs three runs`() throws {
    let long = nonsense(100, seed: 3), short = long.split(separator: " ").prefix(60).joined(separator: " ")
    let changed = long.replacing(long.split(separator: " ")[50], with: "other")
    let texts = [long, short, changed, nonsense(100, seed: 4)].map { NearDuplicates.Text(title: "", body: $0) }
    let pairs = NearDuplicates.pairs(texts, rule: try Self.rule(text: 40, title: 90))
    #expect(
      pairs == [
        .init(first: 0, second: 1, textPercent: 100, titlePercent: 0),
        .init(first: 0, second: 2, textPercent: 95 * 100 / 98, titlePercent: 0),
        .init(first: 1, second: 2, textPercent: 55 * 100 / 58, titlePercent: 0),
      ])
  }

  @Test func `the order of words counts`() {
    #expect(NearDuplicates.runs("a b c") != NearDuplicates.runs("c b a"))
    #expect(NearDuplicates.runs("a b c a b c").count == 3)
    #expect(NearDuplicates.runs("a b").isEmpty)
  }
}
