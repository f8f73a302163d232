public import EventData

/// What an author submitted, read and cleaned: the part of an abstract that a correction can change.
public struct AbstractContent: Equatable, Sendable {
  /// The sender's address as typed; normally a sound one.
  public var email: String
  /// The title on one line.
  public var title: String
  /// The presenting author's name, without titles.
  public var presenter: String
  /// The authors in order.
  public var authors: [AbstractAuthor]
  /// The affiliations in order.
  public var affiliations: [AbstractAffiliation]
  /// The presenter's ORCID iD; nil when none or a wrong one was given.
  public var orcid: String?
  /// The track's code; nil when the wording was not understood.
  public var track: String?
  /// The wish's code; nil when the wording was not understood.
  public var presentation: String?
  /// The text as submitted, line breaks kept.
  public var body: String
  /// The text cut at its headings.
  public var sections: [AbstractPart]
  /// The keywords.
  public var keywords: [String]
  /// The statement of interests.
  public var conflictOfInterest: String
  /// The ethics approval's number; empty when none was given.
  public var ethics: String
  /// The telephone number in E.164 form, or as typed when it is none.
  public var mobile: String
  /// When it was sent.
  public var submitted: Moment
  /// The code of its type in the call.
  public var type: String
  /// Whether its results are there.
  public var stage: Stage
  /// The trials it is about: from the form's field first, then from the text, each once.
  public var trials: [TrialNumber]
  /// Where the work was shown before; nil when it is new.
  public var encore: Encore?
  /// Who paid for the work, as the author says it; empty when nothing is said.
  public var funding: String
  /// The table, as text; empty when there is none.
  public var table: String

  /// Whether an abstract has its results.
  public enum Stage: String, Sendable, CaseIterable {
    /// Complete.
    case final
    /// Late-breaking, with results to come.
    case placeholder
  }
}

/// A trial's number in a registry.
public struct TrialNumber: Equatable, Hashable, Sendable {
  /// The registry's code in the call, such as `nct`.
  public var registry: String
  /// The number in the registry's form, such as `NCT01234567`.
  public var number: String
}

/// Where a work was shown before.
public struct Encore: Equatable, Sendable {
  /// The meeting as the call names it, or as typed when the call does not know it.
  public var meeting: String
  /// The year, as typed.
  public var year: String
  /// The abstract's number there; empty when not given.
  public var number: String
  /// What is new since; empty when not said.
  public var whatIsNew: String

  /// `ESMO Congress 2025, 123P; new: longer follow-up`.
  public var description: String {
    let place = [[meeting, year].filter { !$0.isEmpty }.joined(separator: " "), number].filter { !$0.isEmpty }
    return place.joined(separator: ", ") + (whatIsNew.isEmpty ? "" : "; new: \(whatIsNew)")
  }
}

/// An author of an abstract.
public struct AbstractAuthor: Equatable, Sendable {
  /// The name, taken apart.
  public var person: WrittenName
  /// The numbers of the affiliations, as the author line gives them.
  public var affiliations: [Int]
  /// True for the presenting author.
  public var isPresenter: Bool

  /// The title in front of the name, such as `Prof. Dr.`; empty when none.
  public var title: String { person.title }
  /// The name as printed, without title and degrees.
  public var name: String { person.full }

  /// `Dr Ana Ng (1, 3)`; `García López, Ana (1)` where the family name is not what the rules would take for it.
  public var description: String {
    let marks = affiliations.isEmpty ? "" : " (\(affiliations.map(String.init).joined(separator: ", ")))"
    return "\(person.typed)\(marks)\(isPresenter ? "*" : "")"
  }
}

/// An affiliation of an abstract.
public struct AbstractAffiliation: Equatable, Sendable {
  /// The number authors refer to.
  public var number: Int
  /// The institution: everything before the city.
  public var institution: String
  /// The city: the last part that is no country; empty when there is none.
  public var city: String
  /// The country as written; empty when none is named.
  public var country = ""

