import EventData

/// What the form's answers may say, folded once for all rows of a file.
struct FormWordings {
  /// Folded wording -> category.
  let categories: [String: RegistrationCategory]
  /// Folded wording -> payment method's code.
  let paymentMethods: [String: String]
  /// Folded wordings of workshops, the longest first: a name may begin with another one.
  let workshops: [(wording: String, workshop: RegistrationRules.Workshop)]

  init(_ rules: RegistrationRules) {
    let categories = rules.categories.flatMap { category in
      ([category.code, category.name] + category.aliases).map { (folded($0), category) }
    }
    self.categories = Dictionary(categories, uniquingKeysWith: { first, _ in first })
    let methods = rules.paymentMethods.flatMap { method in
      ([method.code] + method.aliases).map { (folded($0), method.code) }
    }
    paymentMethods = Dictionary(methods, uniquingKeysWith: { first, _ in first })
    workshops = rules.workshops.flatMap { workshop in
      ([workshop.name] + workshop.aliases).map { (wording: folded($0), workshop: workshop) }
    }.sorted { ($1.wording.count, $0.wording) < ($0.wording.count, $1.wording) }
  }
}
