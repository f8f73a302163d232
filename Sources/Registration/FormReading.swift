import EventData

/// An answer of the form after reading, and how it stands to the other answers of its file.
struct FormReading {
  let answer: IntakeTable.Row
  let draft: RegistrationDraft
  var problems: [ImportReport.Problem]
  /// The row whose answer counts, when it is another one.
  var countsInRow: Int?

  var isRefused: Bool {
    problems.contains { $0.severity == .error } || answer.remarks.contains { $0.kind.usual == .error }
  }

  /// Of several answers of one person the latest counts; all are named `duplicate`. Answers of different people under
  /// one identity card number are refused: one of the numbers is wrong, and nobody may become somebody else.
  static func markingDuplicates(_ readings: [FormReading], severity: ProblemSeverity) -> [FormReading] {
    var readings = readings
    let people = readings.map { $0.draft.person() }
    for group in PersonIndex.groups(people, .identifies(.certain)) { mark(group, severity: severity, in: &readings) }
    for indices in Dictionary(grouping: people.indices, by: { readings[$0].draft.identity }).values {
      let first = readings[indices[0]]
      for index in indices.dropFirst() {
        guard let evidence = people[indices[0]].match(people[index]), evidence.agrees.contains(.card),
          evidence.strength < .certain
        else { continue }
        if evidence.name.isFullerForm {
          mark([indices[0], index], severity: severity, in: &readings)
          continue
        }
        readings[index].countsInRow = nil
        readings[index].problems.append(
          sharedCard(
            people[index], people[indices[0]], name: first.draft.name.full, place: "row \(first.answer.number)"))
      }
    }
    return readings
  }

  private static func mark(_ indices: [Int], severity: ProblemSeverity, in readings: inout [FormReading]) {
    // A refused answer never hides one that can be taken.
    let usable = indices.filter { !readings[$0].isRefused }
    let winner = (usable.isEmpty ? indices : usable).max {
      (readings[$0].draft.submittedAt, $0) < (readings[$1].draft.submittedAt, $1)
    }
    guard let winner, indices.count > 1 else { return }
    for index in indices {
      let others = indices.prefix(6).filter { $0 != index }.map { String(readings[$0].answer.number) }
      let more = indices.count > 6 ? " and \(indices.count - 6) more" : ""
      let counts = index == winner ? "This answer counts" : "Row \(readings[winner].answer.number) counts"
      readings[index].problems.append(
        ImportReport.Problem(
          RegistrationProblem.duplicate, index == winner ? .warning : severity,
          "The same person is also in row \(others.joined(separator: ", "))\(more). \(counts)",
          remedy: "Nothing, unless these are two people; then correct the identity card number of one."))
      if index != winner { readings[index].countsInRow = readings[winner].answer.number }
    }
  }

  /// The problem of a draft whose identity card number is on file for somebody else; a warning when it can be the same
  /// person with a new address, name or number; nil when nothing contradicts.
  static func conflict(of draft: RegistrationDraft, with stored: Row, _ cards: CardRules) -> ImportReport.Problem? {
    let (one, other) = (draft.person(), PersonIdentity(stored: stored, cards))
    guard let evidence = one.match(other) else { return nil }
    let code = stored.text("code"), name = stored.wholeName
    func question(_ message: String) -> ImportReport.Problem {
      ImportReport.Problem(
        RegistrationProblem.duplicate, .warning, "\(code) has \(message)",
        remedy: "If they are two people, ask both for their numbers, correct the file and import it again.")
    }
    if evidence.contradicts.contains(.card) {
      return question("the same address and name with another identity card number, \(stored.text("national_id"))")
    }
    guard evidence.agrees.contains(.card) else {
      return evidence.name == .same ? nil : question("the same address under another name, \(name)")
    }
    let address = stored.text("email")
    switch evidence.strength {
    case .possible:
      return evidence.name.isFullerForm
        ? question(
          "the same identity card number under another address, \(address), and a name with other words, \(name)")
        : sharedCard(one, other, name: name, place: code)
    case .likely: return question("the same identity card number and address under another name, \(name)")
    case .certain:
      let isMoved = !evidence.agrees.contains(.email) && draft.email != nil && !address.isEmpty
      return isMoved ? question("the same identity card number and name under another address, \(address)") : nil
    }
  }

  private static func sharedCard(
    _ one: PersonIdentity, _ other: PersonIdentity, name: String, place: String
  ) -> ImportReport.Problem {
    let isSameAddress = one.match(other)?.agrees.contains(.email) == true
    return ImportReport.Problem(
      RegistrationProblem.duplicate, .error,
      "The same identity card number belongs to \(name) (\(place)), with another name"
        + (isSameAddress ? "" : " and address"),
      remedy: "Ask both for their numbers and correct the wrong one in the file.")
  }
}

extension NameLikeness {
  /// True when one name is the fuller form of the other: `Ana Ng` and `Ana Maria Ng`.
  fileprivate var isFullerForm: Bool { self == .fuller || self == .shorter }
}

extension PersonIdentity {
  /// What tells whether an answer is that of a stored registration.
  init(stored row: Row, _ cards: CardRules) {
    self.init(
      names: [row.wholeName, row.text("name_urdu")], card: cards.read(row.text("national_id")).number ?? "",
      email: row.optionalText("email"), mobile: row.optionalText("mobile"))
  }
}

extension Row {
  /// The name of a stored registration, without the title.
  fileprivate var wholeName: String {
    [text("first_name"), text("last_name")].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
