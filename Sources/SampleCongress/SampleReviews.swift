/// Answers to a review sheet, as reviewers of an invented congress would give them: each abstract has a worth, each
/// reviewer a severity, and some reviewers make the mistakes that real sheets come back with.
public struct SampleReviews: Sendable {
  /// A fault planted in a sheet.
  public enum Fault: String, Sendable, CaseIterable {
    /// A word where a number belongs.
    case wordForNumber = "not-a-number"
    /// Points beyond the scale.
    case beyondScale = "out-of-scale"
    /// A misspelt recommendation.
    case misspelt = "unknown-recommendation"
    /// Another id typed over the one that was sent.
    case changedId = "changed-id"
    /// A row that was added by hand.
    case extraRow = "extra-row"
    /// A criterion left empty.
    case leftEmpty = "incomplete"
    /// A conflict of interest.
    case conflict
  }

  /// The answers to one row.
  public struct Answer: Sendable {
    /// Points by criterion, in the order of the form.
    public var points: [Int]
    /// The position of the recommendation in the form's list, best first.
    public var recommendation: Int
    /// How sure the reviewer is.
    public var confidence: Int
    /// A remark; mostly empty.
    public var remark: String
    /// What is wrong with the row on purpose; nil in most.
    public var fault: Fault?
  }

  private let seed: UInt64

  /// Answers from a seed: another seed, other answers.
  public init(seed: UInt64) { self.seed = seed }

  /// The answers to the rows of a sheet.
  ///
  /// - Parameters:
  ///   - reviewer: whose sheet it is; another reviewer is more or less severe.
  ///   - titles: the titles of the rows. The same title has the same worth for every reviewer.
  ///   - scales: the criteria's scales.
  ///   - recommendations: how many recommendations there are.
  ///   - highestConfidence: the highest confidence; 0 when it is not asked.
  public func answers(
    reviewer: String, titles: [String], scales: [ClosedRange<Int>], recommendations: Int, highestConfidence: Int
  ) -> [Answer] {
    var judge = SplitMix64(seed: seed ^ Self.number(reviewer))
    let severity = judge.within(-14...14)
    // Every other reviewer makes one mistake.
    let faulty = judge.oneIn(2) && !titles.isEmpty ? judge.below(titles.count) : nil
    let fault = judge.pick(Fault.allCases)
    return titles.enumerated().map { row, title in
      var worth = SplitMix64(seed: seed ^ Self.number(title))
      let quality = worth.within(15...95)
      var dice = SplitMix64(seed: seed ^ Self.number(reviewer) ^ Self.number(title))
      let points = scales.map { scale in
        let percent = min(100, max(0, quality - severity + dice.within(-12...12)))
        return scale.lowerBound + (percent * (scale.upperBound - scale.lowerBound) + 50) / 100
      }
      let place = min(max(0, recommendations - 1), max(0, 100 - quality + severity) * recommendations / 100)
      return Answer(
        points: points, recommendation: place,
        confidence: highestConfidence > 0 ? dice.within(1...highestConfidence) : 0,
        remark: dice.oneIn(4) ? dice.pick(Self.remarks) : "", fault: row == faulty ? fault : nil)
    }
  }

  private static let remarks = [
    "Clear question, sound methods.", "The sample is small for the conclusion.",
    "Please give confidence intervals beside the p-values.", "Follow-up is short; say so in the conclusion.",
    "A useful audit for our own wards.", "The comparison group is not described.",
  ]

  /// A number of a text (FNV-1a), the same on every machine.
  private static func number(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
