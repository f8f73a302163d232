public import EventData
public import Foundation

/// One appointment as iCalendar text (RFC 5545) with METHOD PUBLISH, or CANCEL when it is called off: it informs and asks
/// for no answer.
public struct CalendarEvent: Sendable, Equatable {
  /// The identity that survives changes; `left@right`. The same for every version of the appointment.
  public var uid: String
  /// Counts the changes from 0; a calendar replaces a lower number by a higher one.
  public var sequence: Int
  /// When this version was made.
  public var stamp: Date
  /// Beginning, a moment; written in UTC.
  public var start: Date
  /// End, after the beginning; written in UTC.
  public var end: Date
  /// The title.
  public var summary: String
  /// Where it takes place.
  public var location: String?
  /// Longer text; may hold line breaks.
  public var notes: String?
  /// Who holds it.
  public var organizer: MailboxAddress
  /// True when it will not take place: calendars that hold it strike it out.
  public var isCancelled: Bool

  /// Makes an appointment; checked by ``composed()``.
  public init(
    uid: String, sequence: Int = 0, stamp: Date, start: Date, end: Date, summary: String, location: String? = nil,
    notes: String? = nil, organizer: MailboxAddress, isCancelled: Bool = false
  ) {
    (self.uid, self.sequence, self.stamp, self.start, self.end) = (uid, sequence, stamp, start, end)
    (self.summary, self.location, self.notes) = (summary, location, notes)
    (self.organizer, self.isCancelled) = (organizer, isCancelled)
  }

  /// What the file asks of a calendar (RFC 5546): to show the appointment, or to strike it out.
  var method: String { isCancelled ? "CANCEL" : "PUBLISH" }

  /// The whole calendar file: UTF-8, CRLF, lines of at most 75 octets.
  ///
  /// - Throws: `ExplainedError` when the end is not after the beginning, the sequence is negative, or the UID is not an
  ///   identifier.
  public func composed() throws(ExplainedError) -> [UInt8] { try CalendarFile(events: [self]).composed(method: method) }

  /// The lines of the appointment alone.
  func component() throws(ExplainedError) -> [String] {
    try Identifier.check(uid, field: "calendar UID")
    guard end > start, sequence >= 0 else {
      throw ExplainedError.mail(
        "The calendar entry cannot be made", place: uid,
        reason: end > start ? "its sequence is negative" : "it does not end after it begins",
        remedy: "Correct the times in the event definition")
    }
    var lines = [
      "BEGIN:VEVENT",
      "UID:\(uid)", "SEQUENCE:\(sequence)", "DTSTAMP:\(utc(stamp))", "DTSTART:\(utc(start))", "DTEND:\(utc(end))",
      "SUMMARY:\(CalendarText.escaped(summary))",
    ]
    if let location { lines.append("LOCATION:\(CalendarText.escaped(location))") }
    if let notes { lines.append("DESCRIPTION:\(CalendarText.escaped(notes))") }
    if isCancelled { lines.append("STATUS:CANCELLED") }
    lines += [CalendarText.organizer(organizer), "END:VEVENT"]
    return lines
  }

  private func utc(_ date: Date) -> String { CivilTime.basicUTC(CivilTime.moment(date)) }
}
