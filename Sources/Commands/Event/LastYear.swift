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
    var key = "", isGone = false, hasFlag = false
    var lines: [String] = [], waiting: [String] = []
    for entry in YAMLEntry.all(of: text) {
      if let own = entry.key {
        key = own
        hasFlag = hasFlag || own == "fictional"
        let value = file == "event.yaml" ? self.line(entry, own, for: new) : nil
        isGone = value != nil || Self.dropped[file]?.contains(own) == true
        // Remarks at the margin behind what goes belong to what follows it.
        lines += waiting + (value.map { [$0] } ?? [])
        waiting = []
      } else if isGone {
        if entry.line.trimmed.isEmpty || entry.line.hasPrefix("#") { waiting.append(entry.line) } else { waiting = [] }
      }
      if !isGone { lines += renewed(entry, within: key, of: file, for: new) }
    }
    lines += waiting
    if file == "event.yaml", !hasFlag { lines.append("fictional: yes  # set to no once every value is real\n") }
    return lines.joined(separator: "\n").trimmed + "\n"
  }

  /// The line of a value that is asked for anew; nil for another.
  private func line(_ entry: YAMLEntry, _ own: String, for new: NewEvent) -> String? {
    guard let value = own == "fictional" ? "yes" : new.values[own] else { return nil }
    let comment = String(entry.line[Self.comment(in: entry.line)...])
    return "\(own): \(value)" + (new.guessed.contains(own) ? "  # CHANGE: guessed from last year's" : comment)
  }

  private func renewed(_ entry: YAMLEntry, within key: String, of file: String, for new: NewEvent) -> [String] {
    if entry.line.trimmed.hasPrefix("#") { return entry.lines }
    if let own = entry.key, let why = Self.renewed[file]?[own] { return entry.marked(why) }
    // The law's days do not move with the congress.
    if file == "sponsorship.yaml", key == "taxes" { return entry.lines }
    guard entry.text.isEmpty else {
      let isOld = entry.lines.contains { moved($0, for: new) != $0 || namesLastYear($0) }
      return isOld ? entry.marked("last year's") : entry.lines
    }
    let later = moved(entry.line, for: new)
    if later != entry.line { return YAMLEntry(line: later).marked("moved with the congress") }
    return namesLastYear(entry.line) ? entry.marked("last year's") : entry.lines
  }

  /// The line with each day moved.
  private func moved(_ line: String, for new: NewEvent) -> String {
    let days = new.starts.dayNumber - event.starts.dayNumber
    return line.replacing(#/\b\d{4}-\d{2}-\d{2}\b/#) { match in
      CalendarDate(String(match.output)).map { "\($0.adding(days: days))" } ?? String(match.output)
    }
  }

  /// True when a line holds last year's year, prefix, ordinal or short name, such as an address `info@onco2026.example`, a
  /// DOI's `onco26.{number}` or `the 27th Annual Congress`.
  private func namesLastYear(_ line: String) -> Bool {
    let line = line[..<Self.comment(in: line)]
    if line.contains(event.prefix) || line.contains(event.shortName) { return true }
    if event.prefix.contains(where: \.isNumber), line.lowercased().contains(event.prefix.lowercased()) { return true }
    if line.ranges(of: /\b([0-9]+)(?:st|nd|rd|th)\b/).contains(where: {
      Int(line[$0].prefix(while: \.isNumber)) == event.number
    }) {
      return true
    }
    return line.ranges(of: "\(event.starts.year)").contains { range in
      let before = line[..<range.lowerBound].last, after = line[range.upperBound...].first
      return before?.isNumber != true && after?.isNumber != true
    }
  }

  /// Where the comment behind a value begins; the line's end without one.
  private static func comment(in line: String) -> String.Index {
    line.firstRange(of: #/\s+#[^"']*$/#)?.lowerBound ?? line.endIndex
  }

  /// Copies the event's own templates, when it has some.
  func copyTemplates(to target: URL) throws {
    let own = folder.url.appending(path: "Templates")
    guard FileManager.default.fileExists(atPath: own.path) else { return }
    try FileManager.default.copyItem(at: own, to: target.appending(path: "Templates"))
  }
}
