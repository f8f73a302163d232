import EventData

// When it was sent, and by whom.
extension SubmissionJudge {
  func judgeSending(_ answer: some CellSource, _ content: AbstractContent, _ found: inout ProblemNotes) {
    let reading = call.form.reading(answer.text(.timestamp), within: plausible)
    if let sent = reading.moment {
      let zone = call.form.zone
      if sent > call.closes { judgeLate(sent, content, &found) }
      if let opens = call.opens, sent < opens {
        found.add(
          .early, "sent \(zone.text(sent)); the call opened \(zone.text(opens)) \(zone.name)",
          "Check that this is no trial entry made while the form was being built.")
      }
    }
    if let doubt = reading.doubt {
      found.add(
        .badTimestamp, doubt, "Mend the timestamp, or 'form.date_order' in the event's abstracts.yaml.",
        as: reading.moment == nil ? nil : .warning)
    }
  }

  private func judgeLate(_ sent: Moment, _ content: AbstractContent, _ found: inout ProblemNotes) {
    let zone = call.form.zone
    let when =
      "sent \(zone.text(sent, seconds: true)); the call closed \(zone.text(call.closes, seconds: true)) \(zone.name)"
    switch call.allowance(for: sent, email: content.email, presenter: content.presenter) {
    case .exception(let exception):
      found.add(
        .lateAllowed,
        "\(when); taken by the exception for \(exception.who) until \(zone.text(exception.until)): \(exception.reason)",
        "Nothing; the exception stands in abstracts.yaml.")
    case .grace:
      found.add(
        .lateAllowed, "\(when); taken within \(counted(call.graceMinutes, "minute")) of grace",
        "Nothing; the grace stands in abstracts.yaml.")
    case nil:
      guard let rule = call.lateBreaking, call.type(content.type)?.isLateBreaking == true else {
        return found.add(
          .late, when, "Ask the scientific committee for an exception; without one the abstract cannot be taken.")
      }
      found.add(
        .late,
        "\(when). Only the results of an abstract that was announced in time may follow, until "
          + zone.text(rule.finalBy),
        "Look whether it was announced under another title or address; else only the scientific committee can take it.")
    }
  }

  func judgeSender(_ answer: some CellSource, _ found: inout ProblemNotes) {
    let email = answer.text(.email)
    if EmailAddress(email) == nil {
      found.add(
        .badEmail, email.isEmpty ? "no e-mail address is given" : "'\(excerpt(email))' is no e-mail address",
        EmailAddress.guess(email).map { "Perhaps \($0) is meant; ask the presenting author." }
          ?? "Ask the presenting author, by telephone if need be, for an address such as name@hospital.example.")
    }
    if let column = [AbstractColumn.email, .title, .presenter].first(where: { Self.holdsHeader(answer.text($0)) }) {
      found.add(
        .headerInjection,
        "the \(column.words) holds a line break and a mail header: "
          + "'\(excerpt(answer.text(column)))'",
        "Do not write to this address before a person has looked at it; ask the author to send the form again.")
    }
    for column in AbstractColumn.allCases where SheetFormula.calculates(answer.text(column)) {
      found.add(
        .formula, "the \(column.words) begins like a spreadsheet formula: '\(excerpt(answer.text(column)))'",
        "Ask the author to send the form again with plain text; do not open the row in a spreadsheet.")
    }
  }
}
