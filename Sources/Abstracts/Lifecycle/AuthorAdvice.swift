import EventData

/// What an author can do about a problem, in words for an author. Problems without advice are the desk's own: they are
/// not written to authors, some of them because they would name another person's work.
struct AuthorAdvice {
  let call: CallForAbstracts

  /// A point of a letter: what is wrong, and what to do.
  struct Point: Equatable {
    let id: String
    let problem: String
    let advice: String
  }

  /// The points of a letter about these problems, in their order.
  func points(_ problems: [ImportReport.Problem]) -> [Point] {
    problems.compactMap { problem in
      advice(problem.id).map { Point(id: problem.id, problem: Self.sentence(problem.message), advice: $0) }
    }
  }

  private func advice(_ id: String) -> String? {
    switch id {
    case "late":
      "If something kept you from sending it in time, please tell us; the committee decides about exceptions."
    case "unreadable-file": "Please send it again as a plain Word document (.docx), without a password."
    case "missing-title": "Please give the abstract a title."
    case "long-title": "Please send a shorter title."
    case "missing-authors": "Please name all authors in their order, separated by semicolons."
    case "too-many-authors": "Please name a study group as the last author instead of so many persons."
    case "group-not-last": "Please name one group only, as the last of the authors."
    case "unknown-affiliation": "Please complete the list of affiliations, or correct the number after the name."
    case "presenter-not-author":
      "Please name one of the authors as presenting author, or add the presenting author to the authors."
    case "bad-orcid": "Please copy the iD from orcid.org; a digit is missing or wrong."
    case "bad-mobile": "Please send the telephone number with its country code."
    case "unknown-track": "Please choose one of these: \(call.tracks.map(\.name).joined(separator: "; "))."
    case "unknown-presentation":
      "Please choose one of these: \(call.presentations.map { $0.aliases.first ?? $0.code }.joined(separator: "; "))."
    case "unknown-type":
      "Please choose one of these: \(call.types.filter(\.isAccepted).map(\.name).joined(separator: "; "))."
    case "type-not-accepted": "If it fits another type of the call, please rewrite it for that type."
    case "empty": "Please send the text; it did not reach us."
    case "too-long": "Please shorten it."
    case "unstructured": "Please begin each part with its heading and a colon, each on a new line."
    case "extra-section": "Please take this part out, or choose another type."
    case "bad-placeholder": "Please add this, or send the results."
    case "bad-trial-number": "Please copy the number from the registry."
    case "encore": "Please name the meeting, its year, your number there, and what is new since then."
    case "not-anonymous": "Please take this out: those who review must not learn who wrote the abstract."
    case "keywords": "Please send keywords separated by commas."
    case "missing-coi": "Please declare your interests; 'None' is an answer."
    case "presenter-cap": "Please name another presenting author for one of them, or withdraw one."
    case "formula": "Please send the form again with plain text in this field, without = + or @ in front."
    default: nil
    }
  }

  /// With a capital in front and a full stop behind.
  private static func sentence(_ message: String) -> String {
    let text = message.prefix(1).uppercased() + message.dropFirst()
    return ".!?".contains(text.last ?? ".") ? text : text + "."
  }
}
