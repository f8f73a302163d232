/// One invented piece of research: its title, and the sentences of its four sections.
struct AbstractWork {
  let title: String
  let keywords: [String]
  private let sections: [(heading: String, sentences: [String])]
  private let topic: Phrases.Topic

  init(random: inout SplitMix64) {
    let topic = Phrases.Topic(random: &random)
    self.topic = topic
    title = Phrases.fill(random.pick(Phrases.titles), topic, &random)
    keywords = topic.keywords
    let plan = [
      ("Background", Phrases.background, 3...4), ("Methods", Phrases.methods, 4...5),
      ("Results", Phrases.results, 5...7), ("Conclusion", Phrases.conclusions, 2...2),
    ]
    var made: [(heading: String, sentences: [String])] = []
    for (heading, patterns, wanted) in plan {
      let chosen = patterns.shuffled(using: &random).prefix(random.within(wanted))
      made.append((heading, chosen.map { Phrases.fill($0, topic, &random) }))
    }
    sections = made
  }

  /// The structured text, one section a line; 150 to 300 words.
  var body: String { Self.body(of: sections) }

  private static func body(of sections: [(heading: String, sentences: [String])]) -> String {
    sections.map { "\($0.heading): \($0.sentences.joined(separator: " "))" }.joined(separator: "\n")
  }

  /// The same text without headings.
  var proseBody: String { sections.flatMap(\.sentences).joined(separator: " ") }

  /// The text with results added until it has more than 300 words.
  func longBody(_ random: inout SplitMix64) -> String {
    var longer = sections
    var words = body.split(whereSeparator: \.isWhitespace).count
    while words <= 310 {
      let sentence = Phrases.fill(random.pick(Phrases.results), topic, &random)
      longer[2].sentences.append(sentence)
      words += sentence.split(whereSeparator: \.isWhitespace).count
    }
    return Self.body(of: longer)
  }

  /// A text with the words changed that a copier changes: a handful in two hundred.
  static func reworded(_ text: String) -> String {
    var changed = 0
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map { word -> Substring in
      guard changed < 8, let other = synonyms[String(word)] else { return word }
      changed += 1
      return other
    }
    return words.joined(separator: " ")
  }

  private static let synonyms: [String: Substring] = [
    "showed": "demonstrated", "patients": "cases", "compared": "contrasted", "received": "were given",
    "significantly": "markedly", "remained": "stayed", "observed": "seen", "examined": "studied",
    "suggest": "indicate", "improved": "bettered", "before": "prior to", "between": "amid",
    "and": "as well as", "was": "had been", "were": "had been",
  ]
}
