import EventData
public import Foundation
import Synchronization

/// Draws cards of one design into a PDF. Thousands of cards take seconds and little memory: each page is written as it
/// is drawn.
public struct CardPress: Sendable {
  /// Cairo and Pango are given to one thread at a time.
  private static let turn = Mutex(())

  private let design: CardDesign
  private let fonts: FontSet

  public init(design: CardDesign, fonts: FontSet) { (self.design, self.fonts) = (design, fonts) }

  /// Draws all cards, in order. The file appears under its name when it is whole.
  ///
  /// - Parameters:
  ///   - cards: read once, one at a time.
  ///   - file: where the PDF goes; its folder must exist.
  ///   - created: written into the PDF as its creation date. Equal input gives equal bytes.
  ///   - progress: called after each card with the number drawn so far.
  /// - Returns: counts, and a warning for all that a person should look at before printing.
  ///   A card with a text that no PDF can hold is left out and named.
  /// - Throws: `ExplainedError` when a card lacks a field of the design, a QR code cannot hold its text, there are no
  ///   cards, or the file cannot be written. Nothing is left behind then.
  public func draw(
    _ cards: some Sequence<CardContent>, as layout: CardLayout, to file: URL, created: Date,
    progress: (Int) -> Void = { _ in }
  ) throws -> CardReport {
    let sheet = try CardSheet(layout, design: design)
    let target = try PartFile(for: file)
    defer { target.discard() }
    let report = try Self.turn.withLock { _ in
      try draw(cards, on: sheet, to: target.part.path, created: created, progress: progress)
    }
    try target.keep()
    return report
  }

  private func draw(
    _ cards: some Sequence<CardContent>, on sheet: CardSheet, to path: String, created: Date, progress: (Int) -> Void
  ) throws -> CardReport {
    let canvas = try PDFCanvas(
      path: path, width: sheet.pageWidth, height: sheet.pageHeight, title: design.name, created: created, fonts: fonts)
    let painter = try CardPainter(design: design, canvas: canvas)
    var report = CardReport()
    for (index, card) in cards.enumerated() {
      // One text that no PDF can hold would spoil the whole file.
      if let obstacle = painter.obstacle(to: card, index: index) {
        report.warnings.append(obstacle)
        continue
      }
      let place = report.cards % sheet.places.count
      if place == 0, report.cards > 0 { try endPage(sheet, canvas, &report) }
      try painter.draw(card, at: sheet.places[place], index: index, warnings: &report.warnings)
      report.cards += 1
      progress(index + 1)
    }
    guard report.cards > 0 else {
      let obstacle = report.warnings.first
      throw ExplainedError(
        .outside, "No PDF was made", at: obstacle.map { "\(design.name), field \($0.field)" } ?? design.name,
        why: obstacle.map { "Of the first card: \($0.message)" } ?? "There are no cards to draw.",
        remedy: obstacle == nil ? "Check the selection; nobody matches it." : "Correct the text, then draw again.")
    }
    try endPage(sheet, canvas, &report)
    try canvas.finish()
    return report
  }

  private func endPage(_ sheet: CardSheet, _ canvas: PDFCanvas, _ report: inout CardReport) throws {
    sheet.drawCutMarks(on: canvas)
    try canvas.endPage()
    report.pages += 1
  }
}
