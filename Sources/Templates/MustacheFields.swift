import Foundation
import Mustache

/// Text on its way into a template. Escaping is done here and not by the template engine, which compares whole
/// characters: a quotation mark with a combining accent behind it is to the engine another character and would pass.
struct FieldText: MustacheCustomRenderable, MustacheTransformable {
  let text: String
  let escapes: Bool

  var renderText: String { escapes ? htmlEscaped(text) : text }

  /// An empty text does not open a section.
  var isNull: Bool { text.isEmpty }

  func transform(_ name: String) -> Any? {
    guard let result = text.transform(name) else { return nil }
    return (result as? String).map { FieldText(text: $0, escapes: escapes) } ?? result
  }
}

/// `text` with the five characters that mean something in HTML written as entities, scalar by scalar.
package func htmlEscaped(_ text: String) -> String {
  var escaped = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar {
    case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
    case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
    case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
    case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
    case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
    default: escaped.append(scalar)
    }
  }
  return String(escaped)
}

extension TemplateValue {
  /// The value in the shape the template engine reads.
  func mustacheValue(escapes: Bool) -> Any {
    switch self {
    case .text(let text): FieldText(text: text, escapes: escapes)
    case .number(let number): number
    case .flag(let flag): flag
    case .list(let items): items.map { $0.mustacheValue(escapes: escapes) }
    case .object(let fields): fields.mapValues { $0.mustacheValue(escapes: escapes) }
    }
  }
}
