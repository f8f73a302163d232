import EventData

/// One compliance rule: its card, its query, and the examples that are its tests. Read from one file of the rulebook.
public struct Rule: Identifiable, Sendable {
  /// The id people cite, such as `SYM-001`; also the file's name.
  public let id: String
  /// The rule in a few words.
  public let title: String
  /// How grave a breach is.
  public let severity: Severity
  /// Who is bound by the source: `society`, `company` or `hcp` (health-care professional).
  public let binds: String
  /// What kind of source it is, such as `accreditor` or `industry-code`; one of `authorities`.
  public let authority: String
  /// The pack it belongs to, such as `accme`; also the name of its folder.
  public let pack: String
  /// From which phase of preparation on the data can be expected; one of `phases`.
  public let phase: String
  /// Where it comes from.
  public let citations: [Citation]
  /// The query over the views, as written, with parameters such as `:gap_minutes`.
  public let check: String
  /// Parameters and their values in the rulebook; a value with several entries is a list.
  public let parameters: [Parameter]
  /// What shows that the rule does what it says.
  public internal(set) var examples: [RuleExample]

  let query: CheckQuery
  let wording: RuleWording

  /// A number or text a society may set otherwise.
  public struct Parameter: Sendable {
    /// The name, without colon.
    public let name: String
    /// The values; one for a plain parameter.
    public let values: [String]

    /// Numbers are bound as numbers, all else as text; an empty list matches nothing.
    var bound: [SQLValue] {
      if values.isEmpty { return [.text("")] }
      let numbers = values.compactMap { Int64($0) }
      return numbers.count == values.count ? numbers.map { .integer($0) } : values.map { .text($0) }
    }
  }

  /// A place in a source, with how sure the rulebook's authors are of it.
  public struct Citation: Sendable {
    /// The document.
    public let document: String
    /// The clause; nil where it could not be verified.
    public let clause: String?
    /// `verified` (text read), `secondary` (reported), `heading` (only the heading seen), `memory`, or `house`.
    public let confidence: String
    /// Where the text is.
    public let url: String?

    /// The document with its clause; says so when the clause is still to be looked up.
    public var place: String {
      if let clause { return "\(document), \(clause)" }
      return ["verified", "house"].contains(confidence) ? document : "\(document), clause not verified"
    }
    /// The document, the clause, and the confidence in words.
    public var line: String { "\(place) (\(confidence))" }
  }

  /// What `binds` may be.
  public static let bound = ["society", "company", "hcp"]
  /// What `authority` may be.
  public static let authorities = ["law", "regulator", "accreditor", "industry-code", "guidance", "society", "house"]
  /// The phases, in order of time.
  public static let phases = ["signup", "programme-freeze", "print", "onsite", "close-out"]
  /// The confidences of a citation, surest first.
  public static let confidences = ["verified", "secondary", "heading", "memory", "house"]

  /// Who is bound, in words: a breach by a company is not the society's, and the other way round.
  public var bindsInWords: String {
    let names = ["society": "the society", "company": "the company", "hcp": "the health-care professional"]
    return "Binds \(names[binds] ?? binds); authority: \(authority)."
  }

  /// True when at least one citation's text was read.
  public var isVerified: Bool { citations.contains { $0.confidence == "verified" } }
}

/// The sentences of a rule, with `{column}` placeholders.
struct RuleWording: Sendable {
  let message: MessageText
  let unknownMessage: MessageText
  let impact: MessageText
  let remedy: MessageText
  let unknownRemedy: MessageText

  var all: [(key: String, text: MessageText)] {
    [
      ("message", message), ("unknown_message", unknownMessage), ("impact", impact), ("remedy", remedy),
      ("unknown_remedy", unknownRemedy),
    ]
  }
}
