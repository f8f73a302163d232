public import Abstracts
public import EventData

/// What the event's files say that selection, programme and book work by.
public struct ProgrammeRules: Sendable {
  /// Dates, zone, halls, who signs.
  public let event: EventProfile
  /// The call, the reviews, the selection and the book.
  public let abstracts: AbstractRules
  /// The sessions.
  public let programme: Programme

  public init(event: EventProfile, abstracts: AbstractRules, programme: Programme) {
    (self.event, self.abstracts, self.programme) = (event, abstracts, programme)
  }

  /// The call.
  public var call: CallForAbstracts { abstracts.call }
}

extension Programme {
  /// Reads the file; halls and days are those of the event, tracks and outcomes those of the abstracts.
  public init(_ fields: FieldReader, event: EventProfile, abstracts: AbstractRules) {
    self.init(fields, event: event) { $0.check($1, against: abstracts) }
  }
}

extension Programme.AbstractSlots {
  /// Tracks and outcome must be those of the call, and talks or boards what the outcome presents.
  fileprivate func check(_ fields: FieldReader, against rules: AbstractRules) {
    let known = rules.call.tracks.map(\.code)
    if !known.isEmpty { fields.refuseUnknown("tracks", tracks, in: known, "track") }
    guard let selection = rules.selection, !selection.outcomes.isEmpty else {
      if !known.isEmpty {
        fields.problem(at: "outcome", "abstracts.yaml has no 'selection', so no session can take abstracts")
      }
      return
    }
    guard let found = selection.presented.first(where: { $0.code == outcome }) else {
      fields.unknownReference(at: "outcome", outcome, in: selection.presented.map(\.code), what: "outcome")
      return
    }
    if found.presents == .oral, talks == nil, boards != nil {
      fields.problem(at: "boards", "'\(outcome)' is spoken: give 'slots' and 'minutes' instead of 'boards'")
    }
    if found.presents == .poster, boards == nil, talks != nil {
      fields.problem(at: "slots", "'\(outcome)' is shown on a board: give 'boards' instead of 'slots'")
    }
  }
}
