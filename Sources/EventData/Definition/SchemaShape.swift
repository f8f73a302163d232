/// What a key may hold, for the JSON Schema that editors complete and check the event's files by.
final class SchemaShape {
  enum Kind {
    case text([String]?), pattern(String), number(ClosedRange<Int>), flag, object, list(SchemaShape), map, mapOfLists
  }

  let kind: Kind
  let about: String
  private var properties: [(key: String, shape: SchemaShape, required: Bool)] = []
  /// What a key holds that the event's own files name, such as a fee period; nil when no such key is allowed.
  private var free: SchemaShape?

  private init(_ kind: Kind, _ about: String) { (self.kind, self.about) = (kind, about) }

  static func text(_ about: String, allowed: [String]?) -> SchemaShape { SchemaShape(.text(allowed), about) }
  static func pattern(_ about: String, _ pattern: String) -> SchemaShape { SchemaShape(.pattern(pattern), about) }
  static func number(_ about: String, _ range: ClosedRange<Int>) -> SchemaShape { SchemaShape(.number(range), about) }
  static func flag(_ about: String) -> SchemaShape { SchemaShape(.flag, about) }
  static func object(_ about: String) -> SchemaShape { SchemaShape(.object, about) }
  static func list(_ about: String, of item: SchemaShape) -> SchemaShape { SchemaShape(.list(item), about) }
  static func map(_ about: String) -> SchemaShape { SchemaShape(.map, about) }
  static func mapOfLists(_ about: String) -> SchemaShape { SchemaShape(.mapOfLists, about) }

  func add(_ key: String, _ shape: SchemaShape, required: Bool) {
    // While recording, the names that other keys define are empty stand-ins.
    guard !key.isEmpty else {
      free = shape
      return
    }
    if !properties.contains(where: { $0.key == key }) { properties.append((key, shape, required)) }
  }

  /// The JSON Schema (draft 2020-12) of this shape.
  var json: JSON {
    var fields: [(String, JSON)] = about.isEmpty ? [] : [("description", .text(about))]
    switch kind {
    case .text(let allowed):
      fields.append(("type", .list([.text("string"), .text("number"), .text("boolean")])))
      if let allowed { fields = fields.dropLast() + [("enum", .list(allowed.map { .text($0) }))] }
    case .pattern(let pattern): fields += [("type", .text("string")), ("pattern", .text(pattern))]
    case .number(let range):
      fields += [
        ("type", .text("integer")), ("minimum", .number(Int64(range.lowerBound))),
        ("maximum", .number(Int64(range.upperBound))),
      ]
    case .flag:
      // In YAML 1.2, which editors follow, yes and no are texts.
      fields.append(("enum", .list([.flag(true), .flag(false), .text("yes"), .text("no")])))
    case .list(let item) where item.isText: fields.append(("anyOf", .list([Self.array(of: item), item.json])))
    case .list(let item): fields += Self.array(of: item).members
    case .map: fields += [("type", .text("object")), ("additionalProperties", Self.anyText)]
    case .mapOfLists:
      let values = JSON.object([("anyOf", .list([Self.anyText, Self.array(of: .text("", allowed: nil))]))])
      fields += [("type", .text("object")), ("additionalProperties", values)]
    case .object:
      fields += [
        ("type", .text("object")),
        ("properties", .object(properties.map { ($0.key, $0.shape.json) })),
        ("required", .list(properties.filter(\.required).map { .text($0.key) })),
        ("additionalProperties", free?.json ?? .flag(false)),
      ]
    }
    return .object(fields)
  }

  private var isText: Bool {
    if case .text = kind { true } else { false }
  }

  private static var anyText: JSON { SchemaShape.text("", allowed: nil).json }

  private static func array(of item: SchemaShape) -> JSON {
    .object([("type", .text("array")), ("items", item.json)])
  }
}

extension JSON {
  var members: [(String, JSON)] {
    if case .object(let members) = self { members } else { [] }
  }
}
