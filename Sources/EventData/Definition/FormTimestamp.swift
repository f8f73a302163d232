import Foundation

extension FormColumns {
  /// A moment as forms and spreadsheets write it, by this form's order and zone; nil when it is none, also for a year of
  /// two digits, which could mean any century.
  ///
  /// `9/26/2026 23:02:00` in the form's order, also with AM or PM; the year first (`2026-09-26 23:02`, which has one
  /// meaning only), also with a zone of its own as Google and JSON write it (`2026/09/26 11:02:00 PM GMT+5`,
  /// `2026-09-26T18:02:00Z`); an Excel serial number (`46291.9597`, days from 1900 on the form's clock).
  public func moment(_ text: String) -> Moment? {
    let plain = String(text.map { $0 == "\u{00A0}" || $0 == "\u{202F}" ? " " : $0 }).trimmed
    if let serial = serial(plain) { return serial }
    guard let parts = plain.wholeMatch(of: Self.stamp),
      let date = day(parts.1), let clock = clock(parts.2, parts.3)
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
    /(?i)(\S+?)(?:T| +)([0-9:]+)(?:\.[0-9]+)? ?(AM|PM)? ?(?:(Z|UTC|GMT)?([+\-][0-9:]+)?)/
  nonisolated(unsafe) private static let serialNumber = /[0-9]{5}(?:[.,][0-9]{1,15})?/

  private func day(_ text: Substring) -> CalendarDate? {
    let words = text.split(omittingEmptySubsequences: false) { "/-.".contains($0) }
    let numbers = words.compactMap { $0.isDigits ? Int($0) : nil }
    guard words.count == 3, numbers.count == 3 else { return nil }
    if words[0].count == 4 || dateOrder == .yearMonthDay {
      return numbers[0] < 1_000 ? nil : CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
    }
    guard numbers[2] >= 1_000 else { return nil }
    return dateOrder == .monthDayYear
      ? CalendarDate(year: numbers[2], month: numbers[0], day: numbers[1])
      : CalendarDate(year: numbers[2], month: numbers[1], day: numbers[0])
  }

  private func clock(_ text: Substring, _ half: Substring?) -> (hour: Int, minute: Int, second: Int)? {
    guard let clock = WallClock(text) else { return nil }
    guard let half else { return (clock.hour, clock.minute, clock.second) }
    guard (1...12).contains(clock.hour) else { return nil }
    return (clock.hour % 12 + (half.lowercased() == "pm" ? 12 : 0), clock.minute, clock.second)
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
    let seconds = Int((days * 86_400).rounded())
    let date = CalendarDate(dayNumber: seconds / 86_400 - 25_569)
    return zone.moment(date, hour: seconds / 3_600 % 24, minute: seconds / 60 % 60, second: seconds % 60)
  }
}
