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
    let zone = "\(utcOffsetSeconds < 0 ? "-" : "+")\((minutes / 60).padded(to: 2))\((minutes % 60).padded(to: 2))"
    let time = "\(clock.hour.padded(to: 2)):\(clock.minute.padded(to: 2)):\(clock.second.padded(to: 2))"
    return
      "\(days[weekday]), \(clock.date.day) \(months[clock.date.month - 1]) \(clock.date.year.padded(to: 4)) \(time) \(zone)"
  }

  /// `20261123T160000Z`, RFC 5545 section 3.3.5, form 2.
  static func basicUTC(_ moment: Moment) -> String {
    let clock = EventZone.utc.wallClock(moment)
    let day = "\(clock.date.year.padded(to: 4))\(clock.date.month.padded(to: 2))\(clock.date.day.padded(to: 2))"
    return "\(day)T\(clock.hour.padded(to: 2))\(clock.minute.padded(to: 2))\(clock.second.padded(to: 2))Z"
  }
}
