/// `book` in `abstracts.yaml`: the journal's supplement the abstracts are printed in.
public struct BookProfile: Sendable {
  /// The title of the book.
  public let title: String

  init(_ fields: FieldReader) {
    title = fields.text("title", "The title of the book.")
  }
}
