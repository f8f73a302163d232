import EventData

/// Timestamps as the form service writes them, `9/26/2026 23:02:00`, in Asia/Karachi.
enum SampleClock {
  /// A reading of the clock.
  struct Reading {
    let date: CalendarDate
    let text: String
  }

  /// Registrations come from 1 August on; on 23 November, the day at the desk that the guides tell of, all have come, and
  /// their money within five days of each.
  static let registrations = DaySpan(first: (2026, 8, 1), last: (2026, 11, 18))
  /// Abstracts come from 1 August until the day before the call closes (15 October 2026, 23:59:59).
  static let abstracts = DaySpan(first: (2026, 8, 1), last: (2026, 10, 14))
  /// Late abstracts.
  static let late = DaySpan(first: (2026, 10, 16), last: (2026, 10, 20))

  /// Days from the first to the last, both included.
  struct DaySpan {
    let first: Int
    let count: Int

    init(first: (Int, Int, Int), last: (Int, Int, Int)) {
      self.first = Self.number(first)
      count = Self.number(last) - self.first + 1
    }

    private static func number(_ day: (Int, Int, Int)) -> Int {
      CalendarDate(year: day.0, month: day.1, day: day.2)?.dayNumber ?? 0
    }
  }

  /// The time of the row `index` of `count`: rows come in the order they were sent.
  static func spread(_ index: Int, of count: Int, over span: DaySpan, random: inout SplitMix64) -> Reading {
    let minutes = span.count * 1_440
    let slot = max(1, minutes / max(count, 1))
    let minute = min(minutes - 1, index * minutes / max(count, 1) + random.below(slot))
    let date = CalendarDate(dayNumber: span.first + minute / 1_440)
    return Reading(date: date, text: text(date, minute: minute % 1_440))
  }

  /// Any time within the span.
  static func any(in span: DaySpan, random: inout SplitMix64) -> Reading {
    let date = CalendarDate(dayNumber: span.first + random.below(span.count))
    return Reading(date: date, text: text(date, minute: random.below(1_440)))
  }

  private static func text(_ date: CalendarDate, minute: Int) -> String {
    "\(date.month)/\(date.day)/\(date.year) \((minute / 60).padded(to: 2)):\((minute % 60).padded(to: 2)):00"
  }
}
