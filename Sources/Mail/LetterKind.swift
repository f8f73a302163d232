/// The kinds of letters there are. With what it is about, a kind names a letter: the outbox keeps both. Most kinds are also
/// the name of their folder in `Templates/mail`.
public enum LetterKind: String, CaseIterable, Sendable {
  case registrationConfirmation = "registration-confirmation"
  case paymentReceipt = "payment-receipt"
  case invoice
  case abstractReceived = "abstract-received"
  case abstractProblems = "abstract-problems"
  case abstractWithdrawn = "abstract-withdrawn"
  case abstractRevived = "abstract-revived"
  case reviewPack = "review-pack"
  case reviewReminder = "review-reminder"
  /// What was decided: a template for each outcome, and one for results that never came.
  case abstractDecision = "abstract-decision"
  /// What a presenter still has to do.
  case abstractReminder = "abstract-reminder"
  /// No answer came in time.
  case abstractLapsed = "abstract-lapsed"
  case abstractPlacement = "abstract-placement"
  /// Takes a place back that was told.
  case abstractPlaceGone = "abstract-place-gone"
}
