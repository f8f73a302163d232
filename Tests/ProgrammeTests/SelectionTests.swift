import AbstractsSupport
import EventData
import Programme
import Reviews
import TestSupport
import Testing

/// The choice under quotas: never more than allowed, and never a better one passed over without a reason.
@Suite struct SelectionTests {
  static func rules(_ changes: [(String, String)] = []) throws -> SelectionRules {
    try #require(try Calls.sample(changes).selection)
  }

  static func candidates(_ count: Int, seed: UInt64) -> [SelectionCandidate] {
    var dice = Dice(seed: seed)
    let tracks = ["breast", "thoracic", "haematology", "palliative"]
    return (1...count).map { number in
      SelectionCandidate(
        code: Series.abstract.complete(String(number)), track: tracks.randomElement(using: &dice),
        type: Int.random(in: 0..<10, using: &dice) == 0 ? "trial-in-progress" : "original",
        wish: ["oral", "poster", "either", nil].randomElement(using: &dice) ?? nil,
        presenter: "p\(Int.random(in: 1...60, using: &dice))", centre: "c\(Int.random(in: 1...8, using: &dice))",
        adjusted: Int.random(in: 0..<12, using: &dice) == 0 ? nil : Int.random(in: 300...700, using: &dice))
    }
  }

  /// Every quota, counted by itself: what it is about, its limit, and who counts.
  static func quotas(_ rules: SelectionRules, _ all: [SelectionCandidate], _ outcome: [String: String]) -> [(
    limit: Int, members: [SelectionCandidate], covers: (SelectionCandidate, String) -> Bool
  )] {
    var found: [(limit: Int, members: [SelectionCandidate], covers: (SelectionCandidate, String) -> Bool)] = []
    func add(_ limit: Int?, _ covers: @escaping (SelectionCandidate, String) -> Bool) {
      guard let limit else { return }
      found.append((limit, all.filter { one in outcome[one.code].map { covers(one, $0) } ?? false }, covers))
    }
    for rule in rules.outcomes where rule.isAccepted {
      add(rule.places) { _, code in code == rule.code }
      for (track, limit) in rule.tracks { add(limit) { one, code in code == rule.code && one.track == track } }
      for person in Set(all.map(\.presenter)) {
        add(rule.perPresenter) { one, code in code == rule.code && one.presenter == person }
      }
      for centre in Set(all.map(\.centre)) {
        add(rule.perCentre) { one, code in code == rule.code && one.centre == centre }
      }
    }
    let accepted = Set(rules.outcomes.filter(\.isAccepted).map(\.code))
    for person in Set(all.map(\.presenter)) {
      add(rules.perPresenter) { one, code in accepted.contains(code) && one.presenter == person }
    }
    for centre in Set(all.map(\.centre)) {
      add(rules.perCentre) { one, code in accepted.contains(code) && one.centre == centre }
    }
    return found
  }

