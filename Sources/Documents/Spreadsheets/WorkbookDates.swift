import EventData
import Foundation

/// Which number formats mean a date, and the day and time a serial number means.
struct WorkbookDates {
  /// True for workbooks that count days from 1904-01-01 (old Excel for Mac).
  var is1904 = false
  /// Whether each cell style shows a date, by the style's position.
  var styles: [Bool] = []

  /// Whether a number format shows a date or a time: the built-in ones (ECMA-376 part 1, 18.8.30), or the letters of a
  /// custom one outside quotes, colours and escapes.
  static func isDate(format id: Int, custom: [Int: String]) -> Bool {
    if let code = custom[id] { return isDate(code) }
    return (14...22).contains(id) || (27...36).contains(id) || (45...47).contains(id) || (50...58).contains(id)
  }

  private static func isDate(_ code: String) -> Bool {
    var plain = code.prefix { $0 != ";" }.replacing(/"[^"]*"|\\.|_.|\*./, with: "")
    // [h] counts hours; [Red], [$-409] and conditions do not speak of time.
    plain = plain.replacing(/\[(?![hms]+\])[^\]]*\]/.ignoresCase(), with: "")
    return plain.lowercased() != "general" && plain.contains { "dmyhsDMYHS".contains($0) }
  }

  /// The cell a serial number with a date format is. A serial below one day is a time of day; one that no calendar has
  /// stays a number.
  func cell(serial text: String) -> Workbook.Cell {
    guard let serial = Double(text), serial >= 0, serial < 2_958_466 else { return .number(text) }
    let total = (serial * 86_400).rounded()
    let days = Int(total / 86_400), rest = Int(total) - days * 86_400
    let (hour, minute, second) = (rest / 3_600, rest / 60 % 60, rest % 60)
    if days == 0, !is1904 { return .text([hour, minute, second].map { $0.padded(to: 2) }.joined(separator: ":")) }
    if days == 60, !is1904 { return .number(text) }  // 29 February 1900, which was not
    // Days from 1970-01-01 to the day numbered 0.
    let zero = is1904 ? -24_107 : days < 60 ? -25_568 : -25_569
    return .date(CalendarDate(dayNumber: zero + days), hour: hour, minute: minute, second: second)
  }

  /// An ISO 8601 date as `t="d"` cells have it; the text when it is none.
  static func cell(iso text: String) -> Workbook.Cell {
    let parts = text.split { $0 == "T" || $0 == " " }
    guard let first = parts.first, let date = CalendarDate(String(first)) else { return .text(text) }
    guard parts.count > 1 else { return .date(date, hour: 0, minute: 0, second: 0) }
    guard let clock = WallClock(parts[1].prefix { $0 != "." && $0 != "Z" }) else { return .text(text) }
    return .date(date, hour: clock.hour, minute: clock.minute, second: clock.second)
  }
}
