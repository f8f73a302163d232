public import EventData

/// What the event's files say that selection, programme and book work by.
public struct ProgrammeRules: Sendable {
  /// Dates, zone, halls, who signs.
  public let event: EventProfile
  /// Tracks, types and deadlines of the call.
  public let call: CallForAbstracts
  /// The sessions.
  public let programme: Programme

  /// The rules of an event.
  public init(event: EventProfile, call: CallForAbstracts, programme: Programme) {
    (self.event, self.call, self.programme) = (event, call, programme)
  }
}
