internal import EventData
import Foundation

/// A moment written the ways mail and calendars write it.
enum CivilTime {
  /// Whole seconds, downwards.
  static func moment(_ date: Date) -> Moment { Moment(seconds: Int64(date.timeIntervalSince1970.rounded(.down))) }

  /// `Mon, 23 Nov 2026 21:00:00 +0500`, RFC 5322 section 3.3.
  static func mailDate(_ moment: Moment, utcOffsetSeconds: Int) -> String {
    let clock = EventZone.utc.wallClock(moment.advanced(bySeconds: Int64(utcOffsetSeconds)))
    // Day 0, 1970-01-01, was a Thursday.
    let weekday = ((clock.date.dayNumber + 4) % 7 + 7) % 7
    let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let minutes = abs(utcOffsetSeconds) / 60
    let zone = "\(utcOffsetSeconds < 0 ? "-" : "+")\(pad(minutes / 60))\(pad(minutes % 60))"
    let time = "\(pad(clock.hour)):\(pad(clock.minute)):\(pad(clock.second))"
    return
      "\(days[weekday]), \(clock.date.day) \(months[clock.date.month - 1]) \(pad(clock.date.year, 4)) \(time) \(zone)"
  }

  /// `20261123T160000Z`, RFC 5545 section 3.3.5, form 2.
  static func basicUTC(_ moment: Moment) -> String {
    let clock = EventZone.utc.wallClock(moment)
    let day = "\(pad(clock.date.year, 4))\(pad(clock.date.month))\(pad(clock.date.day))"
    return "\(day)T\(pad(clock.hour))\(pad(clock.minute))\(pad(clock.second))Z"
  }

  private static func pad(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
