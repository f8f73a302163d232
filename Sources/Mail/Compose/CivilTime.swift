import Foundation

/// A moment as calendar fields at a fixed offset from UTC, in the Gregorian calendar.
struct CivilTime {
  let year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int
  /// 1 is Sunday.
  let weekday: Int

  init(_ date: Date, utcOffsetSeconds: Int) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    // Shifting the moment and reading it as UTC avoids a time zone object for each offset.
    let fields = calendar.dateComponents(
      [.year, .month, .day, .hour, .minute, .second, .weekday],
      from: date.addingTimeInterval(TimeInterval(utcOffsetSeconds)))
    year = fields.year ?? 1970
    month = fields.month ?? 1
    day = fields.day ?? 1
    hour = fields.hour ?? 0
    minute = fields.minute ?? 0
    second = fields.second ?? 0
    weekday = fields.weekday ?? 1
  }

  /// `20261123T160000Z`, RFC 5545 form 2; only meaningful at offset 0.
  var basicUTC: String {
    "\(pad(year, 4))\(pad(month, 2))\(pad(day, 2))T\(pad(hour, 2))\(pad(minute, 2))\(pad(second, 2))Z"
  }

  /// `Mon, 23 Nov 2026 21:00:00 +0500`, RFC 5322 section 3.3.
  func mailDate(utcOffsetSeconds: Int) -> String {
    let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let minutes = abs(utcOffsetSeconds) / 60
    let zone = "\(utcOffsetSeconds < 0 ? "-" : "+")\(pad(minutes / 60, 2))\(pad(minutes % 60, 2))"
    let clock = "\(pad(hour, 2)):\(pad(minute, 2)):\(pad(second, 2))"
    return "\(days[weekday - 1]), \(day) \(months[month - 1]) \(pad(year, 4)) \(clock) \(zone)"
  }

  private func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
