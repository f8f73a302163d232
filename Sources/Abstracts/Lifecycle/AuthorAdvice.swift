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
      problem.kind.flatMap(advice).map { Point(id: problem.id, problem: Self.sentence(problem.message), advice: $0) }
    }
  }

  private func advice(_ kind: AbstractProblem) -> String? {
    switch kind {
    case .late:
      "If something kept you from sending it in time, please tell us; the committee decides about exceptions."
    case .unreadableFile: "Please send it again as a plain Word document (.docx), without a password."
    case .damagedText: "Please send this part again; letters of it were damaged on the way."
    case .missingTitle: "Please give the abstract a title."
    case .longTitle: "Please send a shorter title."
    case .missingAuthors: "Please name all authors in their order, separated by semicolons."
    case .tooManyAuthors: "Please name a study group as the last author instead of so many persons."
    case .unclearAuthor: "Please name the authors one by one, separated by semicolons, with nothing beside the names."
    case .groupNotLast: "Please name one group only, as the last of the authors."
    case .unknownAffiliation: "Please complete the list of affiliations, or correct the number after the name."
    case .presenterNotAuthor:
      "Please name one of the authors as presenting author, or add the presenting author to the authors."
    case .badOrcid: "Please copy the iD from orcid.org; a digit is missing or wrong."
    case .badMobile: "Please send the telephone number with its country code."
    case .unknownTrack: "Please choose one of these: \(call.tracks.map(\.name).joined(separator: "; "))."
    case .unknownPresentation:
      "Please choose one of these: \(call.presentations.map { $0.aliases.first ?? $0.code }.joined(separator: "; "))."
    case .unknownType:
      "Please choose one of these: \(call.types.filter(\.isAccepted).map(\.name).joined(separator: "; "))."
    case .typeNotAccepted: "If it fits another type of the call, please rewrite it for that type."
    case .empty: "Please send the text; it did not reach us."
    case .tooLong: "Please shorten it."
    case .unstructured: "Please begin each part with its heading and a colon, each on a new line."
    case .extraSection: "Please take this part out, or choose another type."
    case .badPlaceholder: "Please add this, or send the results."
    case .badTrialNumber: "Please copy the number from the registry."
    case .encore: "Please name the meeting, its year, your number there, and what is new since then."
    case .notAnonymous: "Please take this out: those who review must not learn who wrote the abstract."
    case .keywords: "Please send keywords separated by commas."
    case .missingCoi: "Please declare your interests; 'None' is an answer."
    case .presenterCap: "Please name another presenting author for one of them, or withdraw one."
    case .formula: "Please send the form again with plain text in this field, without = + or @ in front."
    default: nil
    }
  }

  /// With a capital in front and a full stop behind.
  private static func sentence(_ message: String) -> String {
    let text = message.prefix(1).uppercased() + message.dropFirst()
    return ".!?".contains(text.last ?? ".") ? text : text + "."
  }
}
