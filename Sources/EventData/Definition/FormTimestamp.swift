import Foundation

extension FormColumns {
  /// A moment as forms and spreadsheets write it, by this form's order and zone; nil when it is none.
  ///
  /// `9/26/2026 23:02:00` or `9/26/26` in the form's order (a year of two digits is of this century), with AM, `p. m.` or
  /// neither; `26.9.2026`, which is day first everywhere; the year first (`2026-09-26 23:02`) and the month in words
  /// (`Sep 26, 2026 11:02 PM`, `26-Sep-2026`), which have one meaning only; each also with a zone of its own, as Google and
  /// JSON write it (`2026/09/26 11:02:00 PM GMT+5`, `2026-09-26T18:02:00Z`); an Excel serial number (`46291.9597`, days
  /// from 1900 on the form's clock). A day without a time is its beginning, and seconds are never rounded up: no answer
  /// gets late by it.
  public func moment(_ text: String) -> Moment? { moment(text, dateOrder) }

  func moment(_ text: String, _ order: DateOrder) -> Moment? {
    let plain = String(text.map(Self.plain)).onOneLine
    if let serial = serial(plain) { return serial }
    guard let parts = plain.wholeMatch(of: Self.stamp), let date = day(parts.1, order),
      let clock = clock(parts.2, parts.3)
    else { return nil }
    guard parts.4 != nil || parts.5 != nil else {
      return zone.moment(date, hour: clock.hour, minute: clock.minute, second: clock.second)
    }
    guard let offset = Self.offset(parts.5) else { return nil }
    return EventZone.utc.moment(date, hour: clock.hour, minute: clock.minute, second: clock.second)
      .advanced(bySeconds: Int64(-offset))
  }

  // A literal is compiled anew wherever it stands in a function; one that never changes may be shared.
  nonisolated(unsafe) private static let stamp =
    /(?i)(?:[a-z]{3,9},? )?([0-9]+[\/.\-][0-9]+[\/.\-][0-9]+|[0-9]{1,2}[ \-][a-z]+\.?[ \-,]+[0-9]+|[a-z]+\.? [0-9]{1,2},? [0-9]+)(?:(?:T|,? +)([0-9:]+)(?:\.[0-9]+)? ?([ap]\.? ?m\.?)?)? ?(?:(Z|UTC|GMT)?([+\-][0-9:]+)?)(?: \(.*\))?/
  nonisolated(unsafe) private static let serialNumber = /[0-9]{5}(?:[.,][0-9]{1,15})?/

  /// Digits of every script as 0...9, and every space as one.
  private static func plain(_ character: Character) -> Character {
    if let digit = character.decimalDigit { return Character("\(digit)") }
    return character.isWhitespace ? " " : character
  }

  private func day(_ text: Substring, _ order: DateOrder) -> CalendarDate? {
    let words = text.split { "/-., ".contains($0) }
    guard words.count == 3 else { return nil }
    if let month = words.firstIndex(where: { $0.first?.isLetter == true }) {
      guard let number = Self.month(words[month]) else { return nil }
      return Self.date(year: words[2], month: number, day: words[month == 0 ? 1 : 0])
    }
    let numbers = words.map { Int($0) ?? 0 }
    if words[0].count == 4 || order == .yearMonthDay {
      return Self.date(year: words[0], month: numbers[1], day: words[2])
    }
    return order == .monthDayYear && !text.contains(".")
      ? Self.date(year: words[2], month: numbers[0], day: words[1])
      : Self.date(year: words[2], month: numbers[1], day: words[0])
  }

  private static func date(year: Substring, month: Int, day: Substring) -> CalendarDate? {
    guard let number = Int(year), let day = Int(day), year.count == 2 || year.count == 4 else { return nil }
    return CalendarDate(year: year.count == 2 ? 2_000 + number : number, month: month, day: day)
  }

  /// The month an English name or its beginning of three letters or more means.
  private static func month(_ name: Substring) -> Int? {
    let name = name.lowercased()
    return name.count < 3
      ? nil : (1...12).first { CalendarDate.monthName($0).lowercased().hasPrefix(name) || (name == "sept" && $0 == 9) }
  }

  private func clock(_ text: Substring?, _ half: Substring?) -> (hour: Int, minute: Int, second: Int)? {
    guard let text else { return (0, 0, 0) }
    guard let clock = WallClock(text) else { return nil }
    guard let half = half?.first?.lowercased() else { return (clock.hour, clock.minute, clock.second) }
    guard (1...12).contains(clock.hour) else { return nil }
    return (clock.hour % 12 + (half == "p" ? 12 : 0), clock.minute, clock.second)
  }

  /// Seconds east of UTC: `+5`, `-03:30`, `+0530`; none is zero.
  private static func offset(_ text: Substring?) -> Int? {
    guard let text else { return 0 }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard digits.isDigits, digits.count <= 4, let number = Int(digits) else { return nil }
    let (hours, minutes) = digits.count > 2 ? (number / 100, number % 100) : (number, 0)
    guard hours <= 14, minutes < 60 else { return nil }
    return (text.hasPrefix("-") ? -1 : 1) * (hours * 3_600 + minutes * 60)
  }

  /// A day number of Excel between 2000 and 2100, with the time of day behind a point or comma.
  private func serial(_ text: String) -> Moment? {
    guard text.wholeMatch(of: Self.serialNumber) != nil,
      let days = Double(text.replacing(",", with: ".")), (36_526..<73_051).contains(days)
    else { return nil }
    // Excel's fraction of a day is a millisecond off at most; what is left is cut, so that 23:59:59.9 stays that day.
    let seconds = Int((days * 86_400_000).rounded()) / 1_000
    let date = CalendarDate(dayNumber: seconds / 86_400 - 25_569)
    return zone.moment(date, hour: seconds / 3_600 % 24, minute: seconds / 60 % 60, second: seconds % 60)
  }
}
