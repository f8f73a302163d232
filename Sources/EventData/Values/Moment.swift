public import Foundation

/// An instant, stored as whole seconds since 1970-01-01 00:00 UTC. Shown only through an `EventZone`.
public struct Moment: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01 00:00:00 UTC.
  public let seconds: Int64

  /// The instant `seconds` after 1970-01-01 00:00 UTC.
  public init(seconds: Int64) { self.seconds = seconds }

  /// The same instant as a Foundation date.
  public var date: Date { Date(timeIntervalSince1970: TimeInterval(seconds)) }

  /// This instant moved by a number of seconds.
  public func advanced(bySeconds amount: Int64) -> Moment { Moment(seconds: seconds + amount) }

  public static func < (left: Moment, right: Moment) -> Bool { left.seconds < right.seconds }
}

/// The event's time zone: the only way from a `Moment` to a wall clock and back.
public struct EventZone: Hashable, Sendable {
  /// The IANA name, such as `Asia/Karachi`.
  public let name: String
  private let zone: TimeZone

  /// Nil when the name is no IANA zone.
  public init?(_ name: String) {
    guard let zone = TimeZone(identifier: name), name.contains("/") || name == "UTC" else { return nil }
    self.name = name
    self.zone = zone
  }

  private init() {
    name = "UTC"
    zone = .gmt
  }

  /// Coordinated universal time.
  public static let utc = EventZone()

  /// Seconds east of UTC at a moment.
  public func offset(at moment: Moment) -> Int { zone.secondsFromGMT(for: moment.date) }

  /// The wall clock at a moment.
  public func wallClock(_ moment: Moment) -> (date: CalendarDate, hour: Int, minute: Int, second: Int) {
    let local = moment.seconds + Int64(offset(at: moment))
    let day = Int64((Double(local) / 86_400).rounded(.down))
    let rest = Int(local - day * 86_400)
    return (CalendarDate(dayNumber: Int(day)), rest / 3_600, rest / 60 % 60, rest % 60)
  }

  /// The calendar day at a moment.
  public func day(of moment: Moment) -> CalendarDate { wallClock(moment).date }

  /// The moment of a wall clock reading. In a gap or overlap of daylight saving the offset before the change counts:
  /// an hour shown twice is its first, an hour left out is counted on from before.
  public func moment(_ date: CalendarDate, hour: Int = 0, minute: Int = 0, second: Int = 0) -> Moment {
    let local = Int64(date.dayNumber) * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
    let before = Int64(offset(at: Moment(seconds: local - 86_400)))
    let after = Int64(offset(at: Moment(seconds: local + 86_400)))
    let early = Moment(seconds: local - before)
    let late = Moment(seconds: local - after)
    return Int64(offset(at: early)) != before && Int64(offset(at: late)) == after ? late : early
  }

  /// `2026-10-15 23:59`.
  public func text(_ moment: Moment, seconds: Bool = false) -> String {
    let clock = wallClock(moment)
    let minutes = "\(clock.date) \(clock.hour.padded(to: 2)):\(clock.minute.padded(to: 2))"
    return seconds ? "\(minutes):\(clock.second.padded(to: 2))" : minutes
  }
}
