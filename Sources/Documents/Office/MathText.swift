import EventData

/// A formula (Office Math, ECMA-376 part 1, 22.1) as a line of text: 10⁶, 3/4, √(a + b), ∑_(i=1)^n.
struct MathText {
  private struct Node {
    let name: String
    let value: String?
    /// What stands in it, in order.
    var text = ""
    /// Its parts by name: `num` and `den` of a fraction.
    var parts: [String: [String]] = [:]
    /// What its properties say.
    var values: [String: String] = [:]
  }

  private var open = [Node(name: "oMath", value: nil)]

  /// The formula so far.
  var text: String { open[0].text }

  mutating func start(_ name: String, _ attributes: [String: String]) {
    open.append(Node(name: name, value: OfficeXML.value("val", attributes)))
  }

  mutating func add(_ text: String) {
    guard let last = open.indices.last, open[last].name == "t" else { return }
    open[last].text += text
  }

  mutating func end() {
    guard open.count > 1, let node = open.popLast(), let parent = open.indices.last else { return }
    if let value = node.value { open[parent].values[node.name] = value }
    if node.name.hasSuffix("Pr") {
      open[parent].values.merge(node.values) { $1 }
    } else if Self.partNames.contains(node.name) {
      open[parent].parts[node.name, default: []].append(node.text)
    } else {
      open[parent].text += Self.line(node)
    }
  }

  private static let partNames: Set<String> = ["e", "num", "den", "sup", "sub", "deg", "fName", "lim", "mr"]

  /// A finished structure on one line.
  private static func line(_ node: Node) -> String {
    func part(_ name: String) -> String { node.parts[name, default: []].joined(separator: ", ") }
    func value(_ name: String, _ usual: String) -> String { node.values[name] ?? usual }
    let inside = part("e")
    switch node.name {
    case "f":
      return value("type", "") == "noBar"
        ? "(\(part("num")) over \(part("den")))" : "\(grouped(part("num")))/\(grouped(part("den")))"
    case "sSup": return grouped(inside) + up(part("sup"))
    case "sSub": return inside + down(part("sub"))
    case "sSubSup": return inside + down(part("sub")) + up(part("sup"))
    case "sPre": return up(part("sup")) + down(part("sub")) + inside
    case "rad":
      let degree = part("deg")
      return (degree.isEmpty || degree == "2" ? "√" : degree == "3" ? "∛" : up(degree) + "√") + grouped(inside)
    case "d":
      let separator = value("sepChr", "|")
      return value("begChr", "(") + node.parts["e", default: []].joined(separator: separator) + value("endChr", ")")
    case "nary": return value("chr", "∫") + down(part("sub")) + up(part("sup")) + " " + inside
    case "acc": return inside.map { String($0) + value("chr", "\u{302}") }.joined()
    case "bar": return inside.map { String($0) + (value("pos", "") == "top" ? "\u{305}" : "\u{332}") }.joined()
    case "func": return part("fName") + (inside.hasPrefix("(") ? "" : " ") + inside
    case "limLow", "limUpp": return inside + down(part("lim"))
    case "m": return "[" + node.parts["mr", default: []].joined(separator: "; ") + "]"
    case "eqArr": return node.parts["e", default: []].joined(separator: "; ")
    default: return node.text + inside
    }
  }

  private static func up(_ text: String) -> String {
    let raised = RaisedText.raised(text)
    return raised.contains { $0.isASCII && $0.isLetter } && !raised.hasPrefix("^") ? "^\(grouped(text))" : raised
  }

  private static func down(_ text: String) -> String {
    let lowered = RaisedText.lowered(text)
    return lowered.contains { $0.isASCII && !$0.isWhitespace } ? "_\(grouped(text))" : lowered
  }

  /// In brackets, unless it is one number, word or sign, or stands in brackets already.
  private static func grouped(_ text: String) -> String {
    let text = text.trimmed
    let isOne = text.count < 2 || text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." || $0 == "," }
    return isOne || text.wholeMatch(of: /\([^()]*\)/) != nil ? text : "(\(text))"
  }
}