  /// `Hospital, City, Country`.
  public var written: String { [institution, place].filter { !$0.isEmpty }.joined(separator: ", ") }
  /// `City, Country`.
  public var place: String { [city, country].filter { !$0.isEmpty }.joined(separator: ", ") }
  /// `1. Hospital, City, Country`.
  public var description: String { "\(number). \(written)" }
}

/// A piece of an abstract's text under one heading.
public struct AbstractPart: Equatable, Sendable {
  /// The section's code in the call; empty for what stands before the first heading.
  public var section: String
  /// The heading as the author wrote it.
  public var heading: String
  /// The text under it.
  public var text: String
}

extension AbstractContent {
  /// Where an author works: by the numbers; the only affiliation is everybody's when nobody has a number.
  func affiliations(of author: AbstractAuthor) -> [AbstractAffiliation] {
    if affiliations.count == 1, authors.allSatisfy(\.affiliations.isEmpty) { return affiliations }
    return author.affiliations.compactMap { number in affiliations.first { $0.number == number } }
  }

  /// Every field that a correction can change, by name, as one line of text each.
  func fields(in zone: EventZone) -> [(name: String, value: String)] {
    [
      ("email", email), ("title", title), ("presenter", presenter),
      ("authors", authors.map(\.description).joined(separator: "; ")),
      ("affiliations", affiliations.map(\.description).joined(separator: "; ")),
      ("orcid", orcid ?? ""), ("track", track ?? ""), ("presentation", presentation ?? ""), ("body", body),
      ("sections", sections.map { $0.section.isEmpty ? "-" : $0.section }.joined(separator: ", ")),
      ("keywords", keywords.joined(separator: ", ")), ("conflict_of_interest", conflictOfInterest),
      ("ethics", ethics), ("mobile", mobile), ("submitted", zone.text(submitted, seconds: true)),
      ("type", type), ("stage", stage.rawValue), ("trials", trials.map(\.number).joined(separator: ", ")),
      ("encore", encore?.description ?? ""), ("funding", funding), ("table", table),
    ]
  }

  /// `field: old -> new` for each field that differs from an earlier version; long texts are cut to where they differ.
  func changes(from old: AbstractContent, in zone: EventZone) -> [String] {
    fieldChanges(from: old.fields(in: zone), to: fields(in: zone), worded: Self.difference)
  }

  /// Two texts without their common beginning and end (some words of both stay), at most 90 characters each.
  private static func difference(_ old: String, _ new: String) -> (String, String) {
    let left = old.split(separator: " "), right = new.split(separator: " ")
    var start = 0
    while start < min(left.count, right.count), left[start] == right[start] { start += 1 }
    var end = 0
    while end < min(left.count, right.count) - start, left[left.count - 1 - end] == right[right.count - 1 - end] {
      end += 1
    }
    func excerpt(_ words: [Substring]) -> String {
      guard !words.isEmpty else { return "" }
      let from = max(0, start - 3), to = min(words.count, words.count - end + 3)
      let text = words[from..<max(from, to)].joined(separator: " ")
      let cut = text.count > 90 ? text.prefix(89) + "…" : Substring(text)
      return "\(from > 0 ? "…" : "")\(cut)\(to < words.count ? "…" : "")"
    }
    return max(old.count, new.count) <= 120 ? (old, new) : (excerpt(left), excerpt(right))
  }
}

/// `field: old -> new` for each field that differs, on one line.
package func fieldChanges(
  from old: [(name: String, value: String)], to new: [(name: String, value: String)],
  worded: (String, String) -> (String, String) = { ($0, $1) }
) -> [String] {
  zip(old, new).filter { $0.value != $1.value }.map { before, after in
    let (left, right) = worded(before.value.onOneLine, after.value.onOneLine)
    return "\(after.name): \(left.isEmpty ? "(empty)" : left) -> \(right.isEmpty ? "(empty)" : right)"
  }
}
