import EventData

/// A registration as it is on file, to be compared with a later answer.
struct StoredAnswer {
  let row: Row
  let workshops: [String]
  let charges: [RegistrationRecord.Charge]
  /// The number of the identity card or passport, when it is one.
  let card: String?

  init(_ row: Row, _ cards: CardRules, in tx: Transaction) throws {
    self.row = row
    workshops = try RegistrationQueries.workshops(of: row.text("code"), in: tx)
    charges = try RegistrationQueries.charges(of: row.text("code"), in: tx)
    card = cards.read(row.text("national_id")).number
  }

  var code: String { row.text("code") }
  var category: String { row.text("category") }
  var submittedAt: Moment? { row.moment("submitted_at") }

  /// `field: old -> new` for everything that an answer changes.
  func changes(to draft: RegistrationDraft, _ zone: EventZone) -> [String] {
    func shown(_ value: SQLValue, _ column: String) -> String {
      guard column == "submitted_at", case .integer(let seconds) = value else { return value.string ?? "" }
      return zone.text(Moment(seconds: seconds), seconds: true)
    }
    let silent = ["name_folded", "declared_minor", "declared_currency"]
    var changes = draft.columns.filter { !silent.contains($0.name) && row[$0.name] != $0.value }.map { name, value in
      "\(name): \(shown(row[name], name)) -> \(shown(value, name))"
    }
    if row["identity"] != .text(draft.identity) {
      changes.insert("known by another number or address than before", at: 0)
    }
    func note(_ name: String, _ before: [String], _ after: [String]) {
      if before != after {
        changes.append("\(name): \(before.joined(separator: ", ")) -> \(after.joined(separator: ", "))")
      }
    }
    note("amount", amount, Self.amount(draft.declared))
    note("workshops", workshops, draft.workshops)
    note("dues", charges.map(Self.shown), draft.charges.map(Self.shown))
    return changes
  }

  private var amount: [String] { Self.amount(row.money("declared")) }
  private static func amount(_ money: Money?) -> [String] { money.map { ["\($0)"] } ?? [] }
  private static func shown(_ charge: RegistrationRecord.Charge) -> String { "\(charge.item) \(charge.amount)" }

  /// The fields that hold something and that an answer leaves empty.
  func emptied(by draft: RegistrationDraft) -> [String] {
    let own: Set = [
      "name_folded", "fee_period", "submitted_at", "not_understood", "declared_minor", "declared_currency",
    ]
    let after = draft.columns.filter { !own.contains($0.name) }
    func texts(_ values: Columns, _ amount: [String], _ workshops: [String]) -> [(name: String, value: String)] {
      values.map { name, value in
        let text = value.string ?? ""
        return (name, name == "shares_contact" && text == "unanswered" ? "" : text)
      } + [("amount", amount.joined()), ("workshops", workshops.joined(separator: ","))]
    }
    return emptiedFields(
      from: texts(after.map { ($0.name, row[$0.name]) }, amount, workshops),
      to: texts(after, Self.amount(draft.declared), draft.workshops))
  }
}

extension RegistrationDraft {
  /// The answer with what stays of an earlier one: what its file has no column for, what it says and nobody understands,
  /// the time of a form without times, and the fee period in which the place was taken.
  func continuing(_ old: StoredAnswer, timeIsOpen: Bool) -> RegistrationDraft {
    var draft = self
    let row = old.row
    func leaves(_ column: RegistrationColumn) -> Bool { absent.contains(column) || notUnderstood[column] != nil }
    for column in RegistrationColumn.plain where leaves(column) { draft.plain[column] = row.text(column.rawValue) }
    // A whole name does not say again which of its words are the family name.
    let keepsParts = absent.isSuperset(of: [.firstName, .lastName]) && folded(name.plain) == row.text("name_folded")
    draft.name = PersonName(
      title: leaves(.title) && name.title.isEmpty ? row.text("title") : name.title,
      first: keepsParts ? row.text("first_name") : name.first, last: keepsParts ? row.text("last_name") : name.last)
    if leaves(.mobile) { draft.mobile = row.optionalText("mobile") }
    if leaves(.workshops) { draft.workshops = old.workshops }
    if leaves(.paymentMethod) { draft.paymentMethod = row.text("payment_method") }
    if leaves(.amount) { draft.declared = row.money("declared") }
    // What may have withdrawn a consent leaves none.
    if absent.contains(.sharesContact) { draft.sharesContact = row.text("shares_contact") }
    // A damaged number does not replace a sound one.
    if old.card != nil, absent.contains(.nationalId) || card == nil && !self[.nationalId].isEmpty {
      (draft.card, draft.plain[.nationalId], draft.identity) = (old.card, row.text("national_id"), row.text("identity"))
    }
    for (column, said) in Self.lines(row.text("not_understood")) where absent.contains(column) {
      draft.notUnderstood[column] = said
    }
    if timeIsOpen, let sent = old.submittedAt { draft.submittedAt = sent }
    if category == old.category { draft.feePeriod = row.text("fee_period") }
    return draft
  }

  private static func lines(_ text: String) -> [(RegistrationColumn, String)] {
    text.split(separator: "\n").compactMap { line in
      RegistrationColumn.allCases.first { line.hasPrefix("\($0.label): ") }
        .map { ($0, String(line.dropFirst($0.label.count + 2))) }
    }
  }
}
