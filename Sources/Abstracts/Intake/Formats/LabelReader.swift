import EventData

/// Finds the columns of an abstract in running text: by labels ("Title: ...", a label on a line or in a table cell of its
/// own), by the call's section headings, and what has no label by its position.
struct LabelReader {
  /// A line or paragraph.
  struct Line {
    let text: String
    var isTitle = false
  }

  private let call: CallForAbstracts
  private let headings: SectionScanner
  private(set) var cells: [AbstractColumn: String] = [:]
  /// The column that lines without a label belong to.
  private var current: AbstractColumn?
  /// A section's heading on a line of its own, waiting for its text.
  private var pendingHeading: String?
  /// Lines that belong to nothing, before and after the text of the abstract began.
  private var before: [String] = [], after: [String] = []
  /// The columns that were taken by position.
  private var guessed: [AbstractColumn] = []

  /// Columns whose text may go over several paragraphs.
  private static let longColumns: Set<AbstractColumn> = [
    .authors, .affiliations, .body, .keywords, .conflictOfInterest, .ethics, .funding, .table, .encoreNew, .trials,
  ]

  init(_ call: CallForAbstracts) {
    self.call = call
    headings = SectionScanner(call.sections)
  }

  // MARK: - Lines

  /// True when a text is nothing but a label or a section's heading.
  func isLabel(_ text: String) -> Bool {
    column(text) != nil || headings.isHeading(text)
  }

  /// True when a line begins with a label or a section's heading.
  func startsSomething(_ text: String) -> Bool {
    isLabel(text) || labelled(text) != nil || headings.beginsWithHeading(text)
  }

  /// True when a label or heading was found.
  var hasFound: Bool { !cells.isEmpty }

  /// What a mail's own header says, for a text that does not: the sender, and the subject as the title when nothing
  /// stands before the text of the abstract that could be it.
  mutating func supply(title: String, email: String) {
    if cells[.title] == nil, before.isEmpty || cells[.authors] != nil, !title.isEmpty { cells[.title] = title }
    if cells[.email] == nil, !email.isEmpty { cells[.email] = email }
  }

  mutating func take(_ line: Line) {
    let text = line.text.trimmed
    guard !text.isEmpty else { return }
    if let column = column(text) {
      current = column
      pendingHeading = nil
    } else if let (column, value) = labelled(text) {
      current = column
      pendingHeading = nil
      append(value, to: column)
    } else if headings.isHeading(text) {
      current = .body
      pendingHeading = text.last.map { ":：".contains($0) } == true ? String(text.dropLast()).trimmed : text
    } else if headings.beginsWithHeading(text) {
      current = .body
      append(text, to: .body)
    } else if line.isTitle, cells[.title] == nil {
      cells[.title] = text
    } else if let column = current, Self.longColumns.contains(column) || cells[column] == nil {
      append(text, to: column)
    } else if cells[.body] == nil {
      before.append(text)
    } else {
      after.append(text)
    }
  }

  /// A table of data in the text.
  mutating func take(table: String) { append(table, to: .table) }

  private mutating func append(_ text: String, to column: AbstractColumn) {
    var text = text
    if column == .body, let heading = pendingHeading {
      text = "\(heading): \(text)"
      pendingHeading = nil
    }
    cells[column] = cells[column].map { "\($0)\n\(text)" } ?? text
  }

  private func column(_ text: String) -> AbstractColumn? {
    guard text.count <= 160 else { return nil }
    return call.form.set.column(worded: text).flatMap(AbstractColumn.init)
  }

  /// A label, a colon and a value on one line; the longest label counts, as a form's question may hold a colon.
  private func labelled(_ text: String) -> (column: AbstractColumn, value: String)? {
    let colons = text.indices.prefix(160).filter { text[$0] == ":" || text[$0] == "：" }
    for colon in colons.reversed() {
      guard let column = column(String(text[..<colon])) else { continue }
      let value = text[text.index(after: colon)...].trimmed
      return value.isEmpty ? nil : (column, value)
    }
    return nil
  }

  // MARK: - The rest, by position

  /// Everything found, the rest placed by its position, and what a person should know of that.
  mutating func finish() -> (cells: [AbstractColumn: String], remarks: [SourceTable.Remark]) {
    takeAddress()
    guess(.title) { $0.isEmpty ? nil : $0.removeFirst() }
    guess(.authors) { $0.isEmpty ? nil : $0.removeFirst() }
    let hasBody = cells[.body] != nil
    guess(.affiliations) { lines in
      let count = hasBody ? lines.count : lines.prefix { Self.looksLikeAffiliation($0) }.count
      let taken = lines.prefix(count).joined(separator: "\n")
      lines.removeFirst(count)
      return taken.isEmpty ? nil : taken
    }
    if !hasBody {
      guess(.body) { lines in
        defer { lines = [] }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
      }
    }
    if cells[.presenter] == nil, let text = cells[.authors],
      let name = AuthorList(text, rules: NameRules(call)).likelyPresenter
    {
      cells[.presenter] = name
      if !text.contains("*") { guessed.append(.presenter) }
    }
    return (cells, remarks())
  }

  private mutating func guess(_ column: AbstractColumn, _ take: (inout [String]) -> String?) {
    guard cells[column] == nil, let text = take(&before) else { return }
    cells[column] = text
    guessed.append(column)
  }

  /// The first e-mail address in the text, when no label says one; a line that is there for it goes.
  private mutating func takeAddress() {
    let pattern = /[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+\.[A-Za-z]{2,}/
    func takeFrom(_ lines: inout [String]) -> String? {
      for (index, line) in lines.enumerated() {
        guard let match = line.firstMatch(of: pattern) else { continue }
        if line.count - match.0.count <= 80, line.contains(/(?i)mail|correspond|contact/) || line.count == match.0.count
        {
          lines.remove(at: index)
        }
        return String(match.0)
      }
      return nil
    }
    let found = takeFrom(&before) ?? takeFrom(&after)
    if cells[.email] == nil {
      cells[.email] =
        found
        ?? [AbstractColumn.authors, .affiliations, .presenter, .body].compactMap { cells[$0]?.firstMatch(of: pattern) }
        .first.map { String($0.0) }
    }
  }

  private static func looksLikeAffiliation(_ line: String) -> Bool {
    line.count <= 200 && line.contains(/^[\s(]*[0-9¹²³⁴-⁹]|,/) && !line.contains(/[.!?] [A-Z]/)
  }

  private func remarks() -> [SourceTable.Remark] {
    var remarks: [SourceTable.Remark] = []
    let left = before + after
    guard !guessed.isEmpty || !left.isEmpty else { return [] }
    var parts = guessed.map { "\($0.words) '\(excerpt(cells[$0] ?? ""))'" }
    parts += left.map { "belongs to nothing: '\(excerpt($0))'" }
    remarks.append(
      SourceTable.Remark(
        .guessedParts, "no label says what this is, so it was taken by its place: \(parts.joined(separator: "; "))",
        remedy:
          "Compare with the document. Labels such as 'Title:' or 'Presenting author:' before each part make it sure."))
    return remarks
  }
}
