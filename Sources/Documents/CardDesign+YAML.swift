import EventData
public import Foundation

extension CardDesign {
  /// Reads a design from a file.
  ///
  /// - Throws: `DefinitionErrors` with every problem and its `file:line:column`; `ExplainedError` when the file cannot be
  ///   read.
  public init(contentsOf file: URL) throws {
    guard let data = try? Data(contentsOf: file), data.count <= 1_000_000,
      let text = String(data: data, encoding: .utf8)
    else {
      throw ExplainedError(
        .outside, "The card design was not read", at: file.path,
        why: "The file is missing, not UTF-8, or over 1 MB.",
        remedy: "Check the name; designs lie in Templates/cards.")
    }
    try self.init(yaml: text, file: file.path)
  }

  /// Reads a design from YAML text; `file` is the name that errors give.
  ///
  /// - Throws: `DefinitionErrors` with every problem.
  public init(yaml: String, file: String) throws {
    self = try FieldReader.read(yaml, file: file) { CardDesign($0) }.get()
  }

  private init(_ fields: FieldReader) {
    name = fields.text("name", "The design's name, which becomes the title of the PDF.")
    let width = fields.decimal("width", "Millimetres.", in: 20...1000, standIn: .infinity)
    let height = fields.decimal("height", "Millimetres.", in: 20...1000, standIn: .infinity)
    (self.width, self.height) = (width, height)
    background = fields.paint("background", "The card's colour", isRequired: false)
    elements = fields.objects("elements", "What is drawn, in order.", required: true) { element in
      CardDesign.Element(element, width: width, height: height)
    }.compactMap(\.self)
  }
}

extension CardDesign.Element {
  fileprivate init?(_ fields: FieldReader, width: Double, height: Double) {
    typealias Shape = CardDesign.Shape
    let shapes: [(kind: String, shape: Shape?)] = [
      ("text", fields.optionalObject("text", "A field or a fixed text in a box.") { .text(CardDesign.Text($0)) }),
      ("qr", fields.optionalObject("qr", "A QR code.", Shape.qr)),
      ("rect", fields.optionalObject("rect", "A filled rectangle.", Shape.rect)),
      ("line", fields.optionalObject("line", "A straight line.", Shape.line)),
    ]
    when = fields.optionalText("when", "Drawn only when this field is not empty.")
    unless = fields.optionalText("unless", "Drawn only when this field is empty.")
    let given = shapes.compactMap { kind, shape in shape.map { (kind, $0) } }
    guard given.count == 1, let (kind, shape) = given.first else {
      fields.problem(at: "", "an element must have exactly one of \(shapes.map(\.kind).joined(separator: ", "))")
      return nil
    }
    self.shape = shape
    // Beside a size that is itself wrong, no element can be said to reach beyond it.
    guard width.isFinite, height.isFinite else { return }
    let box = shape.box
    if box.x + box.width > width + 0.001 || box.y + box.height > height + 0.001 {
      fields.problem(at: kind, "this \(kind) reaches beyond the card of \(plain(width)) x \(plain(height)) mm")
    }
  }
}

extension CardDesign.Shape {
  fileprivate var box: CardDesign.Box {
    switch self {
    case .text(let text): text.box
    case .qr(_, let box), .rect(let box, _), .line(let box, _, _): box
    }
  }

  fileprivate static func qr(_ fields: FieldReader) -> Self {
    let field = fields.text("field", "The field it says.")
    let (x, y) = (fields.millimetres("x"), fields.millimetres("y"))
    let side = fields.decimal("size", "Millimetres, quiet zone included.", in: 10...500)
    return .qr(field: field, box: CardDesign.Box(x: x, y: y, width: side, height: side))
  }

  fileprivate static func rect(_ fields: FieldReader) -> Self {
    .rect(fields.box, fields.paint("colour", "Its colour") ?? .fixed(.black))
  }

  fileprivate static func line(_ fields: FieldReader) -> Self {
    let box = CardDesign.Box(
      x: fields.millimetres("x"), y: fields.millimetres("y"), width: fields.millimetres("width", default: 0),
      height: fields.millimetres("height", default: 0))
    return .line(
      box, thickness: fields.decimal("thickness", "Points.", in: 0.1...50, default: 0.5),
      fields.paint("colour", "Its colour", isRequired: false) ?? .fixed(.black))
  }
}

extension CardDesign.Text {
  fileprivate init(_ fields: FieldReader) {
    let field = fields.optionalText("field", "The field it says.")
    let literal = fields.optionalText("text", "What it says on every card.")
    if (field == nil) == (literal == nil) { fields.problem(at: "", "give either 'field' or 'text'") }
    source = field.map { .field($0) } ?? .literal(literal ?? "")
    box = fields.box
    font = fields.choice("font", "The script.", or: .sans)
    weight = fields.choice("weight", "How thick.", or: .regular)
    size = fields.decimal("size", "Points.", in: 3...400, standIn: 400)
    let least = fields.decimal("least", "The fewest points it may shrink to.", in: 3...400, default: size)
    if least > size {
      fields.problem(at: "least", "'least' (\(plain(least))) is more than 'size' (\(plain(size)))")
    }
    self.least = min(least, size)
    lines = fields.number("lines", "The most lines.", in: 1...20, default: 1)
    overflow = fields.choice("overflow", "What a text too long does first.", or: .shrink)
    align = fields.choice("align", "From left to right.", or: .centre)
    vertical = fields.choice("vertical", "From top to bottom.", or: .middle)
    colour = fields.paint("colour", "Its colour", isRequired: false) ?? .fixed(.black)
  }
}

extension FieldReader {
  fileprivate func millimetres(_ key: String, default fallback: Double? = nil) -> Double {
    decimal(key, "Millimetres.", in: 0...1000, default: fallback)
  }

  fileprivate var box: CardDesign.Box {
    CardDesign.Box(
      x: millimetres("x"), y: millimetres("y"), width: millimetres("width"), height: millimetres("height"))
  }

  /// `"#RRGGBB"`, `{field: NAME}` for the colour in a field, or `{on: NAME}` for black or white that reads well on it;
  /// nil when it is left out or wrong.
  fileprivate func paint(_ key: String, _ about: String, isRequired: Bool = true) -> CardDesign.Paint? {
    let forms = "\"#RRGGBB\" in quotes, {field: NAME} or {on: NAME}"
    if isMapping(key) {
      return optionalObject(key, about) { choice in
        let field = choice.optionalText("field", "The field that holds the colour.")
        let on = choice.optionalText("on", "The field that holds the colour it must read well on.")
        if (field == nil) == (on == nil) { choice.problem(at: "", "give either 'field' or 'on'") }
        return field.map { .field($0) } ?? .inkOn(on ?? "")
      }
    }
    let text = isRequired || has(key) ? text(key, "\(about): \(forms).") : optionalText(key, about) ?? ""
    let colour = Colour(text)
    if colour == nil, !text.isEmpty { problem(at: key, "'\(key)' is '\(text)'; write \(forms)") }
    return colour.map { .fixed($0) }
  }
}
