public import Abstracts
public import EventData

/// The call and how its abstracts are reviewed: what this room reads of `abstracts.yaml`.
@dynamicMemberLookup public struct ReviewedCall: Sendable {
  /// The call.
  public let call: CallForAbstracts
  /// How abstracts are reviewed; nil when the file does not say.
  public let review: ReviewRules?

  /// A part of the call, such as its tracks.
  public subscript<Value>(dynamicMember member: KeyPath<CallForAbstracts, Value>) -> Value { call[keyPath: member] }
  public init(_ fields: FieldReader) {
    call = CallForAbstracts(fields)
    review = fields.optionalObject("review", "How abstracts are reviewed.", ReviewRules.init)
  }

  /// How abstracts are reviewed.
  ///
  /// - Throws: `ExplainedError` (definition) when the file does not say.
  public func requiredReview() throws -> ReviewRules {
    if let review { return review }
    throw ExplainedError(
      .definition, "abstracts.yaml does not say how abstracts are reviewed", at: "abstracts.yaml",
      why: "The part 'review' is missing.",
      remedy: "Add it as docs/event-files.md shows, then run: onco event check")
  }
}
