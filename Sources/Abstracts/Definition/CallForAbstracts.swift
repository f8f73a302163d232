public import EventData

/// `abstracts.yaml`: the call for abstracts, and how each submission is judged.
public struct CallForAbstracts: Sendable {
  /// The first moment a submission counts; nil when open from the start.
  public let opens: Moment?
  /// The last moment a submission is in time.
  public let closes: Moment
  /// For how many minutes after `closes` a submission is still taken, with a warning.
  public let graceMinutes: Int
  /// Who may send later, until when, and why.
  public let exceptions: [DeadlineException]
  /// Until when nothing of an abstract may be public; nil when there is no embargo.
  public let embargo: Moment?
  /// How the form's export is read.
  public let form: FormColumns
  /// The types of abstracts; the first is what a form without such a question asks for. Never empty.
  public let types: [AbstractType]
  /// When the results of late-breaking abstracts are due; nil when no type is late-breaking.
  public let lateBreaking: LateBreakingRule?
  /// Whether work shown elsewhere before is taken; nil when the file does not say.
  public let encore: EncorePolicy?
  /// The registries whose trial numbers are known.
  public let trialRegistries: [TrialRegistry]
  /// The sections an abstract has, in printing order.
  public let sections: [AbstractSection]
  /// How long the text may be.
  public let length: LengthRule
  /// What a title must look like.
  public let title: TitleRule
  /// The least and the largest number of keywords.
  public let keywords: ClosedRange<Int>
  /// The most authors an abstract may have.
  public let authorsAtMost: Int
  /// Words by which an author is a group, folded, such as `consortium`: a group printed last is not counted.
  public let groupWords: [String]
  /// The most abstracts one person may present; nil when there is no limit.
  public let abstractsPerPresenter: Int?
  /// Titles that may stand before a name, such as `Dr`.
  public let personTitles: [String]
  /// The tracks abstracts are sorted into.
  public let tracks: [AbstractTrack]
  /// What authors may wish: oral, poster ...
  public let presentations: [Choice]
  /// How the text is kept free of names.
  public let anonymity: AnonymityRule
  /// From when two abstracts are the same work.
  public let nearDuplicates: NearDuplicateRule
  /// Error or warning, by problem id.
  public let severities: Severities<AbstractProblem>

  /// A section of an abstract.
  public struct AbstractSection: Sendable {
    /// The code, such as `methods`.
    public let code: String
    /// The heading as printed, such as `Methods`.
    public let name: String
    /// Other headings authors write for it.
    public let aliases: [String]
    /// True when an abstract without it is unstructured.
    public let isRequired: Bool
  }

  /// How long an abstract may be.
  public struct LengthRule: Sendable {
    /// What is counted.
    public enum Unit: String, Sendable, CaseIterable {
      /// Runs of characters between white space.
      case words
      /// Every character, line breaks as one.
      case charactersWithSpaces = "characters-with-spaces"
      /// Every character that is not white space.
      case charactersWithoutSpaces = "characters-without-spaces"
    }
    /// The largest count allowed.
    public let limit: Int
    /// What is counted.
    public let unit: Unit
    /// True when section headings count.
    public let countsHeadings: Bool
    /// True when the title counts.
    public let countsTitle: Bool
    /// True when the table counts.
    public let countsTable: Bool
  }

  /// What a title must look like.
  public struct TitleRule: Sendable {
    /// The most characters.
    public let atMost: Int
    /// The share of capital letters, in percent, from which a title counts as typed in capitals.
    public let capitalsPercent: Int
  }

  /// How the text is kept free of names.
  public struct AnonymityRule: Sendable {
    /// True when reviewers must not learn who wrote an abstract.
    public let isBlind: Bool
    /// Words of affiliations that give nobody away, folded: `department`, `oncology`, a country ...
    public let commonWords: Set<String>
  }

  /// From when two abstracts are the same work.
  public struct NearDuplicateRule: Sendable {
    /// The share of the shorter text's three-word runs that the other has too, in percent.
    public let sharedTextPercent: Int
    /// The same share from which `abstract duplicates` lists two works; lower, since an encore keeps its methods alone.
    public let listedTextPercent: Int
    /// The likeness of two titles (words in common, Dice), in percent.
    public let similarTitlePercent: Int
  }
}

/// A track abstracts are sorted into.
public struct AbstractTrack: Sendable {
  /// The code, such as `breast`.
  public let code: String
  /// The name, which is also matched in the form.
  public let name: String
  /// Other wordings in the form.
  public let aliases: [String]
}

