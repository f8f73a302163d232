import Templates
import Yams

/// Walks the nodes of one YAML file and collects every problem with its place, so that all are told at once.
final class YAMLReader {
  let file: String
  private(set) var problems: [CardDesignError.Problem] = []

  init(file: String) { self.file = file }

  func report(_ mark: Mark?, _ message: String) {
    problems.append(
      .init(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1, message: message))
  }

  /// A mapping whose keys are all in `allowed`; nil, reported, when `node` is something else.
  func mapping(_ node: Node, _ what: String, allowed: [String]) -> YAMLMapping? {
    guard case .mapping(let mapping) = node else {
      report(
        node.mark, "\(what) should be a mapping (key: value) of \(allowed.joined(separator: ", "))."
      )
      return nil
    }
    var values: [String: Node] = [:]
    for (key, value) in mapping {
      let name = key.string ?? "?"
      if allowed.contains(name) {
        values[name] = value
      } else {
        let near = suggestion(for: name, among: allowed)
        report(
          key.mark,
          "\(what) has no key \(name).\(near.isEmpty ? " Known: \(allowed.joined(separator: ", "))." : near)"
        )
      }
    }
    return YAMLMapping(reader: self, what: what, mark: node.mark, values: values)
  }
}

/// The values of one mapping. Each read reports what is wrong with its value and gives a stand-in, so that reading
/// goes on.
struct YAMLMapping {
  let reader: YAMLReader
  let what: String
  let mark: Mark?
  let values: [String: Node]

  func has(_ key: String) -> Bool { values[key] != nil }

  /// A plain text of at most 200 characters.
  func text(_ key: String, or standIn: String? = nil) -> String {
    guard let node = required(key, standIn != nil) else { return standIn ?? "" }
    guard case .scalar(let scalar) = node, !scalar.string.isEmpty, scalar.string.count <= 200 else {
      reader.report(node.mark, "\(key) should be a text of 1 to 200 characters.")
      return standIn ?? ""
    }
    return scalar.string
  }

  /// A number within `range`, in the unit that `unit` names.
  func number(_ key: String, _ range: ClosedRange<Double>, unit: String, or standIn: Double? = nil)
    -> Double
  {
    guard let node = required(key, standIn != nil) else { return standIn ?? range.lowerBound }
    guard case .scalar(let scalar) = node, let value = Double(scalar.string), range.contains(value)
    else {
      let found = node.scalar.map { " \($0.string)" } ?? ""
      reader.report(
        node.mark,
        "\(key)\(found) should be a number from \(plain(range.lowerBound)) to \(plain(range.upperBound)) \(unit)."
      )
      return standIn ?? range.lowerBound
    }
    return value
  }

  /// One of the names of an enumeration.
  func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, or standIn: Choice) -> Choice
  where Choice.RawValue == String {
    guard let node = values[key] else { return standIn }
    if case .scalar(let scalar) = node, let choice = Choice(rawValue: scalar.string) {
      return choice
    }
    let names = Choice.allCases.map(\.rawValue)
    let near = suggestion(for: node.scalar?.string ?? "", among: names)
    reader.report(
      node.mark,
      "\(key) \(node.scalar?.string ?? "") should be one of \(names.joined(separator: ", ")).\(near)"
    )
    return standIn
  }

  /// A required node; reports when it is missing and not optional.
  func required(_ key: String, _ isOptional: Bool = false) -> Node? {
    if let node = values[key] { return node }
    if !isOptional { reader.report(mark, "\(what) needs \(key).") }
    return nil
  }
}

/// 105 and not 105.0.
func plain(_ number: Double) -> String {
  number == number.rounded() ? "\(Int(number))" : "\(number)"
}
