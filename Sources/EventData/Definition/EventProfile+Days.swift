// Days in the other files that hardly belong to this congress: last year's, or too late.
extension EventProfile {
  /// A day so long before the congress belongs to the one before.
  private static let lastYear = 330

  /// Doubts a day that is last year's, or later than it can be meant.
  ///
  /// - Parameters:
  ///   - what: what happens on the day, such as `the fee period 'early' ends`.
  ///   - latest: the last day it makes sense, such as the congress's first; nil when any later day does.
  public func doubt(
    _ day: CalendarDate?, _ what: String, latest: CalendarDate? = nil, at key: String, in fields: FieldReader
  ) {
    guard let day, areDaysKnown, day.dayNumber != 0 else { return }
    if day.adding(days: Self.lastYear) < starts {
      fields.doubt(at: key, "\(what) on \(day), about a year before the congress (\(starts)): is it last year's day?")
    } else if let latest, day > latest {
      let bound =
        latest == starts ? "the congress begins (\(starts))" : latest == ends ? "it is over (\(ends))" : "\(latest)"
      fields.doubt(at: key, "\(what) on \(day), after \(bound)")
    }
  }

  /// The same for a moment, by its day in the event's zone.
  public func doubt(
    _ moment: Moment?, _ what: String, latest: CalendarDate? = nil, at key: String, in fields: FieldReader
  ) {
    guard let moment, moment.seconds != 0 else { return }
    doubt(zone.day(of: moment), what, latest: latest, at: key, in: fields)
  }

  /// Doubts a day on which there is no congress.
  public func doubt(
    outside day: CalendarDate, _ what: String, at key: String, of entry: String? = nil, in fields: FieldReader
  ) {
    guard areDaysKnown, day.dayNumber != 0, day < starts || day > ends else { return }
    fields.doubt(at: key, of: entry, "\(what) on \(day), outside the congress (\(starts) to \(ends))")
  }

  /// False when event.yaml could not be read: its stand-ins must not raise a second wave.
  private var areDaysKnown: Bool { starts.dayNumber != 0 && ends.dayNumber != 0 }
}
