import EventData

/// One thing in full: label and value lines for people, an object for programs.
struct Details {
  private(set) var lines: [(name: String, label: String, value: String, json: JSON)] = []

  /// Adds a line; an empty value is left out of the text, and null for programs.
  mutating func add(_ name: String, _ label: String, _ value: String?) {
    lines.append((name, label, value ?? "", .optional(value.flatMap { $0.isEmpty ? nil : $0 })))
  }

  /// Adds a line whose value for programs has a form of its own.
  mutating func add(_ name: String, _ label: String, _ value: String, json: JSON) {
    lines.append((name, label, value, json))
  }

  /// Adds a list: one value a line for people, an array for programs.
  mutating func add(_ name: String, _ label: String, list values: [String]) {
    add(name, label, values.joined(separator: "\n"), json: .list(values.map { .text($0) }))
  }

  func rendered(as format: OutputFormat) -> String {
    switch format {
    case .json: return JSON.object(lines.map { ($0.name, $0.json) }).rendered(pretty: true) + "\n"
    case .csv: return CSVWriter.text(header: lines.map(\.name), rows: [lines.map(\.value)])
    case .table:
      let width = lines.map(\.label.count).max() ?? 0
      return lines.filter { !$0.value.isEmpty }.map { line in
        let pad = String(repeating: " ", count: width - line.label.count + 2)
        let indent = "\n" + String(repeating: " ", count: width + 2)
        return line.label + pad
          + line.value.split(separator: "\n").map { String($0).printable }.joined(separator: indent)
          + "\n"
      }.joined()
    }
  }
}
