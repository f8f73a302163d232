/// A fixed layout for a badge, ticket or certificate, as read from `Templates/cards/NAME.yaml`. Lengths are millimetres
/// from the top left of the card, type sizes are points.
public struct CardDesign: Sendable, Equatable {
  struct Box: Sendable, Equatable { let x, y, width, height: Double }

  /// A fixed colour, the colour that a field holds, or the ink that reads best on such a colour.
  enum Paint: Sendable, Equatable {
    case fixed(Colour)
    case field(String)
    case inkOn(String)
  }

  enum Font: String, Sendable, CaseIterable { case sans, naskh, nastaliq }
  enum Weight: String, Sendable, CaseIterable { case regular, bold }
  enum Align: String, Sendable, CaseIterable { case left, centre, right }
  enum Vertical: String, Sendable, CaseIterable { case top, middle, bottom }
  /// What a text that is too long for its line does first: become smaller, or take another line.
  enum Overflow: String, Sendable, CaseIterable { case shrink, wrap }

  struct Text: Sendable, Equatable {
    enum Source: Sendable, Equatable {
      case field(String)
      case literal(String)
    }
    let source: Source
    let box: Box
    let font: Font
    let weight: Weight
    let size, least: Double
    let lines: Int
    let overflow: Overflow
    let align: Align
    let vertical: Vertical
    let colour: Paint
  }

  enum Shape: Sendable, Equatable {
    case text(Text)
    /// A QR code with its quiet zone inside the square.
    case qr(field: String, box: Box)
    case rect(Box, Paint)
    /// A straight line of `thickness` points; the box's width and height are the way to its other end.
    case line(Box, thickness: Double, Paint)
  }

  struct Element: Sendable, Equatable {
    let shape: Shape
    /// Drawn only when this field is not empty.
    let when: String?
    /// Drawn only when this field is empty.
    let unless: String?
  }

  /// The design's name, which becomes the title of the PDF.
  public let name: String
  /// Size of the card in millimetres.
  public let width, height: Double
  let background: Paint?
  let elements: [Element]

  /// Every field that the design uses, sorted. A card must have each of them; it may be empty.
  public var fields: [String] {
    var names: Set<String> = []
    func add(_ paint: Paint) {
      switch paint {
      case .fixed: break
      case .field(let name), .inkOn(let name): names.insert(name)
      }
    }
    if let background { add(background) }
    for element in elements {
      names.formUnion([element.when, element.unless].compactMap(\.self))
      switch element.shape {
      case .text(let text):
        if case .field(let name) = text.source { names.insert(name) }
        add(text.colour)
      case .qr(let field, _): names.insert(field)
      case .rect(_, let paint), .line(_, _, let paint): add(paint)
      }
    }
    return names.sorted()
  }
}
