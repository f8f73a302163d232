import EventData
import CPangoCairo
import Foundation

/// Sets one text element of a design on card after card: one Pango layout, and a font description for each size met.
///
/// A text that is too wide becomes smaller, or takes another line if it may (which comes first, the design says), down
/// to the least size; what still does not fit is cut with an ellipsis, and marks piled on marks at the box's edge; the
/// caller is told.
final class TextBox {
  struct Outcome: Equatable {
    var isCut = false
    /// Marks stand far above or below the letters, and were cut where the box ends.
    var isPiled = false
    /// Characters that no font has, each once.
    var missing: [Unicode.Scalar] = []
  }

  private let design: CardDesign.Text
  private let canvas: PDFCanvas
  private let layout: OpaquePointer
  private var descriptions: [Int: OpaquePointer] = [:]
  private let width, height: Double
  /// The text that the layout holds now, what came of setting it, and the space it takes.
  private var current: String?
  private var outcome = Outcome()
  private var extent = (width: 0.0, height: 0.0)
  private var size = 0

  init(_ design: CardDesign.Text, on canvas: PDFCanvas) throws {
    guard let context = pango_font_map_create_context(canvas.fontMap) else { throw Self.memoryError }
    defer { g_object_unref(UnsafeMutableRawPointer(context)) }
    // One user unit is a point. Hinting and rounding are for screens: they would make letter distances uneven on paper.
    pango_cairo_context_set_resolution(context, 72)
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_context_set_round_glyph_positions(context, 0)
    // Said here, because Pango would else take the language of whoever runs the program.
    pango_context_set_language(context, pango_language_from_string(design.font == .sans ? "en" : "ur"))
    guard let layout = pango_layout_new(context) else { throw Self.memoryError }
    (self.design, self.canvas, self.layout) = (design, canvas, layout)
    width = design.box.width * PDFCanvas.pointsPerMillimetre
    height = design.box.height * PDFCanvas.pointsPerMillimetre
    pango_layout_set_auto_dir(layout, 1)
    pango_layout_set_single_paragraph_mode(layout, 1)
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD)
  }

  deinit {
    descriptions.values.forEach { pango_font_description_free($0) }
    g_object_unref(UnsafeMutableRawPointer(layout))
  }

  private static var memoryError: ExplainedError { .memory("No text was set") }

  /// Draws `text` in the box of the card whose top left is (`x`, `y`).
  func draw(_ text: String, x: Double, y: Double, colour: Colour) -> Outcome {
    // The congress's name stands on every card: shaping it once is enough, and shaping is what drawing costs.
    if text != current { set(text) }
    let top = y + design.box.y * PDFCanvas.pointsPerMillimetre
    let left = x + design.box.x * PDFCanvas.pointsPerMillimetre
    cairo_save(canvas.cairo)
    defer { cairo_restore(canvas.cairo) }
    // What stands beside must stay readable.
    if outcome.isPiled {
      cairo_rectangle(canvas.cairo, left, top, width, height)
      cairo_clip(canvas.cairo)
    }
    canvas.setColour(colour)
    cairo_move_to(canvas.cairo, left, top + shift)
    pango_cairo_show_layout(canvas.cairo, layout)
    return outcome
  }

  /// How far below the box's top the text begins.
  private var shift: Double {
    let slack = height - extent.height
    return switch design.vertical {
    case .top: 0
    case .middle: slack / 2
    case .bottom: slack
    }
  }

  private func set(_ text: String) {
    pango_layout_set_text(layout, text, Int32(text.utf8.count))
    keepHyphenatedTogether(text)
    setAlignment()
    outcome = Outcome(isCut: !fit())
    if pango_layout_get_unknown_glyphs_count(layout) > 0 { outcome.missing = missingCharacters(of: text) }
    extent = measure()
    outcome.isPiled = isPiled
    current = text
  }

  /// Chooses size and lines. Returns false when the text had to be cut.
  private func fit() -> Bool {
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_NONE)
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD)
    pango_layout_set_height(layout, -1)
    pango_layout_set_width(layout, -1)
    setSize(halfPoints(design.size))
    let natural = measure()
    pango_layout_set_width(layout, Int32(width * Double(PANGO_SCALE)))
    if natural.width <= width, natural.height <= height { return true }
    let lineCounts = design.overflow == .shrink && design.lines > 1 ? [1, design.lines] : [design.lines]
    if lineCounts.contains(where: { setLargestSize(lines: $0, natural: natural) }) { return true }
    cut()
    return false
  }

  /// Finds the largest size at which the text fits in `lines`; sizes go by half points. `natural` is what it takes at
  /// full size on one line. As all grows with the size, that gives a bound above which nothing can fit, and near which
  /// the answer mostly lies; each size tried is a shaping saved or spent.
  private func setLargestSize(lines: Int, natural: (width: Double, height: Double)) -> Bool {
    let least = halfPoints(design.least)
    let full = Double(halfPoints(design.size))
    let bound = min(
      full, full * width * Double(lines) / natural.width,
      natural.height > height ? full * height / natural.height : full)
    var size = max(least, Int(bound))
    for _ in 0..<3 {
      if fits(size, lines: lines) { return true }
      guard size > least else { return false }
      size -= 1
    }
    var low = least
    guard fits(low, lines: lines) else { return false }
    var high = size + 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if fits(middle, lines: lines) { low = middle } else { high = middle }
    }
    return fits(low, lines: lines)
  }

  private func fits(_ size: Int, lines: Int) -> Bool {
    setSize(size)
    guard pango_layout_get_line_count(layout) <= Int32(lines) else { return false }
    let extent = measure()
    return extent.width <= width + 0.01 && extent.height <= height + 0.01
  }

  private func cut() {
    setSize(halfPoints(design.least))
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END)
    for lines in stride(from: design.lines, through: 1, by: -1) {
      pango_layout_set_height(layout, Int32(-lines))
      if measure().height <= height { return }
    }
  }

  private func setSize(_ halfPoints: Int) {
    size = halfPoints
    if let known = descriptions[halfPoints] { return pango_layout_set_font_description(layout, known) }
    guard let description = pango_font_description_new() else { return }
    let family =
      switch design.font {
      case .sans: "Noto Sans"
      case .naskh: "Noto Naskh Arabic"
      case .nastaliq: "Noto Nastaliq Urdu"
      }
    pango_font_description_set_family(description, family)
    pango_font_description_set_weight(description, design.weight == .bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_font_description_set_size(description, Int32(halfPoints) * PANGO_SCALE / 2)
    descriptions[halfPoints] = description
    pango_layout_set_font_description(layout, description)
  }

  private func halfPoints(_ points: Double) -> Int { Int((points * 2).rounded(.down)) }

  /// True when the ink leaves the box above or below by more than half the letters' size, as no accent does.
  private var isPiled: Bool {
    var ink = PangoRectangle()
    pango_layout_get_extents(layout, &ink, nil)
    let scale = Double(PANGO_SCALE)
    let first = shift + Double(ink.y) / scale
    let allowed = Double(size) / 4
    return first < -allowed || first + Double(ink.height) / scale > height + allowed
  }

  /// The space the text takes, in points: the ink where it sticks out sideways, as Nastaliq's does.
  private func measure() -> (width: Double, height: Double) {
    var ink = PangoRectangle()
    var logical = PangoRectangle()
    pango_layout_get_extents(layout, &ink, &logical)
    let scale = Double(PANGO_SCALE)
    return (Double(max(ink.width, logical.width)) / scale, Double(logical.height) / scale)
  }

  /// Lines break at spaces only, and no hyphen is put in: Abdul-Rehman is one name.
  private func keepHyphenatedTogether(_ text: String) {
    guard let attributes = pango_attr_list_new() else { return }
    defer { pango_attr_list_unref(attributes) }
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(0))
    for (index, byte) in text.utf8.enumerated() where byte == UInt8(ascii: "-") {
      guard let attribute = pango_attr_allow_breaks_new(0) else { continue }
      attribute.pointee.start_index = UInt32(index)
      attribute.pointee.end_index = UInt32(index + 2)
      pango_attr_list_insert(attributes, attribute)
    }
    pango_layout_set_attributes(layout, attributes)
  }

  /// Left and right of the design are of the paper. Pango turns them round in a right-to-left paragraph.
  private func setAlignment() {
    let isRightToLeft = pango_layout_get_direction(layout, 0) == PANGO_DIRECTION_RTL
    let alignment =
      switch (design.align, isRightToLeft) {
      case (.centre, _): PANGO_ALIGN_CENTER
      case (.left, false), (.right, true): PANGO_ALIGN_LEFT
      case (.right, false), (.left, true): PANGO_ALIGN_RIGHT
      }
    pango_layout_set_alignment(layout, alignment)
  }

  /// Sets each character alone to find those without a glyph. Rare, so it may be slow; the layout is set again after.
  private func missingCharacters(of text: String) -> [Unicode.Scalar] {
    guard let probe = pango_layout_copy(layout) else { return [] }
    defer { g_object_unref(UnsafeMutableRawPointer(probe)) }
    var missing: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars where !missing.contains(scalar) {
      let alone = String(scalar)
      pango_layout_set_text(probe, alone, Int32(alone.utf8.count))
      if pango_layout_get_unknown_glyphs_count(probe) > 0 { missing.append(scalar) }
    }
    return missing
  }
}
