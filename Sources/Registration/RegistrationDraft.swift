import EventData

/// A form's answer after reading and cleaning: what would be stored, not yet judged against other answers.
struct RegistrationDraft: Equatable {
  var identity = ""
  /// The answers that are kept as typed.
  var plain: [RegistrationColumn: String] = [:]
  var email: EmailAddress?
  var name = PersonName(title: "", first: "", last: "")
  var mobile: PhoneNumber?
  var category = ""
  var workshops: [String] = []
  var paymentMethod = ""
  var declared: Money?
  var sharesContact = "unanswered"
  var submittedAt = Moment(seconds: 0)
  var feePeriod = ""
  var charges: [RegistrationRecord.Charge] = []

  /// An answer that is kept as typed; empty when none was given.
  subscript(_ column: RegistrationColumn) -> String { plain[column, default: ""] }

  /// What tells whether two answers are one person's.
  ///
  /// - Parameter withMobile: a clinic's telephone is everybody's, so it serves for a question only.
  func person(withMobile: Bool = false) -> PersonIdentity {
    PersonIdentity(
      names: [name.plain, self[.nameUrdu]], card: self[.nationalId], email: email?.description,
      mobile: withMobile ? mobile?.description : nil)
  }

  /// The stored columns in order, for comparing with what is in the database and for writing.
  var columns: Columns {
    [
      ("email", .optional(email?.description)), ("title", .text(name.title)), ("first_name", .text(name.first)),
      ("last_name", .text(name.last)), ("name_folded", .text(folded(name.plain))),
      ("mobile", .optional(mobile?.description)), ("category", .text(category)),
      ("payment_method", .text(paymentMethod)), ("declared_minor", .optional(declared?.minor)),
      ("declared_currency", .optional(declared?.currency.code)), ("shares_contact", .text(sharesContact)),
      ("fee_period", .text(feePeriod)), ("submitted_at", .moment(submittedAt)),
    ] + RegistrationColumn.plain.map { ($0.rawValue, .text(self[$0])) }
  }
}
