import EventData

/// Who is registered under an address, found by name: an agency's address is that of thousands.
struct AddressBook {
  typealias Entry = (code: String, evidence: PersonIdentity.Evidence)

  private let cards: CardRules
  private let tx: Transaction
  /// How many people an address has; only addresses that were asked for.
  private var counts: [String: Int] = [:]
  private var people: [String: PersonIdentity] = [:]
  private var codes: [String: Set<String>] = [:]

  /// At most so many people of one address may be a family, of whom another name is asked about.
  private static let family = 5

  init(_ cards: CardRules, _ tx: Transaction) { (self.cards, self.tx) = (cards, tx) }

  /// Takes up a registration that was written, or that now says something else.
  mutating func note(_ person: PersonIdentity, _ code: String, at email: EmailAddress?) {
    let count = email.flatMap { counts[$0.folded] }
    guard people[code] != nil || count != nil else { return }
    if let email, let count, people[code] == nil { counts[email.folded] = count + 1 }
    people[code] = person
    for key in Self.keys(person) { codes[key, default: []].insert(code) }
  }

  /// The active registrations of the address that may be this person's, the likest first; of those with quite another name
  /// only a family's, when the telephone is the same too.
  mutating func namesakes(
    of person: PersonIdentity, at email: EmailAddress, besides others: Set<String> = []
  ) throws -> [Entry] {
    if counts[email.folded] == nil {
      counts[email.folded] = 0
      for row in try RegistrationQueries.rows(email: email, in: tx) {
        note(PersonIdentity(stored: row, cards), row.text("code"), at: email)
      }
    }
    let isFamily = counts[email.folded, default: 0] <= Self.family
    return Set(Self.keys(person).flatMap { codes[$0] ?? [] }).subtracting(others).compactMap { code in
      people[code].flatMap { person.match($0) }.map { (code, $0) }
    }
    .filter { (_, evidence: PersonIdentity.Evidence) in
      evidence.agrees.contains(.email)
        && (evidence.name != .different || isFamily && evidence.agrees.contains(.mobile))
    }
    .sorted { Self.rank($0) < Self.rank($1) }
  }

  private static func rank(_ entry: Entry) -> (Int, Int, String) {
    (-entry.evidence.strength.rawValue, entry.evidence.name.rawValue, entry.code)
  }

  /// The address with the sounds of a name's words.
  private static func keys(_ person: PersonIdentity) -> [String] {
    person.without(.card).without(.mobile).keys(.identifies(.certain))
  }
}
