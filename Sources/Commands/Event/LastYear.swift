import EventData
import Foundation

/// Last year's event as the start of a new one: who and how are taken over, days are moved by as much as the congress
/// moves, and what somebody must decide anew is marked CHANGE. The programme begins anew.
struct LastYear {
  let folder: EventFolder
  let event: EventProfile
  private let files: [String: String]

  /// - Throws: `DefinitionErrors` when last year's files cannot be read.
  init(_ folder: EventFolder) throws {
    self.folder = folder
    files = try folder.files()
    event = try EventDefinition.read(files).mapError { errors in
      DefinitionErrors(
        problems: errors.problems.map {
          DefinitionProblem(file: "\(folder.name)/\($0.file)", line: $0.line, column: $0.column, message: $0.message)
        })
    }.get().event
  }

  /// What is decided anew each year, and goes without a trace: key at the margin, by file.
  private static let dropped = ["abstracts.yaml": ["exceptions"], "compliance.yaml": ["waivers"]]

  /// What stays, but must be looked at: keys at the margin, and why.
  private static let renewed = [
    "event.yaml": ["venue": "last year's venue", "venue_address": "last year's venue"],
    "registration.yaml": ["categories": "last year's fees"],
    "sponsorship.yaml": ["packages": "last year's prices", "taxes": "are these rates still in force?"],
    "abstracts.yaml": ["selection": "last year's numbers of places"],
  ]

  /// The text of a file for the new event; nil when it is not taken over.
  func text(of file: String, for new: NewEvent) -> String? {
    guard file != "programme.yaml", let text = files[file] else { return nil }
    var key = "", hasFlag = false
    var lines: [String] = []
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init) {
      let own = line.prefixMatch(of: #/([a-z_]+):/#).map { String($0.1) }
      if let own { key = own } else if line.hasPrefix("#") { key = "" }
      if Self.dropped[file]?.contains(key) == true { continue }
      if file == "event.yaml", own == "fictional" { hasFlag = true }
      lines.append(renewed(line, own, within: key, of: file, for: new))
    }
    if file == "event.yaml", !hasFlag { lines.append("fictional: yes  # set to no once every value is real\n") }
    return lines.joined(separator: "\n").trimmed + "\n"
  }

  private func renewed(_ line: String, _ own: String?, within key: String, of file: String, for new: NewEvent) -> String
  {
    if line.trimmed.hasPrefix("#") { return line }
    if file == "event.yaml", let own, let value = own == "fictional" ? "yes" : new.values[own] {
      let comment = String(line[Self.comment(in: line)...])
      return "\(own): \(value)" + (new.guessed.contains(own) ? "  # CHANGE: guessed from last year's" : comment)
    }
    if let own, let why = Self.renewed[file]?[own] { return marked(line, why) }
    // The law's days do not move with the congress.
    if file == "sponsorship.yaml", key == "taxes" { return line }
    let moved = moved(line, for: new)
    if moved != line { return marked(moved, "moved with the congress") }
    return namesLastYear(line) ? marked(line, "last year's") : line
  }

  /// The line with each day moved.
  private func moved(_ line: String, for new: NewEvent) -> String {
    let days = new.starts.dayNumber - event.starts.dayNumber
    return line.replacing(#/\b\d{4}-\d{2}-\d{2}\b/#) { match in
      CalendarDate(String(match.output)).map { "\($0.adding(days: days))" } ?? String(match.output)
    }
  }

  /// True when a line holds last year's year, prefix or short name, such as an address `info@onco2026.example`.
  private func namesLastYear(_ line: String) -> Bool {
    let line = line[..<Self.comment(in: line)]
    if line.contains(event.prefix) || line.contains(event.shortName) { return true }
    return line.ranges(of: "\(event.starts.year)").contains { range in
      let before = line[..<range.lowerBound].last, after = line[range.upperBound...].first
      return before?.isNumber != true && after?.isNumber != true
    }
  }

  /// Where the comment behind a value begins; the line's end without one.
  private static func comment(in line: String) -> String.Index {
    line.firstRange(of: #/\s+#[^"']*$/#)?.lowerBound ?? line.endIndex
  }

  private func marked(_ line: String, _ why: String) -> String { "\(line)  # CHANGE: \(why)" }

  /// Copies the event's own templates, when it has some.
  func copyTemplates(to target: URL) throws {
    let own = folder.url.appending(path: "Templates")
    guard FileManager.default.fileExists(atPath: own.path) else { return }
    try FileManager.default.copyItem(at: own, to: target.appending(path: "Templates"))
  }
}
