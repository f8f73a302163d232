/// Puts sentences together: a pattern's `{slots}` are filled from word lists and from the work's topic.
enum Phrases {
  /// What one work is about; the same in all its sentences.
  struct Topic {
    let words: [String: String]
    let keywords: [String]

    init(random: inout SplitMix64) {
      var drawn: [String: String] = [:]
      for name in ["disease", "treatment", "marker", "endpoint", "design", "group"] {
        drawn[name] = Phrases.lists[name].map { random.pick($0) } ?? ""
      }
      words = drawn
      keywords = ["disease", "treatment", "marker", "endpoint"].compactMap { drawn[$0] }
    }
  }

  /// A pattern with its slots filled: topic words first, then drawn ones; `{n}` and the like are numbers.
  static func fill(_ pattern: String, _ topic: Topic, _ random: inout SplitMix64) -> String {
    var out = ""
    var rest = Substring(pattern)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      out += rest[..<open]
      let slot = String(rest[rest.index(after: open)..<close])
      out += topic.words[slot] ?? lists[slot].map { random.pick($0) } ?? number(slot, &random)
      rest = rest[rest.index(after: close)...]
    }
    out += rest
    return out.prefix(1).uppercased() + out.dropFirst()
  }

  private static func number(_ slot: String, _ random: inout SplitMix64) -> String {
    switch slot {
    case "n": "\(random.within(34...980))"
    case "small": "\(random.within(3...29))"
    case "percent": "\(random.within(4...91)).\(random.below(10))%"
    case "months": "\(random.within(4...61)).\(random.below(10)) months"
    case "age": "\(random.within(38...71)) years"
    case "p": "p=0.0\(random.within(10...49))"
    case "ratio": "\(random.below(3)).\(random.within(11...98))"
    case "interval": "95% CI 0.\(random.within(11...48))-\(random.within(1...3)).\(random.within(10...89))"
    case "dose": "\(random.within(20...70)) Gy in \(random.within(5...35)) fractions"
    case "year": "\(random.within(2012...2021))"
    case "toyear": "\(random.within(2022...2026))"
    default: slot
    }
  }

  static let titles = [
    "{treatment} for {disease}: {design} in {group}", "{marker} as a predictor of {endpoint} in {disease}",
    "{endpoint} after {treatment} in {group} with {disease}", "Does {treatment} improve {endpoint} in {disease}?",
    "{marker} and {endpoint} in {group} with {disease}: {design}",
    "{design} of {treatment} in {group} with {disease}", "{disease} in {group}: {marker} and {treatment}",
    "{treatment} guided by {marker} in {disease}: effect on {endpoint}",
  ]
}