extension CallForAbstracts {
  public init(_ fields: FieldReader) {
    opens = fields.optionalMoment("opens", "The first moment a submission counts, with its zone.")
    closes = fields.moment("closes", "The last moment in time, such as 2026-10-15 23:59:59 Asia/Karachi.")
    graceMinutes = fields.number(
      "grace_minutes", "For how many minutes after 'closes' a submission is still taken, with a warning.",
      in: 0...1_440, default: 0)
    exceptions = fields.objects("exceptions", "Who may send later, until when, and why.", DeadlineException.init)
    embargo = fields.optionalMoment("embargo", "Until when nothing may be public, with its zone.")
    form = fields.object("form", "How the form's export is read.") {
      FormColumns($0, AbstractColumn.self, required: AbstractColumn.required)
    }
    let kinds = fields.objects(
      "types", "The types of abstracts; the first one when the form does not ask.", AbstractType.init)
    types = kinds.isEmpty ? [.usual] : kinds
    lateBreaking = fields.optionalObject(
      "late_breaking", "When the results of late-breaking abstracts are due.", LateBreakingRule.init)
    encore = fields.optionalObject("encore", "Whether work shown elsewhere before is taken.", EncorePolicy.init)
    trialRegistries = fields.objects("trial_registries", "Registries of trials and their numbers.", TrialRegistry.init)
    sections = fields.objects("sections", "The sections of an abstract, in printing order.", required: true) {
      AbstractSection(
        code: $0.code("code", "The code, such as methods."),
        name: $0.text("name", "The heading as printed, such as Methods."),
        aliases: $0.texts("aliases", "Other headings authors write for it."),
        isRequired: $0.flag("required", "no when an abstract may lack the section.", default: true))
    }
    length = fields.object("length", "How long the text may be, and what counts.", LengthRule.init)
    title = fields.object("title", "What a title must look like.") {
      TitleRule(
        atMost: $0.number("at_most", "The most characters.", in: 20...1_000),
        capitalsPercent: $0.number(
          "capitals", "Percent of capital letters from which a title was typed in capitals.", in: 50...100, default: 70)
      )
    }
    keywords = fields.object("keywords", "How many keywords.") {
      let least = $0.number("at_least", "The least.", in: 0...50)
      let most = $0.number("at_most", "The most.", in: 0...50)
      if !$0.isRecording, most < least {
        $0.problem(at: "at_most", "'keywords.at_most' (\(most)) is below 'at_least' (\(least))")
      }
      return least...max(least, most)
    }
    authorsAtMost = fields.number("authors_at_most", "The most authors of one abstract.", in: 1...1_000)
    groupWords = fields.texts("group_words", "Words by which an author is a group, such as Consortium.")
      .map { folded($0) }.filter { !$0.isEmpty }
    let presented = fields.number(
      "abstracts_per_presenter", "The most abstracts one person may present; 0 or left out: no limit.", in: 0...1_000,
      default: 0)
    abstractsPerPresenter = presented == 0 ? nil : presented
    personTitles = fields.texts("person_titles", "Titles that may stand before a name, without the full stop.")
    tracks = fields.objects("tracks", "The tracks abstracts are sorted into.", required: true) {
      AbstractTrack(
        code: $0.code("code", "The code, such as breast."), name: $0.text("name", "The name, as in the form."),
        aliases: $0.texts("aliases", "Other wordings in the form."))
    }
    presentations = fields.choices(
      "presentations", "What authors may wish: code and wordings in the form.", required: true)
    anonymity = fields.object("anonymity", "How the text is kept free of names.") {
      AnonymityRule(
        isBlind: $0.flag("blind", "yes when reviewers must not learn who wrote an abstract.", default: true),
        commonWords: Set(
          $0.texts("common_words", "Words of affiliations that give nobody away.").flatMap {
            folded($0).split(separator: " ").map(String.init)
          }))
    }
    nearDuplicates = fields.object("near_duplicates", "From when two abstracts are the same work.") {
      NearDuplicateRule(
        sharedTextPercent: $0.number(
          "shared_text", "Percent of the shorter text's three-word runs that the other has too.", in: 5...100),
        listedTextPercent: $0.number(
          "listed_text", "The percent from which 'abstract duplicates' lists two works.", in: 5...100, default: 15),
        similarTitlePercent: $0.number(
          "similar_title", "Percent of words two titles have in common (Dice coefficient).", in: 50...100))
    }
    severities = Severities(fields)
    check(fields)
  }

  private func check(_ fields: FieldReader) {
    guard !fields.isRecording else { return }
    if let opens, closes <= opens { fields.problem(at: "closes", "'closes' is not after 'opens'") }
    func choice(_ code: String, _ name: String, _ aliases: [String]) -> Choice {
      Choice(code: code, aliases: [name] + aliases)
    }
    fields.refuseTwice("tracks", tracks.map(\.code), "track code")
    fields.refuseTwins("tracks", tracks.map { choice($0.code, $0.name, $0.aliases) }, "wording")
    fields.refuseTwice("types", types.map(\.code), "type code")
    fields.refuseTwins("types", types.map { choice($0.code, $0.name, $0.aliases) }, "wording")
    fields.refuseTwice("trial_registries", trialRegistries.map(\.code), "registry code")
    fields.refuseTwice("sections", sections.map(\.code), "section code")
    fields.refuseTwins("sections", sections.map { choice($0.code, $0.name, $0.aliases) }, "heading")
    fields.refuseTwins("presentations", presentations, "wording")
    fields.doubtSpaces("presentations", presentations.map(\.code))
    checkTypes(fields)
  }

  /// The track a form's wording means: code, name or alias, without regard to case and punctuation.
  public func track(worded text: String) -> AbstractTrack? {
    let wanted = folded(text)
    return tracks.first { ([$0.code, $0.name] + $0.aliases).contains { folded($0) == wanted } }
  }

  /// The wish a form's wording means.
  public func presentation(worded text: String) -> Choice? { presentations.worded(text) }
}

extension CallForAbstracts.LengthRule {
  init(_ fields: FieldReader) {
    limit = fields.number("limit", "The largest count allowed.", in: 1...100_000)
    unit = fields.choice("unit", "What is counted.", or: .words, required: true)
    let known = ["headings", "title", "table"]
    let parts = fields.texts("includes", "What counts beside the text: headings, title, table.")
    fields.refuseUnknown("includes", parts, in: known, "part")
    countsHeadings = parts.contains("headings")
    countsTitle = parts.contains("title")
    countsTable = parts.contains("table")
  }
}
