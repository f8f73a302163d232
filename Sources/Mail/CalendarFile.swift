public import EventData

/// Several appointments in one calendar file (RFC 5545) with METHOD PUBLISH. One that is called off stays in it as cancelled.
public struct CalendarFile: Sendable, Equatable {
  /// The appointments, in the order they are written.
  public var events: [CalendarEvent]
  /// The calendar's name, as programs show it; nil for none.
  public var name: String?

  /// A file of appointments; checked by ``composed()``.
  public init(events: [CalendarEvent], name: String? = nil) { (self.events, self.name) = (events, name) }

  /// The whole file: UTF-8, CRLF, lines of at most 75 octets.
  ///
  /// - Throws: `ExplainedError` as `CalendarEvent.composed()`.
  public func composed() throws(ExplainedError) -> [UInt8] { try composed(method: "PUBLISH") }

  func composed(method: String) throws(ExplainedError) -> [UInt8] {
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//onco//congress toolkit//EN", "METHOD:\(method)"]
    if let name { lines.append("X-WR-CALNAME:\(CalendarText.escaped(name))") }
    for event in events { lines += try event.component() }
    lines.append("END:VCALENDAR")
    return lines.flatMap(CalendarText.folded)
  }
}
