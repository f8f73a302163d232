public import EventData

/// A change that the desk makes to an abstract, by the columns of the form.
public struct AbstractEdit: Sendable {
  /// What the desk typed, by column; columns that are absent stay as they are.
  public var values: [AbstractColumn: String]
  /// Names on file that were taken apart wrongly, family name first: `García López, Ana`.
  public var names: [String]
  /// Why, for the history. Never empty.
  public var reason: String
  /// True to keep the change though it breaks a rule that refuses submissions, or the abstract is decided.
  public var isForced: Bool
  public init(_ values: [AbstractColumn: String], names: [String] = [], reason: String, isForced: Bool = false) {
    (self.values, self.names, self.reason, self.isForced) = (values, names, reason, isForced)
  }

  /// What an edit did.
  public struct Outcome: Equatable, Sendable {
    /// The abstract's code.
    public let code: String
    /// `field: old -> new` each; empty when nothing differs.
    public let changes: [String]
    /// Everything wrong with the abstract now.
    public let problems: [ImportReport.Problem]
  }
}

/// What was typed in an edit; for the rest, the abstract as it is on file, worded as a form would.
struct EditedCells: CellSource {
  let edit: AbstractEdit
  let content: AbstractContent

  func text(_ column: AbstractColumn) -> String { edit.values[column]?.nfc.trimmed ?? onFile(column) }

  private func onFile(_ column: AbstractColumn) -> String {
    if let text = AbstractContent.texts[column] { return content[keyPath: text] }
    if let choice = AbstractContent.choices[column] { return content[keyPath: choice] ?? "" }
    return switch column {
    case .authors: content.authors.map(\.description).joined(separator: "; ")
    case .affiliations: content.affiliations.map(\.description).joined(separator: "\n")
    case .keywords: content.keywords.joined(separator: ", ")
    case .trials: content.trials.map(\.number).joined(separator: ", ")
    case .encoreMeeting: content.encore?.meeting ?? ""
    case .encoreYear: content.encore?.year ?? ""
    case .encoreNumber: content.encore?.number ?? ""
    case .encoreNew: content.encore?.whatIsNew ?? ""
    default: ""
    }
  }
}

extension AbstractEdit {
  /// The authors with their names taken apart as the edit says.
  ///
  /// - Throws: `ExplainedError` (64) when no author has the words of a name.
  func renamed(_ authors: [AbstractAuthor], rules: NameRules) throws -> [AbstractAuthor] {
    var authors = authors
    for typed in names {
      let name = rules.name(typed)
      func words(_ name: WrittenName) -> [String] { folded(name.full).split(separator: " ").map(String.init).sorted() }
      guard let index = authors.firstIndex(where: { words($0.person) == words(name) }) else {
        throw ExplainedError(
          .usage, "No author has the name '\(typed.onOneLine)'\(didYouMean(name.full, in: authors.map(\.name)))",
          remedy:
            "Write the name as it is on file, family name first: 'Ng, Ana'. To change its spelling, use --authors.")
      }
      (authors[index].person.family, authors[index].person.given) = (name.family, name.given)
      (authors[index].person.suffix, authors[index].person.isGroup) = (name.suffix, name.isGroup)
    }
    return authors
  }
}

extension AbstractContent {
  typealias Field<Value> = WritableKeyPath<AbstractContent, Value> & Sendable

  /// The columns of the form whose cell is one text.
  static let texts: [AbstractColumn: Field<String>] = [
    .email: \.email, .title: \.title, .presenter: \.presenter, .body: \.body,
    .conflictOfInterest: \.conflictOfInterest, .ethics: \.ethics, .mobile: \.mobile, .type: \.type,
    .funding: \.funding, .table: \.table,
  ]
  /// Those whose cell may be empty, or mean nothing that is known.
  static let choices: [AbstractColumn: Field<String?>] = [
    .orcid: \.orcid, .track: \.track, .presentation: \.presentation,
  ]

  /// This content with the edited columns taken from another reading; what was not edited stays exactly as it was.
  func taking(_ columns: Set<AbstractColumn>, from read: AbstractContent, call: CallForAbstracts) -> AbstractContent {
    var new = self
    func has(_ names: AbstractColumn...) -> Bool { names.contains { columns.contains($0) } }
    for (column, text) in Self.texts where has(column) { new[keyPath: text] = read[keyPath: text] }
    for (column, choice) in Self.choices where has(column) { new[keyPath: choice] = read[keyPath: choice] }
    if has(.authors) { new.authors = read.authors }
    if has(.presenter), read.authors.count == new.authors.count {
      for index in new.authors.indices { new.authors[index].isPresenter = read.authors[index].isPresenter }
    }
    if has(.affiliations) { new.affiliations = read.affiliations }
    if has(.body) { new.sections = read.sections }
    if has(.keywords) { new.keywords = read.keywords }
    if has(.trials, .body, .table) { new.trials = read.trials }
    if has(.encoreMeeting, .encoreYear, .encoreNumber, .encoreNew) { new.encore = read.encore }
    if has(.type, .body), let type = call.type(new.type) { new.stage = call.stage(of: new.sections, type: type) }
    return new
  }
}
