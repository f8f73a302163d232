/// What one card says: a text for each field of its design. An empty text leaves the place blank.
public struct CardContent: Sendable, Equatable {
  /// Field name to text. Colours are `#RRGGBB`.
  public var fields: [String: String]

  public init(fields: [String: String]) { self.fields = fields }
}

/// How cards lie on the pages.
public enum CardLayout: Sendable {
  /// One card a page, the page as large as the card.
  case singles
  /// As many cards as fit on A4 portrait (four of A6), with cut marks.
  case sheet
}

/// What was drawn, and what a person should look at before printing.
public struct CardReport: Sendable, Equatable {
  /// Something on one card that is not as it should be.
  public struct Warning: Sendable, Equatable {
    /// What is wrong, by a name that stays the same for scripts.
    public enum Kind: String, Sendable {
      /// The text did not fit at its least size and was cut with an ellipsis, or marks piled on a letter left the box.
      case cut
      /// No font has some of the characters; they print as boxes.
      case missingGlyphs = "missing-glyphs"
      /// A colour field does not hold `#RRGGBB`; grey was used.
      case badColour = "bad-colour"
      /// The QR field is empty, so the card has no code.
      case noCode = "no-code"
      /// The modules of the QR code are under 0.4 mm, which phone cameras and worn prints do not bear.
      case smallModules = "small-modules"
      /// The text holds what no PDF can, so this card was left out.
      case notDrawn = "not-drawn"
    }

    /// Place of the card in the order given, from 0.
    public let card: Int
    /// The field of the design that it is about.
    public let field: String
    /// What is wrong.
    public let kind: Kind
    /// What happened, in words, with what was found.
    public let message: String
  }

  /// How many cards were left out; a warning names each.
  public var notDrawn: Int { warnings.count { $0.kind == .notDrawn } }
  /// Cards drawn.
  public internal(set) var cards = 0
  /// Pages written.
  public internal(set) var pages = 0
  /// In the order of the cards.
  public internal(set) var warnings: [Warning] = []
}
