import EventData

/// An answer of the form after reading, and how it stands to the other answers of its file.
struct FormReading {
  let answer: FormTable.Answer
  let draft: RegistrationDraft
  var problems: [ImportReport.Problem]
  /// The row whose answer counts, when it is another one.
  var countsInRow: Int?

  init(answer: FormTable.Answer, draft: RegistrationDraft, problems: [ImportReport.Problem]) {
    self.answer = answer
    self.draft = draft
    self.problems = problems
  }

  var isRefused: Bool { problems.contains { $0.severity == .error } }

  /// Of several answers of one person the latest counts; all are named `duplicate`. Answers of different people under
  /// one identity card number are refused: one of the numbers is wrong, and nobody may become somebody else.
  static func markingDuplicates(_ readings: [FormReading], severity: ProblemSeverity) -> [FormReading] {
    var readings = readings
    let groups = Dictionary(grouping: readings.indices, by: { readings[$0].draft.identity }).filter { $1.count > 1 }
    for (_, indices) in groups.sorted(by: { $0.value[0] < $1.value[0] }) {
      let first = readings[indices[0]]
      let same = indices.filter { isSamePerson(first.draft, readings[$0].draft) }
      for index in indices where !same.contains(index) {
        readings[index].problems.append(
          sharedCard(with: "row \(first.answer.row)", name: first.draft.name.full))
      }
      mark(same, severity: severity, in: &readings)
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
      let others = indices.filter { $0 != index }.map { String(readings[$0].answer.row) }.joined(separator: ", ")
      let counts = index == winner ? "This answer counts" : "Row \(readings[winner].answer.row) counts"
      readings[index].problems.append(
        ImportReport.Problem(
          "duplicate", index == winner ? .warning : severity,
          "The same person is also in row \(others). \(counts)",
          remedy: "Nothing, unless these are two people; then correct the identity card number of one."))
      if index != winner { readings[index].countsInRow = readings[winner].answer.row }
    }
  }

  /// The problem of a draft whose identity card number is on file for somebody else; nil when it is the same person.
  static func conflict(of draft: RegistrationDraft, with stored: Row) -> ImportReport.Problem? {
    let email = EmailAddress(stored.text("email"))
    let isSame = isSame(
      (draft.email?.folded, folded(draft.name.plain)), (email?.folded, stored.text("name_folded")))
    let name = "\(stored.text("first_name")) \(stored.text("last_name"))"
    return isSame ? nil : sharedCard(with: stored.text("code"), name: name)
  }

  private static func sharedCard(with place: String, name: String) -> ImportReport.Problem {
    ImportReport.Problem(
      "duplicate", .error, "The same identity card number belongs to \(name) (\(place)), with another name and address",
      remedy: "Ask both for their numbers and correct the wrong one in the file.")
  }

  private static func isSamePerson(_ left: RegistrationDraft, _ right: RegistrationDraft) -> Bool {
    isSame((left.email?.folded, folded(left.name.plain)), (right.email?.folded, folded(right.name.plain)))
  }

  /// The same address, or names that differ by a slip: a third of the letters at most.
  private static func isSame(_ left: (email: String?, name: String), _ right: (email: String?, name: String)) -> Bool {
    if let email = left.email, email == right.email { return true }
    let distance = editDistance(Array(left.name.prefix(200)), Array(right.name.prefix(200)))
    return distance * 3 <= max(left.name.count, right.name.count)
  }
}
