import EventData

/// Where cards lie on a page, in points.
struct CardSheet {
  let pageWidth, pageHeight: Double
  /// Top left corners of the places, row by row.
  let places: [(x: Double, y: Double)]
  /// Where the sheet is cut: across at each of `rows`, down at each of `columns`.
  let columns, rows: [Double]

  /// - Throws: `ExplainedError` when the card is larger than A4.
  init(_ layout: CardLayout, design: CardDesign) throws {
    let scale = PDFCanvas.pointsPerMillimetre
    guard layout == .sheet else {
      (pageWidth, pageHeight) = (design.width * scale, design.height * scale)
      (places, columns, rows) = ([(0, 0)], [], [])
      return
    }
    let (across, down) = (Int(210 / design.width), Int(297 / design.height))
    guard across > 0, down > 0 else {
      throw ExplainedError(
        .outside, "No sheet was made", at: design.name,
        why: "A card of \(design.width) x \(design.height) mm does not fit on A4 portrait.",
        remedy: "Draw it one to a page.")
    }
    let left = (210 - Double(across) * design.width) / 2
    let top = (297 - Double(down) * design.height) / 2
    let xs = (0...across).map { (left + Double($0) * design.width) * scale }
    let ys = (0...down).map { (top + Double($0) * design.height) * scale }
    (pageWidth, pageHeight) = (210 * scale, 297 * scale)
    places = ys.dropLast().flatMap { y in xs.dropLast().map { (x: $0, y: y) } }
    columns = xs
    rows = ys
  }

  /// Short lines at the page's edges and crosses where four cards meet, white under black so that they show on any
  /// colour. They lie on the cuts and leave nothing on a card that is cut true.
  func drawCutMarks(on canvas: PDFCanvas) {
    let scale = PDFCanvas.pointsPerMillimetre
    let (edge, arm) = (9 * scale, 2.5 * scale)
    func marks(_ crossings: [Double], _ length: Double) -> [(Double, Double)] {
      [(0, edge), (length - edge, length)] + crossings.dropFirst().dropLast().map { ($0 - arm, $0 + arm) }
    }
    for (width, colour) in [(1.2, Colour.white), (0.35, Colour.black)] {
      for x in columns where x > 1 && x < pageWidth - 1 {
        for (from, to) in marks(rows, pageHeight) {
          canvas.strokeLine(from: (x, from), to: (x, to), width: width, colour: colour)
        }
      }
      for y in rows where y > 1 && y < pageHeight - 1 {
        for (from, to) in marks(columns, pageWidth) {
          canvas.strokeLine(from: (from, y), to: (to, y), width: width, colour: colour)
        }
      }
    }
  }
}
