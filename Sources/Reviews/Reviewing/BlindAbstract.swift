import Abstracts
import EventData

/// What a reviewer may see of an abstract. It has no place for a name, an institution, an address, a code, an ethics
/// number, a trial number, an ORCID iD or a statement of interests, so none can be printed by mistake.
struct BlindAbstract: Equatable, Sendable {
  /// A piece of the text under one heading.
  struct Part: Equatable, Sendable {
    /// The section as the call prints it; empty for what stands before the first heading.
    let heading: String
    /// The text.
    let text: String
  }

  /// The title.
  let title: String
  /// The type's name, such as `Case report`; empty when the call knows one only.
  let type: String
  /// The track's name; empty when unknown.
  let track: String
  /// The text.
  let parts: [Part]
  /// The table, as text; empty when there is none.
  let table: String
  /// The keywords.
  let keywords: [String]

  /// An abstract as its reviewers see it: redactions applied, trial numbers hidden.
  init(_ content: AbstractContent, redactions: [Redaction], call: ReviewedCall, trials: TrialNumbers) {
    let hide = { (text: String) in
      trials.hidden(in: Redaction.applied(redactions, to: text), as: Self.hiddenTrial)
    }
    let names = call.sections.map { ($0.code, $0.name) }.firsts()
    title = hide(content.title)
    type = call.types.count > 1 ? call.types.first { $0.code == content.type }?.name ?? "" : ""
    track = call.tracks.first { $0.code == content.track }?.name ?? ""
    parts = content.sections.map { Part(heading: names[$0.section] ?? "", text: hide($0.text).trimmed) }
    table = hide(content.table).trimmed
    keywords = content.keywords.map(hide)
  }

  /// What stands in place of a trial's number, which would name the trial and with it the people who run it.
  static let hiddenTrial = "[trial number]"

  /// Every text with the place it stands in, for the lint.
  var places: [(name: String, text: String)] {
    [("title", title)] + parts.map { ($0.heading.isEmpty ? "text" : $0.heading, $0.text) }
      + (table.isEmpty ? [] : [("table", table)]) + keywords.map { ("keywords", $0) }
  }

  /// The hash of all that a reviewer sees: another one when the abstract was corrected or redacted.
  var fingerprint: String {
    let texts = [title, type, track, table] + parts.flatMap { [$0.heading, $0.text] } + keywords
    return contentHash(texts.map { "\($0.utf8.count):\($0)" }.joined())
  }
}
