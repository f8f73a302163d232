import EventData

/// A form's answer after reading and cleaning: what would be stored, not yet judged against other answers.
struct RegistrationDraft: Equatable {
  var identity = ""
  var email: EmailAddress?
  var name = PersonName(title: "", first: "", last: "")
  var nameUrdu = ""
  var gender = ""
  var pmdcNumber = ""
  var nationalID = ""
  var designation = ""
  var institution = ""
  var city = ""
  var province = ""
  var mobile: PhoneNumber?
  var category = ""
  var membershipNumber = ""
  var workshops: [String] = []
  var paymentMethod = ""
  var paymentReference = ""
  var declared: Money?
  var dietary = ""
  var sharesContact = "unanswered"
  var submittedAt = Moment(seconds: 0)
  var feePeriod = ""
  var dues: [RegistrationRecord.Due] = []

  /// What tells whether two answers are one person's.
  ///
  /// - Parameter withMobile: a clinic's telephone is everybody's, so it serves for a question only.
  func person(withMobile: Bool = false) -> PersonIdentity {
    PersonIdentity(
      names: [name.plain, nameUrdu], card: nationalID, email: email?.description,
      mobile: withMobile ? mobile?.description : nil)
  }

  /// The stored columns in order, for comparing with what is in the database and for writing.
  var columns: Columns {
    [
      ("email", .optional(email?.description)), ("title", .text(name.title)), ("first_name", .text(name.first)),
      ("last_name", .text(name.last)), ("name_urdu", .text(nameUrdu)), ("name_folded", .text(folded(name.plain))),
      ("gender", .text(gender)), ("pmdc_number", .text(pmdcNumber)), ("national_id", .text(nationalID)),
      ("designation", .text(designation)), ("institution", .text(institution)), ("city", .text(city)),
      ("province", .text(province)), ("mobile", .optional(mobile?.description)), ("category", .text(category)),
      ("membership_number", .text(membershipNumber)), ("payment_method", .text(paymentMethod)),
      ("payment_reference", .text(paymentReference)), ("declared_minor", .optional(declared?.minor)),
      ("declared_currency", .optional(declared?.currency.code)), ("dietary", .text(dietary)),
      ("shares_contact", .text(sharesContact)), ("fee_period", .text(feePeriod)),
      ("submitted_at", .moment(submittedAt)),
    ]
  }
}
