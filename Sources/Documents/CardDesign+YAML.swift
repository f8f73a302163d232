public import Foundation
import Yams

extension CardDesign {
  /// Reads a design from a file.
  ///
  /// - Throws: `CardDesignError` with every problem and its `file:line:column`; `DocumentError` when the file cannot be
  ///   read.
  public init(contentsOf file: URL) throws {
    guard let data = try? Data(contentsOf: file), data.count <= 1_000_000,
      let text = String(data: data, encoding: .utf8)
    else {
      throw DocumentError(
        "the card design was not read", place: file.path,
        why: "the file is missing, not UTF-8, or over 1 MB",
        remedy: "Check the name; designs lie in Templates/cards.")
    }
    try self.init(yaml: text, file: file.path)
  }

  /// Reads a design from YAML text; `file` is the name that errors give.
  ///
  /// - Throws: `CardDesignError` with every problem.
  public init(yaml: String, file: String) throws {
    let reader = YAMLReader(file: file)
    let design = DesignReader(reader: reader).design(yaml)
    guard let design, reader.problems.isEmpty else {
      throw CardDesignError(
        problems: reader.problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
    }
    self = design
  }
}

/// Turns YAML nodes into a design.
private struct DesignReader {
  let reader: YAMLReader

  func design(_ yaml: String) -> CardDesign? {
    guard let root = compose(yaml),
      let top = reader.mapping(
        root, "the design", allowed: ["name", "width", "height", "background", "elements"])
    else { return nil }
    let problemsBefore = reader.problems.count
    let width = top.number("width", 20...1000, unit: "mm")
    let height = top.number("height", 20...1000, unit: "mm")
    // Beside a size that is itself wrong, no element can be said to reach beyond it.
    let (right, bottom): (Double, Double) =
      reader.problems.count == problemsBefore ? (width, height) : (.infinity, .infinity)
    var elements: [CardDesign.Element] = []
    if let list = top.required("elements") {
      if case .sequence(let nodes) = list {
        elements = nodes.compactMap { element($0, width: right, height: bottom) }
      } else {
        reader.report(list.mark, "elements should be a list (lines beginning with -).")
      }
    }
    return CardDesign(
      name: top.text("name"), width: width, height: height,
      background: top.has("background") ? paint(top, "background") : nil,
      elements: elements)
  }

  private func compose(_ yaml: String) -> Node? {
    do {
      if let root = try Yams.compose(yaml: yaml) { return root }
      reader.report(nil, "the file is empty.")
    } catch let error as YamlError {
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        reader.report(mark, "this is not YAML: \(problem).")
      default: reader.report(nil, "this is not YAML: \(error).")
      }
    } catch {
      reader.report(nil, "this is not YAML: \(error).")
    }
    return nil
  }

  private func element(_ node: Node, width: Double, height: Double) -> CardDesign.Element? {
    let kinds = ["text", "qr", "rect", "line"]
    guard let item = reader.mapping(node, "an element", allowed: kinds + ["when", "unless"]) else {
      return nil
    }
    let given = kinds.filter(item.has)
    guard given.count == 1, let kind = given.first, let body = item.values[kind] else {
      reader.report(
        node.mark, "an element should have exactly one of \(kinds.joined(separator: ", ")).")
      return nil
    }
    let shape: CardDesign.Shape? =
      switch kind {
      case "text": text(body)
      case "qr": qr(body)
      case "rect": rect(body)
      default: line(body)
      }
    guard let shape else { return nil }
    let box = box(of: shape)
    if box.x + box.width > width + 0.001 || box.y + box.height > height + 0.001 {
      reader.report(
        body.mark, "this \(kind) reaches beyond the card of \(plain(width)) x \(plain(height)) mm.")
    }
    return CardDesign.Element(
      shape: shape, when: item.has("when") ? item.text("when") : nil,
      unless: item.has("unless") ? item.text("unless") : nil)
  }

  private func box(of shape: CardDesign.Shape) -> CardDesign.Box {
    switch shape {
    case .text(let text): text.box
    case .qr(_, let box), .rect(let box, _), .line(let box, _, _): box
    }
  }

