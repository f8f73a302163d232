import EventData

/// A form's answer after reading and cleaning: what would be stored, not yet judged against other answers.
struct RegistrationDraft: Equatable {
  var identity = ""
  /// The number of the identity card or passport; nil when none was given, or it can be nobody's.
  var card: String?
  /// The answers that are kept as typed.
  var plain: [RegistrationColumn: String] = [:]
  var email: EmailAddress?
  var name = PersonName(title: "", first: "", last: "")
  /// In E.164 form.
  var mobile: String?
  var category = ""
  var workshops: [String] = []
  var paymentMethod = ""
  var declared: Money?
  var sharesContact = "unanswered"
  var submittedAt = Moment(seconds: 0)
  var feePeriod = ""
  var charges: [RegistrationRecord.Charge] = []
  /// What was typed and not understood.
  var notUnderstood: [RegistrationColumn: String] = [:]
  /// Columns that the source does not have; what is on file stays.
  var absent: Set<RegistrationColumn> = []

  /// An answer that is kept as typed; empty when none was given.
  subscript(_ column: RegistrationColumn) -> String { plain[column, default: ""] }

  /// What tells whether two answers are one person's.
  ///
  /// - Parameter withMobile: a clinic's telephone is everybody's, so it serves for a question only.
  func person(withMobile: Bool = false) -> PersonIdentity {
    PersonIdentity(
      names: [name.plain, self[.nameUrdu]], card: card ?? "", email: email?.description,
      mobile: withMobile ? mobile : nil)
  }

  /// The stored columns in order, for comparing with what is in the database and for writing.
  var columns: Columns {
    [
      ("email", .optional(email?.description)), ("title", .text(name.title)), ("first_name", .text(name.first)),
      ("last_name", .text(name.last)), ("name_folded", .text(folded(name.plain))),
      ("mobile", .optional(mobile)), ("category", .text(category)),
      ("payment_method", .text(paymentMethod)), ("declared_minor", .optional(declared?.minor)),
      ("declared_currency", .optional(declared?.currency.code)), ("shares_contact", .text(sharesContact)),
      ("fee_period", .text(feePeriod)), ("submitted_at", .moment(submittedAt)),
      ("not_understood", .text(notUnderstoodLines)),
    ] + RegistrationColumn.plain.map { ($0.rawValue, .text(self[$0])) }
  }

  /// What was not understood, one answer a line, as the desk reads it.
  private var notUnderstoodLines: String {
    RegistrationColumn.allCases.compactMap { column in notUnderstood[column].map { "\(column.label): \($0)" } }
      .joined(separator: "\n")
  }

  /// What is told people by: the identity card or passport, else address and name.
  mutating func identify(typedEmail: String) {
    identity =
      card.map { "id:\($0)" } ?? "mail:\((email?.folded ?? typedEmail.lowercased()))|\(folded(name.plain))"
  }
}