  @Test(arguments: 1...12)
  func `no quota is exceeded, and whoever misses an outcome met a quota filled by better ones`(seed: Int) throws {
    let small = seed.isMultiple(of: 2)
    let rules = try Self.rules([
      ("places: 48", "places: \(small ? 9 : 30)"), ("places: 240", "places: \(small ? 40 : 90)"),
      ("per_centre: 6\n", "per_centre: \(small ? 2 : 6)\n"), ("per_centre: 60", "per_centre: \(small ? 10 : 60)"),
    ])
    let all = Self.candidates(220, seed: UInt64(seed))
    var dice = Dice(seed: UInt64(seed))
    let choices = Selection(rules).choose(all.shuffled(using: &dice))
    #expect(Set(choices.map(\.code)) == Set(all.map(\.code)))
    let outcome = Dictionary(
      uniqueKeysWithValues: choices.compactMap { choice in choice.outcome.map { (choice.code, $0) } })
    let quotas = Self.quotas(rules, all, outcome)
    for quota in quotas { #expect(quota.members.count <= quota.limit) }
    #expect(quotas.contains { $0.members.count == $0.limit }, "the quotas bind somewhere")
    let order = rules.outcomes.map(\.code)
    for one in all {
      guard let given = outcome[one.code], let rank = order.firstIndex(of: given) else {
        #expect(one.adjusted == nil)
        continue
      }
      for rule in rules.outcomes[..<rank] where rule.isAccepted {
        let barred =
          rules.wishes.contains { $0.code == one.wish && !$0.aliases.contains(rule.code) }
          || rules.types.contains { $0.code == one.type && !$0.aliases.contains(rule.code) }
          || one.adjusted ?? 0 < rule.minimumScore ?? 0
        guard !barred else { continue }
        let full = quotas.contains { quota in
          quota.covers(one, rule.code) && quota.members.count == quota.limit
            && quota.members.allSatisfy { SelectionCandidate.isBetter($0, one) }
        }
        #expect(full, "\(one.code) missed \(rule.code) without a reason")
      }
    }
    let reserve = choices.filter { $0.outcome == "reserve" }
    #expect(reserve.compactMap(\.place) == Array(1..<(reserve.count + 1)))
    #expect(reserve.count <= 20)
    #expect(Selection(rules).choose(all.reversed()) == choices, "the order of input changes nothing")
  }

  @Test func `wish, type, least score, ties and too few reviews decide as the rules say`() throws {
    let rules = try Self.rules([
      ("places: 48", "places: 2"), ("places: 240", "places: 2"), ("places: 20}", "places: 1}"),
    ])
    let choices = Selection(rules).choose([
      .init(code: "A-0006", track: "breast", presenter: "f", adjusted: 340),
      .init(code: "A-0002", track: "breast", wish: "poster", presenter: "b", adjusted: 800),
      .init(code: "A-0003", track: "breast", type: "trial-in-progress", presenter: "c", adjusted: 790),
      .init(code: "A-0005", track: "breast", presenter: "e", raw: 700, adjusted: 600),
      .init(code: "A-0004", track: "breast", presenter: "d", raw: 710, adjusted: 600),
      .init(code: "A-0007", track: "breast", presenter: "g", adjusted: 600, reviews: 1),
      .init(code: "A-0008", track: "breast", presenter: "h", adjusted: 560),
      .init(code: "A-0009", track: "breast", presenter: "i", adjusted: 400),
      .init(code: "A-0010", track: "breast", presenter: "j", adjusted: nil, isPlaceholder: true),
    ])
    #expect(
      choices.map { "\($0.code) \($0.outcome ?? "-"): \($0.reason)" } == [
        "A-0002 poster: 1 of 9 at 8.00; oral: the authors wish 'poster'; poster: given",
        "A-0003 poster: 2 of 9 at 7.90; oral: not for the type 'trial-in-progress'; poster: given",
        "A-0004 oral: 3 of 9 at 6.00; oral: given",
        "A-0005 oral: 4 of 9 at 6.00; oral: given",
        "A-0007 -: not decided: 1 complete review, 2 needed",
        "A-0008 reserve: 6 of 9 at 5.60; oral: the 2 places are taken (last: A-0005); "
          + "poster: the 2 places are taken (last: A-0003); reserve: place 1",
        "A-0009 rejected: 7 of 9 at 4.00; oral: below 5.50; poster: the 2 places are taken (last: A-0003); "
          + "reserve: full, with 1 place",
        "A-0006 rejected: 8 of 9 at 3.40; oral: below 5.50; poster: below 3.50",
        "A-0010 -: not decided: its results are still to come",
      ])
  }

  @Test func `overrides hold, and take their places first`() throws {
    let rules = try Self.rules([("places: 48", "places: 1")])
    let choices = Selection(rules).choose(
      [
        .init(code: "A-0001", presenter: "a", adjusted: 800), .init(code: "A-0002", presenter: "b", adjusted: 400),
      ], overrides: ["A-0002": SelectionOverride(outcome: "oral", reason: "invited")])
    #expect(choices.map(\.outcome) == ["poster", "oral"])
    #expect(choices.map(\.origin) == ["quota", "override"])
    #expect(choices[1].reason == "2 of 2 at 4.00; by hand: invited")
  }