  private func text(_ node: Node) -> CardDesign.Shape? {
    let keys = [
      "field", "text", "x", "y", "width", "height", "font", "weight", "size", "least", "lines",
      "overflow", "align",
      "vertical", "colour",
    ]
    guard let body = reader.mapping(node, "text", allowed: keys) else { return nil }
    if body.has("field") == body.has("text") {
      reader.report(node.mark, "text needs either field or text.")
    }
    let size = body.number("size", 3...400, unit: "pt")
    let least = body.number("least", 3...400, unit: "pt", or: size)
    if least > size {
      reader.report(
        body.values["least"]?.mark, "least \(plain(least)) is more than size \(plain(size)).")
    }
    return .text(
      CardDesign.Text(
        source: body.has("field")
          ? .field(body.text("field")) : .literal(body.text("text", or: "")),
        box: box(body), font: body.choice("font", or: .sans),
        weight: body.choice("weight", or: .regular),
        size: size, least: min(least, size),
        lines: Int(body.number("lines", 1...20, unit: "lines", or: 1)),
        overflow: body.choice("overflow", or: .shrink), align: body.choice("align", or: .centre),
        vertical: body.choice("vertical", or: .middle),
        colour: paint(body, "colour", or: .fixed(.black))))
  }

  private func qr(_ node: Node) -> CardDesign.Shape? {
    guard let body = reader.mapping(node, "qr", allowed: ["field", "x", "y", "size"]) else {
      return nil
    }
    let side = body.number("size", 10...500, unit: "mm")
    let box = CardDesign.Box(
      x: millimetres(body, "x"), y: millimetres(body, "y"), width: side, height: side)
    return .qr(field: body.text("field"), box: box)
  }

  private func rect(_ node: Node) -> CardDesign.Shape? {
    guard let body = reader.mapping(node, "rect", allowed: ["x", "y", "width", "height", "colour"])
    else { return nil }
    return .rect(box(body), paint(body, "colour"))
  }

  private func line(_ node: Node) -> CardDesign.Shape? {
    let keys = ["x", "y", "width", "height", "thickness", "colour"]
    guard let body = reader.mapping(node, "line", allowed: keys) else { return nil }
    let box = CardDesign.Box(
      x: millimetres(body, "x"), y: millimetres(body, "y"),
      width: millimetres(body, "width", or: 0),
      height: millimetres(body, "height", or: 0))
    return .line(
      box, thickness: body.number("thickness", 0.1...50, unit: "pt", or: 0.5),
      paint(body, "colour", or: .fixed(.black))
    )
  }

  private func box(_ body: YAMLMapping) -> CardDesign.Box {
    CardDesign.Box(
      x: millimetres(body, "x"), y: millimetres(body, "y"), width: millimetres(body, "width"),
      height: millimetres(body, "height"))
  }

  private func millimetres(_ body: YAMLMapping, _ key: String, or standIn: Double? = nil) -> Double {
    body.number(key, 0...1000, unit: "mm", or: standIn)
  }

  /// `"#RRGGBB"`, `{field: NAME}` for the colour in a field, or `{on: NAME}` for black or white that reads well on it.
  private func paint(_ body: YAMLMapping, _ key: String, or standIn: CardDesign.Paint? = nil)
    -> CardDesign.Paint
  {
    let fallback = standIn ?? .fixed(.black)
    guard let node = body.required(key, standIn != nil) else { return fallback }
    if case .scalar(let scalar) = node {
      if let colour = Colour(scalar.string) { return .fixed(colour) }
      reader.report(
        node.mark,
        "\(key) \(scalar.string) should be \"#RRGGBB\" in quotes, {field: NAME} or {on: NAME}.")
      return fallback
    }
    guard let choice = reader.mapping(node, key, allowed: ["field", "on"]) else { return fallback }
    guard choice.has("field") != choice.has("on") else {
      reader.report(node.mark, "\(key) needs either field or on.")
      return fallback
    }
    return choice.has("field") ? .field(choice.text("field")) : .inkOn(choice.text("on"))
  }
}
