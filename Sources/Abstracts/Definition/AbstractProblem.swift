public import EventData

/// The problems a submission can have, in the order they are listed; the event's file may say which of them refuse a row.
public enum AbstractProblem: String, ProblemID {
  case unreadableFile = "unreadable-file", brokenCell = "broken-cell", trackedChanges = "tracked-changes", pictures,
    guessedParts = "guessed-parts", damagedText = "damaged-text", brokenWords = "broken-words",
    badTimestamp = "bad-timestamp", early, late, lateAllowed = "late-allowed",
    badEmail = "bad-email", headerInjection = "header-injection", formula, missingTitle = "missing-title",
    titleCaps = "title-caps", longTitle = "long-title", missingAuthors = "missing-authors",
    tooManyAuthors = "too-many-authors", unclearAuthor = "unclear-author", groupNotLast = "group-not-last",
    unknownAffiliation = "unknown-affiliation",
    presenterNotAuthor = "presenter-not-author", badOrcid = "bad-orcid", badMobile = "bad-mobile",
    unknownTrack = "unknown-track", unknownPresentation = "unknown-presentation", unknownType = "unknown-type",
    typeNotAccepted = "type-not-accepted", empty, tooLong = "too-long", unstructured, extraSection = "extra-section",
    badPlaceholder = "bad-placeholder", badTrialNumber = "bad-trial-number", encore, notAnonymous = "not-anonymous",
    keywords, missingCoi = "missing-coi", presenterCap = "presenter-cap", resubmission,
    nearDuplicate = "near-duplicate", edited, alreadyDecided = "already-decided"

  public var usual: ProblemSeverity {
    switch self {
    case .unreadableFile, .brokenCell, .badTimestamp, .late, .badEmail, .headerInjection, .formula, .missingTitle,
      .missingAuthors, .presenterNotAuthor, .typeNotAccepted, .empty, .tooLong, .badPlaceholder, .encore,
      .notAnonymous, .missingCoi, .alreadyDecided:
      .error
    case .trackedChanges, .pictures, .guessedParts, .damagedText, .brokenWords, .early, .lateAllowed, .titleCaps,
      .longTitle, .tooManyAuthors, .unclearAuthor, .groupNotLast, .unknownAffiliation, .badOrcid, .badMobile,
      .unknownTrack, .unknownPresentation, .unknownType,
      .unstructured, .extraSection, .badTrialNumber, .keywords, .presenterCap, .resubmission, .nearDuplicate, .edited:
      .warning
    }
  }
}

extension AbstractProblem {
  /// What a reader of the source remarked, as a problem.
  init(_ remark: SourceTable.Remark.Kind) {
    self =
      switch remark {
      case .unreadableFile: .unreadableFile
      // The last three never come this far: such a row is refused by whoever imports.
      case .brokenCell, .raggedRow, .openQuote, .hugeCell: .brokenCell
      case .trackedChanges: .trackedChanges
      case .pictures: .pictures
      case .guessedParts, .strayQuote, .shortRow: .guessedParts
      case .damagedText: .damagedText
      }
  }
}

extension ImportReport.Problem {
  /// Which of a submission's problems it is; nil for one of another room.
  var kind: AbstractProblem? { AbstractProblem(rawValue: id) }
}
