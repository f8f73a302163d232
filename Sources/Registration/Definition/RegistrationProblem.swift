public import EventData

/// The problems a registration can have, in the order they are listed; the event's file may say which of them refuse a row.
public enum RegistrationProblem: String, ProblemID {
  case badEmail = "bad-email", headerInjection = "header-injection", formula, duplicate,
    memberWithoutNumber = "member-without-number", caps, titleInName = "title-in-name",
    veryLongName = "very-long-name", missingName = "missing-name", oneName = "one-name", longAnswer = "long-answer",
    badCard = "bad-card", unknownCategory = "unknown-category",
    badAmount = "bad-amount", badMobile = "bad-mobile", unknownWorkshop = "unknown-workshop",
    badTimestamp = "bad-timestamp", olderAnswer = "older-answer", cancelled,
    unknownPaymentMethod = "unknown-payment-method", unclearConsent = "unclear-consent"

  public var usual: ProblemSeverity {
    switch self {
    case .badEmail, .headerInjection, .formula, .missingName, .longAnswer, .unknownCategory, .badTimestamp, .cancelled:
      .error
    case .duplicate, .memberWithoutNumber, .caps, .titleInName, .veryLongName, .oneName, .badCard, .badAmount,
      .badMobile, .unknownWorkshop,
      .olderAnswer, .unknownPaymentMethod, .unclearConsent:
      .warning
    }
  }
}