  @Test(arguments: 1...8)
  func `who moves up is the next in order, and no quota is exceeded`(seed: Int) throws {
    let rules = try Self.rules([("places: 48", "places: 9"), ("places: 240", "places: 40")])
    let all = Self.candidates(150, seed: UInt64(seed)).filter { $0.adjusted != nil }
    let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })
    let choices = Selection(rules).choose(all)
    var outcome = Dictionary(
      uniqueKeysWithValues: choices.compactMap { choice in choice.outcome.map { (choice.code, $0) } })
    let gone =
      choices.filter { $0.outcome == "oral" }.prefix(2).map(\.code)
      + choices.filter { $0.outcome == "poster" }.prefix(3).map(\.code)
    for code in gone { outcome[code] = nil }
    let standing = all.compactMap { one in outcome[one.code].map { (one, outcome: $0) } }
    let moves = Promotion(rules).moves(standing, settled: [])
    #expect(!moves.isEmpty)
    for move in moves { outcome[move.code] = move.to }
    for quota in Self.quotas(rules, standing.map(\.0), outcome) { #expect(quota.members.count <= quota.limit) }
    for move in moves where move.to == "poster" {
      let passedOver = standing.map(\.0).filter { outcome[$0.code] == "reserve" }
      for other in passedOver where SelectionCandidate.isBetter(other, byCode[move.code] ?? other) {
        #expect(
          Self.quotas(rules, standing.map(\.0), outcome).contains {
            $0.covers(other, "poster") && $0.members.count == $0.limit
          })
      }
    }
    #expect(Promotion(rules).moves(standing.map { ($0.0, outcome: outcome[$0.0.code] ?? "") }, settled: []) == [])
  }

  @Test func `the reserve list moves up in the order its letters told, whatever the scores say now`() throws {
    let rules = try Self.rules([("places: 48", "places: 1"), ("places: 240", "places: 1")])
    let waiting = [("A-0001", 700), ("A-0002", 720), ("A-0003", 710)].map { code, score in
      SelectionCandidate(code: code, track: "breast", wish: "poster", presenter: code, adjusted: score)
    }
    let moves = Promotion(rules).moves(
      waiting.map { ($0, outcome: "reserve") }, places: ["A-0001": 1, "A-0002": 2, "A-0003": 3], settled: [])
    #expect(moves.map(\.code) == ["A-0001"])
    #expect(moves.first?.reason == "at place 1 of the reserve list, at 7.00, when a place became free")
  }

  @Test(
    arguments: [
      ("presents: poster", "presents: banner", "allowed: oral, poster, reserve, nothing"),
      ("code: poster\n", "code: oral\n", "the outcome 'oral' is given twice"),
      ("        breast: 5", "        breats: 5", "Did you mean 'breast'?"),
      ("        breast: 5", "        breast: many", "the track 'breast' is given 'many'"),
      ("    poster: [poster]", "    poster: [postre]", "Did you mean 'poster'?"),
      ("    trial-in-progress: [poster]", "    trial-in-progres: [poster]", "Did you mean 'trial-in-progress'?"),
      ("presents: nothing", "presents: reserve", "there must be exactly one"),
      ("confirm_by: 2026-11-30", "confirm_by: 2026-10-01", "is not after the call closes"),
      ("letter: abstract-reserve, places: 20", "letter: abstract-reserve, minimum_score: 20", "no limits but 'places'"),
    ])
  func `a wrong selection is named with its place`(_ old: String, _ new: String, _ says: String) throws {
    let text = try Calls.sampleText()
    try #require(text.contains(old))
    guard case .failure(let errors) = Calls.read(text.replacing(old, with: new, maxReplacements: 1)) else {
      Issue.record("the wrong file was read")
      return
    }
    #expect(errors.problems.contains { $0.message.contains(says) }, "\(errors)")
    #expect(errors.problems.allSatisfy { $0.line > 1 })
  }
}
