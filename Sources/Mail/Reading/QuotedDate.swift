public import EventData

extension OwnWords.Below {
  /// When it was sent, by its header; nil when that can be read in two ways or not at all.
  ///
  /// - Parameter zone: the clock of a date that names no zone.
  public func moment(in zone: EventZone) -> Moment? {
    guard let day = QuotedDate.day(sent), let clock = QuotedDate.clock(sent) else { return nil }
    guard let offset = clock.offset else { return zone.moment(day, hour: clock.hour, minute: clock.minute) }
    return EventZone.utc.moment(day, hour: clock.hour, minute: clock.minute).advanced(bySeconds: Int64(-offset))
  }
}

/// Dates as mail programs write them for people: `Thu, 1 Oct 2026 at 10:00`, `Thursday, October 1, 2026 10:00 AM`.
private enum QuotedDate {
  static func day(_ text: String) -> CalendarDate? {
    if let iso = text.firstMatch(of: /\b(20[0-9]{2})[\-\/.年] ?([0-9]{1,2})[\-\/.月] ?([0-9]{1,2})/) {
      return date(iso.1, iso.2, iso.3)
    }
    // With points the day stands first; with strokes nobody knows, unless one number is no month.
    if let german = text.firstMatch(of: /\b([0-9]{1,2})\. ?([0-9]{1,2})\. ?(20[0-9]{2})/) {
      return date(german.3, german.2, german.1)
    }
    if let numbers = text.firstMatch(of: /\b([0-9]{1,2})[\/\-]([0-9]{1,2})[\/\-](20[0-9]{2})/) {
      guard let first = Int(numbers.1), let second = Int(numbers.2), first > 12 || second > 12 || first == second
      else { return nil }
      return first > 12 ? date(numbers.3, numbers.2, numbers.1) : date(numbers.3, numbers.1, numbers.2)
    }
    guard let year = text.firstMatch(of: /\b20[0-9]{2}\b/).map({ $0.0 }),
      let day = text.firstMatch(of: /(?:^|[^0-9:.])([0-9]{1,2})(?![0-9:h]|\.[0-9])/).map({ $0.1 }),
      let month = folded(text).split(separator: " ").lazy.compactMap({ month($0) }).first
    else { return nil }
    return Int(year).flatMap { year in Int(day).flatMap { CalendarDate(year: year, month: month, day: $0) } }
  }

  private static func date(_ year: Substring, _ month: Substring, _ day: Substring) -> CalendarDate? {
    guard let year = Int(year), let month = Int(month), let day = Int(day) else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// Hour and minute, and seconds east of UTC when they are said; nil when a zone is named that means several.
  static func clock(_ text: String) -> (hour: Int, minute: Int, offset: Int?)? {
    // Behind the year, as a date may be written with points.
    if let year = text.firstMatch(of: /20[0-9]{2}(?![0-9])/), let clock = time(text[year.range.upperBound...]) {
      return clock
    }
    return text.contains(/[0-9]\.[0-9]/) ? nil : time(text[...])
  }

  private static func time(_ text: Substring) -> (hour: Int, minute: Int, offset: Int?)? {
    guard
      let match = text.firstMatch(
        of: /\b([0-9]{1,2})[:.h]([0-9]{2})(?::[0-9]{2})?[\s\x{202F}\x{A0}]*([AaPp])?(?:\.?\s?[Mm]\.?)?(.*)$/),
      var hour = Int(match.1), let minute = Int(match.2), minute < 60
    else { return nil }
    if let half = match.3 {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (half.lowercased() == "p" ? 12 : 0)
    }
    guard hour < 24 else { return nil }
    if let zone = match.4.firstMatch(of: /(?:GMT|UTC)?([+\-])([0-9]{1,2}):?([0-9]{2})?/) {
      let seconds = (Int(zone.2) ?? 0) * 3_600 + (zone.3.flatMap { Int($0) } ?? 0) * 60
      return (hour, minute, zone.1 == "-" ? -seconds : seconds)
    }
    if match.4.contains(/\b(?:GMT|UTC|Z)\b/) { return (hour, minute, 0) }
    return match.4.contains(/\b[A-Z]{2,5}\b/) ? nil : (hour, minute, nil)
  }

  /// A month by its name in the languages of mail programs.
  private static func month(_ word: Substring) -> Int? {
    names.firstIndex { $0.contains(where: word.hasPrefix) }.map { $0 + 1 }
  }

  private static let names: [[String]] = [
    "jan ene gen янв ocak", "feb fev fevr fev февр şub sub", "mar mär maa мар", "apr avr abr апр nis",
    "may mai mag mei maj мая", "jun juin giu июн haz", "jul juil lug июл tem", "aug ago aou авг ağu agu",
    "sep set сен eyl", "oct okt ott out окт eki", "nov ноя kas", "dec dez dic déc des дек ara",
  ].map { $0.split(separator: " ").map { folded($0) } }
}
