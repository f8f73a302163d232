/// `selection` in `abstracts.yaml`: what an abstract can become, and how many of each.
public struct SelectionRules: Sendable {
  /// The day presenters confirm by; nil when not fixed yet.
  public let confirmBy: CalendarDate?

  init(_ fields: FieldReader) {
    confirmBy = fields.optionalDate("confirm_by", "The day presenters confirm by.")
  }
}
