import CPangoCairo
import EventData

/// Draws one card after another, element by element in the order of the design.
struct CardPainter {
  private let design: CardDesign
  private let canvas: PDFCanvas
  private let fields: [String]
  /// A text box for each element that is text, by its place in the design.
  private let boxes: [Int: TextBox]

  private static let smallestModule = 0.4
  private let scale = PDFCanvas.pointsPerMillimetre

  init(design: CardDesign, canvas: PDFCanvas) throws {
    self.design = design
    self.canvas = canvas
    fields = design.fields
    var boxes: [Int: TextBox] = [:]
    for (index, element) in design.elements.enumerated() {
      if case .text(let text) = element.shape { boxes[index] = try TextBox(text, on: canvas) }
    }
    self.boxes = boxes
  }

  /// What keeps a card from being drawn; nil when nothing does.
  func obstacle(to card: CardContent, index: Int) -> CardReport.Warning? {
    for field in fields {
      guard let scalar = cardText(card.fields[field] ?? "").unicodeScalars.first(where: isNoncharacter) else {
        continue
      }
      let number = String(scalar.value, radix: 16, uppercase: true)
      return CardReport.Warning(
        card: index, field: field, kind: .notDrawn,
        message:
          "this card was not drawn: the text holds U+\(number), which is no character. Write the text without it.")
    }
    return nil
  }

  /// Draws `card` with its top left at `place` (points).
  func draw(
    _ card: CardContent, at place: (x: Double, y: Double), index: Int, warnings: inout [CardReport.Warning]
  ) throws {
    try checkFields(card, index: index)
    var page = Drawing(card: card, index: index, origin: place, warnings: [])
    if let background = design.background {
      let colour = colour(background, in: &page)
      canvas.fillRectangle(
        x: place.x, y: place.y, width: design.width * scale, height: design.height * scale, colour: colour)
    }
    for (number, element) in design.elements.enumerated() {
      if let when = element.when, page.text(when).isEmpty { continue }
      if let unless = element.unless, !page.text(unless).isEmpty { continue }
      try draw(element.shape, number: number, in: &page)
    }
    warnings += page.warnings
  }

  /// One card being drawn.
  private struct Drawing {
    let card: CardContent
    let index: Int
    let origin: (x: Double, y: Double)
    var warnings: [CardReport.Warning]

    func text(_ field: String) -> String { cardText(card.fields[field] ?? "") }

    mutating func warn(_ field: String, _ kind: CardReport.Warning.Kind, _ message: String) {
      let warning = CardReport.Warning(card: index, field: field, kind: kind, message: message)
      if !warnings.contains(warning) { warnings.append(warning) }
    }
  }

  private func draw(_ shape: CardDesign.Shape, number: Int, in page: inout Drawing) throws {
    switch shape {
    case .text(let text): draw(text, number: number, in: &page)
    case .qr(let field, let box): try drawCode(field, box, in: &page)
    case .rect(let box, let paint):
      canvas.fillRectangle(
        x: page.origin.x + box.x * scale, y: page.origin.y + box.y * scale, width: box.width * scale,
        height: box.height * scale, colour: colour(paint, in: &page))
    case .line(let box, let thickness, let paint):
      let start = (x: page.origin.x + box.x * scale, y: page.origin.y + box.y * scale)
      canvas.strokeLine(
        from: start, to: (start.x + box.width * scale, start.y + box.height * scale), width: thickness,
        colour: colour(paint, in: &page))
    }
  }

  private func draw(_ text: CardDesign.Text, number: Int, in page: inout Drawing) {
    let (field, words) =
      switch text.source {
      case .field(let name): (name, page.text(name))
      case .literal(let words): ("text", words)
      }
    guard !words.isEmpty, let box = boxes[number] else { return }
    let outcome = box.draw(words, x: page.origin.x, y: page.origin.y, colour: colour(text.colour, in: &page))
    if outcome.isCut {
      page.warn(
        field, .cut,
        "\"\(words.prefix(80))\" does not fit even at \(plain(text.least)) pt and was cut. "
          + "Shorten it, or give it more room.")
    }
    if outcome.isPiled {
      page.warn(
        field, .cut,
        "\"\(words.prefix(80))\" does not fit: marks stand far above or below its letters and were cut. Write it without them."
      )
    }
    if !outcome.missing.isEmpty {
      let list = outcome.missing.prefix(8).map { "\($0) (U+\(String($0.value, radix: 16, uppercase: true)))" }
      page.warn(
        field, .missingGlyphs,
        "no font has \(list.joined(separator: ", ")), so boxes were printed. Write the text without them.")
    }
  }

  private func drawCode(_ field: String, _ box: CardDesign.Box, in page: inout Drawing) throws {
    // Not cleaned as other text is: a code must say exactly what was signed.
    let text = page.card.fields[field] ?? ""
    guard !text.isEmpty else {
      return page.warn(field, .noCode, "the field is empty, so the card has no QR code. Issue its token first.")
    }
    let code: QRMatrix
    do {
      code = try QRMatrix(encoding: text)
    } catch let error as ExplainedError {
      throw ExplainedError(
        .outside, error.what, at: "card \(page.index + 1), field \(field)", why: error.why, remedy: error.remedy)
    }
    let module = box.width / Double(code.size + 2 * QRMatrix.quietZone)
    if module < Self.smallestModule {
      page.warn(
        field, .smallModules,
        "the modules of this code are \(Int((module * 100).rounded(.down)).asHundredths) mm; under 0.40 mm phones fail. "
          + "Enlarge the code in the design or shorten what it holds.")
    }
    try canvas.drawQR(
      code, x: page.origin.x + box.x * scale, y: page.origin.y + box.y * scale, side: box.width * scale)
  }

  private func colour(_ paint: CardDesign.Paint, in page: inout Drawing) -> Colour {
    switch paint {
    case .fixed(let colour): return colour
    case .field(let field): return fieldColour(field, in: &page)
    case .inkOn(let field): return fieldColour(field, in: &page).readableInk
    }
  }

  private func fieldColour(_ field: String, in page: inout Drawing) -> Colour {
    let text = page.text(field)
    if let colour = Colour(text) { return colour }
    page.warn(field, .badColour, "\"\(text.prefix(20))\" is not a colour, so grey was used. Write it as #RRGGBB.")
    return Colour(red: 0.4, green: 0.4, blue: 0.4)
  }

  private func checkFields(_ card: CardContent, index: Int) throws {
    for field in fields where card.fields[field] == nil {
      throw ExplainedError(
        .outside, "No cards were drawn", at: "card \(index + 1)",
        why: "The design \(design.name) wants a field \(field), which the card does not have.",
        remedy: "Known: \(card.fields.keys.sorted().joined(separator: ", "))."
          + didYouMean(field, in: card.fields.keys.sorted()))
    }
  }
}
