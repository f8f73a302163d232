public import EventData

/// A change that the desk makes to an abstract, by the columns of the form.
public struct AbstractEdit: Sendable {
  /// What the desk typed, by column of `CallForAbstracts.columns`; columns that are absent stay as they are.
  public var values: [String: String]
  /// Why, for the history. Never empty.
  public var reason: String
  /// True to keep the change though it breaks a rule that refuses submissions, or the abstract is decided.
  public var isForced: Bool

  /// A change.
  public init(_ values: [String: String], reason: String, isForced: Bool = false) {
    (self.values, self.reason, self.isForced) = (values, reason, isForced)
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

  func text(_ column: String) -> String { edit.values[column]?.nfc.trimmed ?? onFile(column) }

  private func onFile(_ column: String) -> String {
    switch column {
    case "email": content.email
    case "title": content.title
    case "presenter": content.presenter
    case "authors": content.authors.map(\.description).joined(separator: "; ")
    case "affiliations": content.affiliations.map(\.description).joined(separator: "\n")
    case "orcid": content.orcid ?? ""
    case "track": content.track ?? ""
    case "presentation": content.presentation ?? ""
    case "body": content.body
    case "keywords": content.keywords.joined(separator: ", ")
    case "conflict_of_interest": content.conflictOfInterest
    case "ethics": content.ethics
    case "mobile": content.mobile
    case "type": content.type
    case "trials": content.trials.map(\.number).joined(separator: ", ")
    case "encore_meeting": content.encore?.meeting ?? ""
    case "encore_year": content.encore?.year ?? ""
    case "encore_number": content.encore?.number ?? ""
    case "encore_new": content.encore?.whatIsNew ?? ""
    case "funding": content.funding
    case "table": content.table
    default: ""
    }
  }
}

extension AbstractContent {
  /// This content with the edited columns taken from another reading; what was not edited stays exactly as it was.
  func taking(_ columns: Set<String>, from read: AbstractContent, call: CallForAbstracts) -> AbstractContent {
    var new = self
    func has(_ names: String...) -> Bool { names.contains { columns.contains($0) } }
    if has("email") { new.email = read.email }
    if has("title") { new.title = read.title }
    if has("presenter") { new.presenter = read.presenter }
    if has("authors", "presenter") { new.authors = read.authors }
    if has("affiliations") { new.affiliations = read.affiliations }
    if has("orcid") { new.orcid = read.orcid }
    if has("track") { new.track = read.track }
    if has("presentation") { new.presentation = read.presentation }
    if has("body") { (new.body, new.sections) = (read.body, read.sections) }
    if has("keywords") { new.keywords = read.keywords }
    if has("conflict_of_interest") { new.conflictOfInterest = read.conflictOfInterest }
    if has("ethics") { new.ethics = read.ethics }
    if has("mobile") { new.mobile = read.mobile }
    if has("type") { new.type = read.type }
    if has("trials", "body", "table") { new.trials = read.trials }
    if has("encore_meeting", "encore_year", "encore_number", "encore_new") { new.encore = read.encore }
    if has("funding") { new.funding = read.funding }
    if has("table") { new.table = read.table }
    if has("type", "body"), let type = call.type(new.type) { new.stage = call.stage(of: new.sections, type: type) }
    return new
  }
}
