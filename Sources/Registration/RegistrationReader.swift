import EventData

/// Reads one answer of the form: cleans what can be cleaned without harm, and names everything else.
struct RegistrationReader {
  let rules: RegistrationRules
  let event: EventProfile
  let wordings: FormWordings
  let origin: Origin
  var problems: [ImportReport.Problem] = []

  /// The draft of an answer and everything wrong with it.
  static func read(
    _ answer: IntakeTable.Row, rules: RegistrationRules, event: EventProfile, wordings: FormWordings, origin: Origin,
    now: Moment
  ) -> (draft: RegistrationDraft, problems: [ImportReport.Problem]) {
    var reader = RegistrationReader(rules: rules, event: event, wordings: wordings, origin: origin)
    let draft = reader.draft(of: answer, now: now)
    return (draft, reader.problems)
  }

  private mutating func draft(of answer: IntakeTable.Row, now: Moment) -> RegistrationDraft {
    var draft = RegistrationDraft()
    draft.absent = Set(RegistrationColumn.allCases.filter { answer.cell($0.rawValue) == nil })
    checkCells(answer)
    for column in RegistrationColumn.plain { draft.plain[column] = answer.text(column).onOneLine }
    draft.email = email(answer.raw(.email))
    draft.name = name(answer)
    draft.card = card(answer.text(.nationalId))
    draft.submittedAt = submittedAt(answer, now: now)
    let category = category(answer.text(.category), membershipNumber: draft[.membershipNumber])
    draft.category = category?.code ?? ""
    draft.mobile = mobile(answer.text(.mobile), country: answer.text(.province), category: category)
    let workshops = workshops(answer.text(.workshops))
    draft.workshops = workshops.known.map(\.code).sorted()
    draft.paymentMethod = paymentMethod(answer.text(.paymentMethod))
    draft.declared = amount(answer.text(.amount))
    draft.sharesContact = consent(answer.text(.sharesContact))
    let isUnread: [(RegistrationColumn, Bool)] = [
      (.mobile, draft.mobile == nil), (.workshops, workshops.isPartly), (.paymentMethod, draft.paymentMethod.isEmpty),
      (.amount, draft.declared == nil), (.sharesContact, draft.sharesContact == "unanswered"),
    ]
    for (column, isUnread) in isUnread where isUnread {
      let typed = answer.text(column).onOneLine
      if !typed.isEmpty { draft.notUnderstood[column] = typed }
    }
    draft.feePeriod = rules.period(on: event.zone.day(of: draft.submittedAt))?.code ?? ""
    draft.identify(typedEmail: answer.text(.email))
    return draft
  }

  mutating func report(_ id: RegistrationProblem, _ message: String, _ remedy: String) {
    problems.append(rules.severities.problem(id, message, remedy: remedy))
  }

  /// Bytes of an answer beyond which nobody can have meant it for a form.
  private static let mostBytes = 4_000

  /// What no cell may hold. A column that is not read refuses nobody.
  private mutating func checkCells(_ answer: IntakeTable.Row) {
    let names: Set<RegistrationColumn> = [.title, .firstName, .lastName, .fullName, .nameUrdu]
    if let column = RegistrationColumn.allCases.first(where: { SheetFormula.calculates(answer.raw($0)) }) {
      report(
        .formula, "The cell '\(column.label)' holds a spreadsheet formula: '\(answer.text(column).prefix(40))'",
        "Delete the formula from the cell; a spreadsheet would run it.")
    }
    let long = RegistrationColumn.allCases.first {
      !names.contains($0) && (answer.raw($0).utf8.count > Self.mostBytes || answer.raw($0).hasPile(of: 6))
    }
    if let long {
      report(
        .longAnswer, "The cell '\(long.label)' is longer than any answer, or has piles of marks on a letter",
        "Shorten it, and import the row again.")
    }
  }

  private mutating func submittedAt(_ answer: IntakeTable.Row, now: Moment) -> Moment {
    let text = answer.text(.timestamp)
    guard !text.isEmpty else {
      if answer.cell(RegistrationColumn.timestamp.rawValue) != nil {
        problems.append(
          .init(
            RegistrationProblem.badTimestamp, .warning, "The time the form was sent is empty",
            remedy: "Give it if the person is new and sent the form before today: the fee is that of its day."))
      }
      return now
    }
    let reading = rules.form.reading(text, within: Plausibility(before: event.ends, now: now, in: event.zone))
    if let doubt = reading.doubt {
      let remedy = "Mend the cell, or set 'form.date_order' in registration.yaml to the order of this file."
      problems.append(
        reading.moment == nil
          ? rules.severities.problem(.badTimestamp, doubt, remedy: remedy)
          : .init(RegistrationProblem.badTimestamp, .warning, doubt, remedy: remedy))
    }
    return reading.moment ?? now
  }

  private mutating func category(_ text: String, membershipNumber: String) -> RegistrationCategory? {
    guard let category = wordings.categories[folded(text)] else {
      let names = rules.categories.map(\.name)
      let hint = didYouMean(text, in: names)
      report(
        .unknownCategory, "The category '\(text.prefix(80))' is not in registration.yaml.\(hint)",
        "Correct the cell, or add the wording to the category's 'aliases'. Known: \(names.joined(separator: "; ")).")
      return nil
    }
    if category.needsMembership && membershipNumber.isEmpty {
      report(
        .memberWithoutNumber, "'\(category.name)' was chosen but no membership number is given",
        "Look the member up and write the number, or change the category.")
    }
    return category
  }

  /// Workshop names may hold commas, so the cell is searched for each known wording instead of being split.
  private mutating func workshops(_ text: String) -> (known: [RegistrationRules.Workshop], isPartly: Bool) {
    var rest = " \(folded(text)) "
    var found: [RegistrationRules.Workshop] = []
    for (wording, workshop) in wordings.workshops where !found.contains(where: { $0.code == workshop.code }) {
      guard let range = rest.range(of: " \(wording) ") else { continue }
      rest.replaceSubrange(range, with: "  ")
      found.append(workshop)
    }
    let left = rest.trimmed
    let isPartly = !left.isNothing
    if isPartly {
      report(
        .unknownWorkshop, "'\(text.onOneLine)' names a workshop that is not in registration.yaml",
        "Correct the cell, or add the wording to the workshop's 'aliases'.")
    }
    return (found, isPartly)
  }

  private mutating func paymentMethod(_ text: String) -> String {
    guard !text.isEmpty else { return "" }
    if let method = wordings.paymentMethods[folded(text)] { return method }
    report(
      .unknownPaymentMethod, "The payment mode '\(text)' is not in registration.yaml",
      "Correct the cell, or add the wording to 'payment_methods'.")
    return ""
  }

  private mutating func amount(_ text: String) -> Money? {
    guard !text.isEmpty else { return nil }
    if let money = Money(typed: text, assuming: event.currency) { return money }
    report(.badAmount, "'\(text)' cannot be read as an amount", "Write it as 15000 or 150 USD.")
    return nil
  }

  private mutating func consent(_ text: String) -> String {
    guard !text.isEmpty else { return "unanswered" }
    if let isGiven = text.consents { return isGiven ? "yes" : "no" }
    report(
      .unclearConsent,
      "'\(text.prefix(80).onOneLine)' does not say whether the contact may be shared; it is not shared",
      "Ask the delegate, and write Yes or No into the cell.")
    return "unanswered"
  }
}
