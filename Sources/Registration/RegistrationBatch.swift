import EventData

/// Brings the answers of one file together with what is on file, inside a transaction.
struct RegistrationBatch {
  let rules: RegistrationRules
  let zone: EventZone
  let file: String
  let author: Store.Author
  /// Write the confirmations; nil when nobody is written to.
  let letters: RegistrationLetters?
  let tx: Transaction
  /// The registrations that this file made: an answer beside them is another person's.
  private var made: Set<String> = []
  private var addresses: AddressBook

  init(
    rules: RegistrationRules, zone: EventZone, file: String, author: Store.Author, letters: RegistrationLetters?,
    tx: Transaction
  ) {
    (self.rules, self.zone, self.file, self.author) = (rules, zone, file, author)
    (self.letters, self.tx) = (letters, tx)
    addresses = AddressBook(rules.cards, tx)
  }

  /// Takes one answer, or refuses it.
  mutating func store(_ reading: FormReading) throws -> ImportReport.RowResult {
    var draft = reading.draft
    let stored = try storedRow(of: draft)
    let old = try stored.map { try StoredAnswer($0, rules.cards, in: tx) }
    if let old { draft = draft.continuing(old, timeIsOpen: reading.answer.text(.timestamp).isEmpty) }
    draft.charges = charges(of: draft, old)
    let problems = try reading.problems + self.problems(of: draft, beside: stored)
    func result(
      _ outcome: ImportReport.Outcome, _ code: String?, changes: [String] = [], emptied: [String] = []
    ) -> ImportReport.RowResult {
      .init(reading.answer, code: code, outcome, problems, changes: changes, emptied: emptied)
    }
    if reading.isRefused || problems.contains(where: { $0.severity == .error }) { return result(.refused, old?.code) }
    let source = (file: file, row: reading.answer.number)
    guard let old else {
      let code = try Series.registration.next(in: tx)
      made.insert(code)
      addresses.note(draft.person(withMobile: true), code, at: draft.email)
      try RegistrationQueries.insert(draft, code: code, source: source, now: author.now, in: tx)
      tx.note("\(code) new: \(draft.name.full), \(draft.category)")
      try letters?.queueConfirmation(of: Registrations.required(code, in: tx), now: author.now, in: tx)
      return result(.new, code)
    }
    if let sent = old.submittedAt, draft.submittedAt < sent { return result(.unchanged, old.code) }
    let changes = old.changes(to: draft, zone)
    guard !changes.isEmpty else { return result(.unchanged, old.code) }
    try RegistrationQueries.update(draft, code: old.code, source: source, now: author.now, in: tx)
    addresses.note(draft.person(withMobile: true), old.code, at: draft.email)
    for change in changes { tx.note("\(old.code) \(change)") }
    let isNews = changes.contains { change in Self.confirmed.contains { change.hasPrefix("\($0):") } }
    if isNews { try letters?.queueConfirmation(of: Registrations.required(old.code, in: tx), now: author.now, in: tx) }
    return result(.changed, old.code, changes: changes, emptied: old.emptied(by: draft))
  }

  /// What a confirmation says: when one of these is corrected, the delegate gets a new one.
  private static let confirmed = ["email", "title", "first_name", "last_name", "category", "workshops", "dues"]

  /// The registration an answer is about: by identity, else the one person from an earlier import with its address and
  /// name, whose identity card number is then being given or corrected.
  private mutating func storedRow(of draft: RegistrationDraft) throws -> Row? {
    if let row = try RegistrationQueries.row(identity: draft.identity, in: tx) { return row }
    guard let email = draft.email else { return nil }
    let known = try addresses.namesakes(of: draft.person(), at: email, besides: made)
    let same = known.filter { $0.evidence.name == .same }
    let found = same.isEmpty ? known.filter { $0.evidence.strength == .certain } : same
    return found.count == 1 ? try RegistrationQueries.row(code: found[0].code, in: tx) : nil
  }

  /// What is owed. A later answer of somebody who has registered does not make the place dearer, unless it is another
  /// category or workshop.
  private func charges(of draft: RegistrationDraft, _ old: StoredAnswer?) -> [RegistrationRecord.Charge] {
    if let old, old.category == draft.category, old.workshops == draft.workshops { return old.charges }
    guard let fee = rules.category(draft.category)?.fees[draft.feePeriod] else { return [] }
    return [.init(item: "registration", amount: fee)]
      + draft.workshops.compactMap { code in
        let amount =
          rules.workshops.first { $0.code == code }?.fee ?? old?.charges.first { $0.item == code }?.amount
        return amount.map { .init(item: code, amount: $0) }
      }
  }

  /// Who may be the same person as somebody new: with the same address, else with the same name and telephone.
  private mutating func twin(of draft: RegistrationDraft) throws -> AddressBook.Entry? {
    let person = draft.person(withMobile: true)
    if let email = draft.email, let near = try addresses.namesakes(of: person, at: email).first { return near }
    return try RegistrationQueries.twin(of: draft, in: tx).flatMap { row in
      person.match(PersonIdentity(stored: row, rules.cards)).map { (row.text("code"), $0) }
    }
  }

  /// What is wrong with an answer beside what is on file.
  private mutating func problems(of draft: RegistrationDraft, beside stored: Row?) throws -> [ImportReport.Problem] {
    guard let stored else {
      guard let twin = try twin(of: draft) else { return [] }
      return [
        rules.severities.problem(
          .duplicate, "\(twin.code) may be the same person: \(twin.evidence.text). This row counts as another person",
          remedy: "If it is one person, cancel one of the two: onco registration cancel CODE --reason ...")
      ]
    }
    let code = stored.text("code")
    let conflict = FormReading.conflict(of: draft, with: stored, rules.cards)
    if let conflict, conflict.severity == .error { return [conflict] }
    if stored.text("state") == "cancelled" {
      return [
        rules.severities.problem(
          .cancelled, "\(code) was cancelled, and this is the same person",
          remedy: "Ask the desk. To let the delegate come after all, as a new registration, "
            + (draft.card == nil
              ? "write the identity card number into the row, or another e-mail address, and import it again."
              : "empty the cell of the identity card number in this row and import it again."))
      ]
    }
    guard let sent = stored.moment("submitted_at"), draft.submittedAt < sent else {
      return [conflict].compactMap(\.self)
    }
    return [
      rules.severities.problem(
        .olderAnswer,
        "\(code) has a later answer, of \(zone.text(sent)); this one changes nothing",
        remedy: "Nothing, unless the older answer is right; then correct the newer one in the form.")
    ]
  }
}
