public import EventData

/// `review` in `abstracts.yaml`: how abstracts are reviewed.
public struct ReviewRules: Sendable {
  /// How many reviews each abstract gets.
  public let reviews: Int
  /// The fewest abstracts of a reviewer who names no bound.
  public let loadLower: Int
  /// The most abstracts of a reviewer who names no bound.
  public let loadUpper: Int
  /// The day completed sheets are due; nil when not fixed yet.
  public let due: CalendarDate?
  /// What is scored.
  public let criteria: [Criterion]
  /// What a reviewer may recommend: code and wordings.
  public let recommendations: [Choice]
  /// The highest confidence, counted from 1; nil when reviewers are not asked how sure they are.
  public let highestConfidence: Int?
  /// How well a reviewer suits an abstract.
  public let affinity: AffinityRule
  /// When a set of reviews needs a second look.
  public let flags: FlagRule
  /// Institutions known under several names: the name kept and its other wordings.
  public let institutions: [Choice]
  /// Domains of mail services that serve everybody, beside those that are known.
  public let publicMail: [String]

  /// Something a reviewer scores.
  public struct Criterion: Sendable {
    /// The code, such as `originality`.
    public let code: String
    /// What the sheet's column is called.
    public let name: String
    /// What the reviewer should think of; empty when the name says it.
    public let about: String
    /// The lowest and highest points, both allowed.
    public let scale: ClosedRange<Int>
    /// True when halves, such as 7.5, are allowed.
    public let allowsHalves: Bool
    /// How much it counts beside the others.
    public let weight: Int
  }

  /// How well a reviewer suits an abstract, in points; an abstract's affinity is the sum, at least 1.
  public struct AffinityRule: Sendable {
    /// The abstract's track is among the reviewer's.
    public let track: Int
    /// For each keyword or word of the title that the reviewer's earlier bids or own abstracts share; capped by `topicsAtMost`.
    public let topic: Int
    /// The most `topic` can add.
    public let topicsAtMost: Int
    /// The reviewer bid `want`, `can` or `rather-not`.
    public let want: Int, can: Int, ratherNot: Int
  }

  /// When a set of reviews needs a second look.
  public struct FlagRule: Sendable {
    /// The spread between highest and lowest total, in hundredths of a point, from which reviewers disagree.
    public let spread: Int
    /// How far one review stands from the mean of the others, in hundredths of a point, to be an outlier.
    public let outlier: Int
    /// From how many reviews on a reviewer whose totals are all alike is named.
    public let sameness: Int
    /// The strength of the shrinkage of the additive model (lambda), in hundredths: 300 is 3.
    public let shrinkage: Int
  }
}

extension ReviewRules {
  init(_ fields: FieldReader) {
    reviews = fields.number("reviews", "How many reviews each abstract gets.", in: 1...20)
    (loadLower, loadUpper) = fields.object("load", "The bounds of a reviewer who names none.") {
      ($0.number("lower", "The fewest.", in: 0...10_000, default: 0), $0.number("upper", "The most.", in: 1...10_000))
    }
    due = fields.optionalDate("due", "The day completed sheets are due.")
    criteria = fields.objects("criteria", "What is scored.", required: true, Criterion.init)
    recommendations = fields.choices("recommendations", "What a reviewer may recommend: code and wordings.")
    let highest = fields.number(
      "highest_confidence", "How sure a reviewer may be, counted from 1; 0 when not asked.", in: 0...10, default: 0)
    highestConfidence = highest == 0 ? nil : highest
    affinity = fields.optionalObject("affinity", "How well a reviewer suits an abstract.", AffinityRule.init) ?? .usual
    flags = fields.optionalObject("flags", "When reviews need a second look.", FlagRule.init) ?? .usual
    institutions = fields.choices(
      "institutions", "Institutions with several names: the name kept and its other wordings.")
    publicMail = fields.texts(
      "public_mail", "Domains of mail services that serve everybody, beside the known ones such as gmail.com.")
    guard !fields.isRecording else { return }
    if loadUpper < loadLower {
      fields.problem(at: "load", "'load.upper' (\(loadUpper)) is below 'lower' (\(loadLower))")
    }
    fields.refuseTwice("criteria", criteria.map(\.code), "criterion")
    fields.refuseTwins("recommendations", recommendations, "wording")
    fields.refuseTwins("institutions", institutions, "wording")
    fields.doubtSpaces("recommendations", recommendations.map(\.code))
  }
}

extension ReviewRules.Criterion {
  init(_ fields: FieldReader) {
    code = fields.code("code", "The code, such as originality.")
    name = fields.text("name", "What the sheet's column is called.")
    about = fields.optionalText("about", "What the reviewer should think of.") ?? ""
    let lowest = fields.number("lowest", "The lowest points.", in: 0...100, default: 1)
    let highest = fields.number("highest", "The highest points.", in: 1...100)
    if !fields.isRecording, highest <= lowest {
      fields.problem(at: "highest", "'highest' (\(highest)) is not above 'lowest' (\(lowest))")
    }
    scale = lowest...max(lowest, highest)
    allowsHalves = fields.flag("halves", "yes when halves, such as 7.5, are allowed.", default: false)
    weight = fields.number("weight", "How much it counts beside the others.", in: 1...100, default: 1)
  }
}

extension ReviewRules.AffinityRule {
  /// What holds when the file says nothing.
  static let usual = Self(track: 600, topic: 40, topicsAtMost: 200, want: 200, can: 100, ratherNot: -300)

  init(_ fields: FieldReader) {
    self.init(
      track: fields.number("track", "The abstract's track is the reviewer's.", in: 0...1_000, default: 600),
      topic: fields.number("topic", "Each topic they share.", in: 0...1_000, default: 40),
      topicsAtMost: fields.number("topics_at_most", "The most that topics add.", in: 0...1_000, default: 200),
      want: fields.number("want", "The reviewer wants it.", in: -1_000...1_000, default: 200),
      can: fields.number("can", "The reviewer can do it.", in: -1_000...1_000, default: 100),
      ratherNot: fields.number("rather_not", "The reviewer would rather not.", in: -1_000...1_000, default: -300))
  }
}

extension ReviewRules.FlagRule {
  /// What holds when the file says nothing.
  static let usual = Self(spread: 300, outlier: 250, sameness: 5, shrinkage: 300)

  init(_ fields: FieldReader) {
    self.init(
      spread: fields.number(
        "spread", "Hundredths of a point between highest and lowest.", in: 1...10_000, default: 300),
      outlier: fields.number(
        "outlier", "Hundredths of a point between one review and the others' mean.", in: 1...10_000, default: 250),
      sameness: fields.number(
        "sameness", "From how many reviews on a reviewer whose totals are all alike is named.", in: 2...1_000,
        default: 5),
      shrinkage: fields.number(
        "shrinkage", "Lambda of the additive model, in hundredths.", in: 0...10_000, default: 300))
  }
}
