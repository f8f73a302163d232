import EventData

// Who somebody is, and how to reach them.
extension RegistrationReader {
  /// Bytes of a cell of the name, and marks on one letter, that no name has: a badge, a letter and the address line of a
  /// mail must hold it.
  private static let mostNameBytes = 1_000, mostMarks = 6

  mutating func name(_ answer: IntakeTable.Row) -> PersonName {
    let cells = [RegistrationColumn.title, .firstName, .lastName, .fullName, .nameUrdu].map { answer.raw($0) }
    let isEndless = cells.contains { $0.utf8.count > Self.mostNameBytes || $0.hasPile(of: Self.mostMarks) }
    func part(_ column: RegistrationColumn) -> String { answer.raw(column).prefix(cutAt: 300).trimmed }
    var (first, last) = (Self.written(part(.firstName)), Self.written(part(.lastName)))
    let whole = Self.written(part(.fullName))
    if first.isEmpty || last.isEmpty, !whole.isEmpty { (first, last) = Self.parts(of: whole) }
    let name = titled(PersonName(title: part(.title), first: first, last: last), chosen: part(.title))
    judge(name, isEndless: isEndless)
    return name
  }

  /// A title typed into the name is kept when it says more than the one that was chosen.
  private mutating func titled(_ name: PersonName, chosen: String) -> PersonName {
    let chosen = chosen.onOneLine
    if name.wasShouted {
      report(
        .caps, "The name is in capitals only; it is stored as '\(name.plain)'",
        "Check the spelling, above all of names such as McDonald or d'Souza.")
    }
    guard let typed = name.titleInName else { return name }
    let isMore = Self.rank(typed) > Self.rank(chosen)
    let kept = isMore ? PersonName(title: typed, first: name.first, last: name.last) : name
    let isOther = !chosen.isEmpty && folded(chosen) != folded(typed)
    report(
      .titleInName,
      "The title '\(typed)' was typed into the name\(isOther ? " and '\(chosen)' was chosen" : "");"
        + " it is stored as '\(kept.full)'",
      isOther
        ? "Look whether '\(kept.title)' is right, and correct the title's cell if it is not."
        : "Nothing, unless the title is part of the name.")
    return kept
  }

  private static func rank(_ title: String) -> Int {
    let words = Set(folded(title).split(separator: " "))
    if !words.isDisjoint(with: ["prof", "professor"]) { return 3 }
    return words.isDisjoint(with: ["dr", "doctor"]) ? (words.isEmpty ? 0 : 1) : 2
  }

  private mutating func judge(_ name: PersonName, isEndless: Bool) {
    if name.plain.isEmpty {
      report(.missingName, "There is no name", "Write the name as it should stand on the badge.")
    } else if name.first.isEmpty || name.last.isEmpty {
      report(
        .oneName, "There is one name only: '\(name.plain)'",
        "Nothing, if that is the whole name; else write the other one into its cell.")
    }
    if isEndless || name.plain.count > 200 {
      problems.append(
        ImportReport.Problem(
          RegistrationProblem.veryLongName, .error,
          "The name is longer, or has more marks on a letter, than any badge or letter holds",
          remedy: "Write the name alone into the name cells."))
    } else if name.plain.count > rules.longName {
      report(
        .veryLongName, "The name has \(name.plain.count) characters; badges are made for \(rules.longName)",
        "Look at the badge before printing: onco badge make --one CODE. Ask the delegate for a shorter form if needed.")
    }
  }

  /// A name as it was written; empty when only a stroke, a dot or a word such as `n/a` stands for one.
  private static func written(_ text: String) -> String {
    let word = folded(text)
    return word.isEmpty || ["n a", "none"].contains(word) ? "" : text
  }

  /// The given names, with a title in front, and the family name of a whole name; no word of it is lost.
  private static func parts(of whole: String) -> (first: String, last: String) {
    let name = WrittenName(whole)
    func titled(_ first: some StringProtocol) -> String { [name.title, first.trimmed].joined(separator: " ").trimmed }
    let full = name.full
    if let family = full.ranges(of: name.family).last, family.lowerBound > full.startIndex {
      return (titled(full[..<family.lowerBound]), String(full[family.lowerBound...]))
    }
    // One name, or the family name first: Chinese names stay as they are spoken, `Rao P.` is turned.
    let isSpokenSo = name.given.isEmpty || name.given.unicodeScalars.allSatisfy { $0.value >= 0x2E80 || $0 == " " }
    if isSpokenSo { return name.given.isEmpty ? (titled(full), "") : (titled(name.family), name.given) }
    return (titled(name.given), full.dropLast(name.given.count).trimmed)
  }

  mutating func email(_ raw: String) -> EmailAddress? {
    let text = raw.trimmed
    if text.hasControls {
      report(
        .headerInjection, "The e-mail cell holds a line break and more text after the address: '\(text.onOneLine)'",
        "Keep only the address in the cell. This can be an attempt to send mail to others: ask the delegate.")
      return nil
    }
    // A space around the @ may stand for a letter that is lost: what was meant is asked.
    let address = EmailAddress(text)
    if let address, text.firstMatch(of: /\s@|@\s/) == nil { return address }
    let guess = (address ?? .guess(text)).map { " Perhaps \($0) is meant." } ?? ""
    report(
      .badEmail, text.isEmpty ? "The e-mail address is missing" : "'\(text)' is no e-mail address",
      "Ask the delegate for the right address and correct the cell.\(guess)")
    return nil
  }

  mutating func card(_ text: String) -> String? {
    let reading = rules.cards.read(text)
    if case .doubtful(let why) = reading {
      report(
        .badCard, "'\(text.onOneLine)' \(why), so it tells nobody apart",
        "Ask the delegate for the number. In a spreadsheet, format the column as text before typing or pasting it.")
    }
    return reading.number
  }

  /// A number that is not plainly of the event's country when the form says that the delegate is of another one.
  mutating func mobile(_ text: String, country: String, category: RegistrationCategory?) -> String? {
    guard !text.isEmpty else { return nil }
    let home = PhoneNumber(text, countryCode: event.countryCode)
    // Digits that begin with the country code, or are grouped as nobody else does, say that they are of this country.
    let isOurs =
      home.map { $0.description == "+" + text.withPlainDigits.filter(\.isNumber) } == true
      || PhoneNumber.isDomestic(text, countryCode: event.countryCode)
    let mayBeForeign = !isOurs && origin.isAbroad(country, category: category)
    if let number = mayBeForeign ? PhoneNumber(text, countryCode: nil) : home { return number.description }
    report(
      .badMobile,
      home == nil
        ? "'\(text.onOneLine)' cannot be read as a telephone number"
        : "'\(text.onOneLine)' does not say of which country it is; the delegate is not of this one",
      "Correct it, with + and country code.")
    return nil
  }
}

extension String {
  /// The beginning, at most so many code points, so that no endless text is worked on.
  fileprivate func prefix(cutAt count: Int) -> String { String(String.UnicodeScalarView(unicodeScalars.prefix(count))) }
}
