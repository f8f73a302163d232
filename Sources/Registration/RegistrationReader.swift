import EventData

/// Reads one answer of the form: cleans what can be cleaned without harm, and names everything else.
struct RegistrationReader {
  let rules: RegistrationRules
  let event: EventProfile
  let wordings: FormWordings
  private(set) var problems: [ImportReport.Problem] = []

  /// The draft of an answer and everything wrong with it.
  static func read(
    _ answer: IntakeTable.Row, rules: RegistrationRules, event: EventProfile, wordings: FormWordings, now: Moment
  ) -> (draft: RegistrationDraft, problems: [ImportReport.Problem]) {
    var reader = RegistrationReader(rules: rules, event: event, wordings: wordings)
    let draft = reader.draft(of: answer, now: now)
    return (draft, reader.problems)
  }

  private mutating func draft(of answer: IntakeTable.Row, now: Moment) -> RegistrationDraft {
    var draft = RegistrationDraft()
    checkFormulas(answer)
    for column in RegistrationColumn.plain { draft.plain[column] = answer.text(column).onOneLine }
    draft.email = email(answer.raw(.email))
    draft.name = name(answer)
    draft.mobile = mobile(answer.text(.mobile))
    draft.submittedAt = submittedAt(answer, now: now)
    let category = category(answer.text(.category), membershipNumber: draft[.membershipNumber])
    draft.category = category?.code ?? ""
    let workshops = workshops(answer.text(.workshops))
    draft.workshops = workshops.map(\.code)
    draft.paymentMethod = paymentMethod(answer.text(.paymentMethod))
    draft.declared = amount(answer.text(.amount))
    draft.sharesContact = consent(answer.text(.sharesContact))
    if let period = rules.period(on: event.zone.day(of: draft.submittedAt)), let category {
      draft.feePeriod = period.code
      let fee = category.fees[period.code].map { [RegistrationRecord.Charge(item: "registration", amount: $0)] } ?? []
      draft.charges = fee + workshops.map { .init(item: $0.code, amount: $0.fee) }
    }
    draft.identity = Self.identity(of: draft, typedEmail: answer.text(.email))
    return draft
  }

  /// What an answer is kept under: the identity card or passport, else address and name.
  private static func identity(of draft: RegistrationDraft, typedEmail: String) -> String {
    PersonIdentity.number(draft[.nationalId], digits: 5).map { "id:\($0)" }
      ?? "mail:\((draft.email?.folded ?? typedEmail.lowercased()))|\(folded(draft.name.plain))"
  }

  private mutating func report(_ id: RegistrationProblem, _ message: String, _ remedy: String) {
    problems.append(rules.severities.problem(id, message, remedy: remedy))
  }

  private mutating func checkFormulas(_ answer: IntakeTable.Row) {
    for cell in answer.cells where CSVWriter.isFormula(cell) {
      report(
        .formula, "A cell begins like a spreadsheet formula: '\(cell.prefix(40))'",
        "Delete the formula from the cell; a spreadsheet would run it.")
      return
    }
  }

  private mutating func email(_ raw: String) -> EmailAddress? {
    let text = raw.trimmed
    if text.hasControls {
      report(
        .headerInjection, "The e-mail cell holds a line break and more text after the address: '\(text.onOneLine)'",
        "Keep only the address in the cell. This can be an attempt to send mail to others: ask the delegate.")
      return nil
    }
    if let address = EmailAddress(text) { return address }
    let guess = EmailAddress(text.filter { !$0.isWhitespace }).map { " Perhaps \($0) is meant." } ?? ""
    report(
      .badEmail, text.isEmpty ? "The e-mail address is missing" : "'\(text)' is no e-mail address",
      "Ask the delegate for the right address and correct the cell.\(guess)")
    return nil
  }

  private mutating func name(_ answer: IntakeTable.Row) -> PersonName {
    let name = PersonName(
      title: answer.text(.title), first: answer.text(.firstName), last: answer.text(.lastName))
    if name.first.isEmpty || name.last.isEmpty {
      report(
        .missingName, "The \(name.first.isEmpty ? "first" : "last") name is empty",
        "Write the name as it should stand on the badge.")
    }
    if name.wasShouted {
      report(
        .caps, "The name is in capitals only; it is stored as '\(name.plain)'",
        "Check the spelling, above all of names such as McDonald or d'Souza.")
    }
    if let title = name.titleInName {
      report(
        .titleInName, "The title '\(title)' was typed into the name; it is stored as '\(name.full)'",
        "Nothing, unless the title is part of the name.")
    }
    if name.plain.count > 200 {
      problems.append(
        ImportReport.Problem(
          RegistrationProblem.veryLongName, .error,
          "The name has \(name.plain.count) characters; no badge or letter holds that",
          remedy: "Write the name alone into the name cells."))
    } else if name.plain.count > rules.longName {
      report(
        .veryLongName, "The name has \(name.plain.count) characters; badges are made for \(rules.longName)",
        "Look at the badge before printing: onco badge make --one CODE. Ask the delegate for a shorter form if needed.")
    }
    return name
  }

  private mutating func mobile(_ text: String) -> PhoneNumber? {
    guard !text.isEmpty else { return nil }
    if let number = PhoneNumber(text, countryCode: event.countryCode) { return number }
    report(.badMobile, "'\(text)' cannot be read as a telephone number", "Correct it, with + and country code.")
    return nil
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
  private mutating func workshops(_ text: String) -> [RegistrationRules.Workshop] {
    var rest = " \(folded(text)) "
    var found: [RegistrationRules.Workshop] = []
    for (wording, workshop) in wordings.workshops where !found.contains(where: { $0.code == workshop.code }) {
      guard let range = rest.range(of: " \(wording) ") else { continue }
      rest.replaceSubrange(range, with: "  ")
      found.append(workshop)
    }
    found = rules.workshops.filter { workshop in found.contains { $0.code == workshop.code } }
    let left = rest.trimmed
    if !left.isEmpty, !["none", "no", "nil", "n a", "na"].contains(left) {
      report(
        .unknownWorkshop, "'\(text.onOneLine)' names a workshop that is not in registration.yaml",
        "Correct the cell, or add the wording to the workshop's 'aliases'.")
    }
    return found
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

  private func consent(_ text: String) -> String {
    switch folded(text) {
    case "yes", "y": "yes"
    case "no", "n": "no"
    default: "unanswered"
    }
  }
}
