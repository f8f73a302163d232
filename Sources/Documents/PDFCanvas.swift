import EventData
import CPangoCairo
import Foundation

/// A PDF under way: the cairo surface and context, and the font map for its text. Lengths are points, from the top left
/// of the page. Used from the thread that made it, and finished once.
final class PDFCanvas {
  static let pointsPerMillimetre = 72 / 25.4

  let cairo: OpaquePointer
  let fontMap: UnsafeMutablePointer<PangoFontMap>
  private let surface: OpaquePointer
  private let path: String

  /// - Parameters:
  ///   - created: goes into the file as its creation date, so that equal input gives equal bytes.
  init(path: String, width: Double, height: Double, title: String, created: Date, fonts: FontSet) throws {
    let fontMap = try fonts.makeFontMap()
    guard let surface = cairo_pdf_surface_create(path, width, height), let cairo = cairo_create(surface) else {
      throw ExplainedError.memory("No PDF was begun", at: path)
    }
    (self.path, self.fontMap, self.surface, self.cairo) = (path, fontMap, surface, cairo)
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, created.formatted(.iso8601))
    try checkCairo(cairo_surface_status(surface), doing: "No PDF was begun", at: path)
  }

  deinit {
    cairo_destroy(cairo)
    cairo_surface_destroy(surface)
    g_object_unref(UnsafeMutableRawPointer(fontMap))
  }

  func endPage() throws {
    cairo_show_page(cairo)
    try checkCairo(cairo_status(cairo), doing: "A page was not drawn", at: path)
    // A full disk shows here first; the rest of a thousand pages would be drawn for nothing.
    try checkCairo(cairo_surface_status(surface), doing: "A page was not written", at: path)
  }

  /// Writes what is left and closes the file.
  func finish() throws {
    cairo_surface_finish(surface)
    try checkCairo(cairo_surface_status(surface), doing: "The PDF was not written", at: path)
  }

  func setColour(_ colour: Colour) { cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue) }

  func fillRectangle(x: Double, y: Double, width: Double, height: Double, colour: Colour) {
    setColour(colour)
    cairo_rectangle(cairo, x, y, width, height)
    cairo_fill(cairo)
  }

  func strokeLine(from start: (x: Double, y: Double), to end: (x: Double, y: Double), width: Double, colour: Colour) {
    setColour(colour)
    cairo_set_line_width(cairo, width)
    cairo_move_to(cairo, start.x, start.y)
    cairo_line_to(cairo, end.x, end.y)
    cairo_stroke(cairo)
  }

  /// Draws a code with its quiet zone into a white square of `side`. The dark modules are a one-bit image mask: as
  /// vectors, three thousand codes would take ten times the file and four times the time.
  func drawQR(_ code: QRMatrix, x: Double, y: Double, side: Double) throws {
    fillRectangle(x: x, y: y, width: side, height: side, colour: .white)
    let module = side / Double(code.size + 2 * QRMatrix.quietZone)
    let mask = try code.mask()
    defer { cairo_surface_destroy(mask) }
    cairo_save(cairo)
    defer { cairo_restore(cairo) }
    let margin = Double(QRMatrix.quietZone) * module
    cairo_translate(cairo, x + margin, y + margin)
    cairo_scale(cairo, module, module)
    setColour(.black)
    guard let pattern = cairo_pattern_create_for_surface(mask) else { return }
    defer { cairo_pattern_destroy(pattern) }
    cairo_pattern_set_filter(pattern, CAIRO_FILTER_NEAREST)
    cairo_mask(cairo, pattern)
  }
}
