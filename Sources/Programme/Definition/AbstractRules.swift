public import Abstracts
public import EventData
public import Reviews

/// `abstracts.yaml` as a whole: the call, how its abstracts are reviewed and chosen, and the book they are printed in.
public struct AbstractRules: Sendable {
  /// The call and its reviews.
  public let reviewed: ReviewedCall
  /// How abstracts are chosen; nil when the file does not say.
  public let selection: SelectionRules?
  /// The book they are printed in; nil when the file does not say.
  public let book: BookProfile?

  /// The call.
  public var call: CallForAbstracts { reviewed.call }
  /// How abstracts are reviewed; nil when the file does not say.
  public var review: ReviewRules? { reviewed.review }
  public init(_ fields: FieldReader) { self.init(fields, event: nil) }

  /// Reads the file; days are held against those of the event.
  public init(_ fields: FieldReader, event: EventProfile?) {
    reviewed = ReviewedCall(fields)
    let call = reviewed.call
    selection = fields.optionalObject("selection", "What an abstract can become, and how many.") {
      SelectionRules($0, call: call)
    }
    book = fields.optionalObject("book", "The book the abstracts are printed in.") { BookProfile($0, call: call) }
    if let event, !fields.isRecording { doubtDays(fields, event) }
  }

  /// How abstracts are chosen.
  ///
  /// - Throws: `ExplainedError` (definition) when the file does not say, or says nothing of the reviews that give the
  ///   scores.
  public func requiredSelection() throws -> SelectionRules {
    _ = try reviewed.requiredReview()
    if let selection { return selection }
    throw ExplainedError(
      .definition, "abstracts.yaml does not say how abstracts are chosen", at: "abstracts.yaml",
      why: "The part 'selection' is missing.",
      remedy: "Add it as docs/event-files.md shows, then run: onco event check")
  }
}
