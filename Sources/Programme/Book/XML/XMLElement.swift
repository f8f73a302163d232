/// An XML element that is always well-formed: text and attributes are escaped scalar by scalar, and characters that
/// XML 1.0 does not have are left out. Attributes keep their order, so equal elements are equal bytes.
struct XMLElement {
  /// What stands inside an element.
  enum Node {
    case text(String)
    case element(XMLElement)
  }

  let name: String
  let attributes: [(String, String)]
  let children: [Node]

  /// An element with text and elements mixed.
  init(_ name: String, _ attributes: [(String, String)], mixed nodes: [Node]) {
    (self.name, self.attributes, children) = (name, attributes, nodes)
  }

  /// An element with text inside; an empty text leaves it empty.
  init(_ name: String, _ attributes: [(String, String)], _ text: String = "") {
    self.init(name, attributes, mixed: text.isEmpty ? [] : [.text(text)])
  }

  /// An element with elements inside; nil ones are left out.
  init(_ name: String, _ attributes: [(String, String)], _ elements: [XMLElement?]) {
    self.init(name, attributes, mixed: elements.compactMap { $0.map { .element($0) } })
  }

  init(_ name: String, _ text: String = "") { self.init(name, [], text) }
  init(_ name: String, _ elements: XMLElement?...) { self.init(name, [], elements) }

  /// An element with text inside; nil when there is none.
  init?(ifAny name: String, _ text: String) {
    guard !text.isEmpty else { return nil }
    self.init(name, text)
  }

  /// The whole document in UTF-8, a line an element where no text stands between.
  func document(doctype: String = "") -> String {
    var out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + (doctype.isEmpty ? "" : doctype + "\n")
    write(to: &out, depth: 0)
    return out + "\n"
  }

  private func write(to out: inout String, depth: Int) {
    out += "<\(name)"
    for (key, value) in attributes { out += " \(key)=\"\(Self.escaped(value))\"" }
    if children.isEmpty {
      out += "/>"
      return
    }
    out += ">"
    // White space beside text would become part of it.
    let isMixed =
      Self.holdingText.contains(name)
      || children.contains {
        if case .text = $0 { true } else { false }
      }
    for child in children {
      switch child {
      case .text(let text): out += Self.escaped(text)
      case .element(let element):
        if !isMixed { out += "\n" + String(repeating: " ", count: depth + 1) }
        element.write(to: &out, depth: depth + 1)
      }
    }
    if !isMixed { out += "\n" + String(repeating: " ", count: depth) }
    out += "</\(name)>"
  }

  /// Elements that may hold text: white space would be printed in them also where only elements stand.
  private static let holdingText: Set = ["aff", "xref", "p", "article-title", "related-object"]

  /// `text` without what XML 1.0 (section 2.2) forbids, and with what means something in it as entities.
  static func escaped(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": out.append(contentsOf: "&lt;".unicodeScalars)
      case ">": out.append(contentsOf: "&gt;".unicodeScalars)
      case "&": out.append(contentsOf: "&amp;".unicodeScalars)
      case "\"": out.append(contentsOf: "&quot;".unicodeScalars)
      case "\n", "\t", "\u{20}"..."\u{7E}", "\u{A0}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}": out.append(scalar)
      case "\r": out.append(contentsOf: "&#13;".unicodeScalars)
      default: continue  // U+0000 to U+001F, the C1 controls, and U+FFFE, U+FFFF
      }
    }
    return String(out)
  }
}
