package import EventData

/// Moments as letters and programmes write them, in the event's zone.
extension EventZone {
  /// `Friday, 11 December 2026`.
  package func longDay(_ moment: Moment) -> String {
    let day = day(of: moment)
    let names = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"]
    return "\(names[((day.dayNumber % 7) + 7) % 7]), \(day.long)"
  }

  /// `09:30`.
  package func clock(_ moment: Moment) -> String { String(text(moment).suffix(5)) }

  /// `15 October 2026, 23:59 (Asia/Karachi)`.
  package func longText(_ moment: Moment) -> String { "\(day(of: moment).long), \(clock(moment)) (\(name))" }
}
