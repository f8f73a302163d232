/// Which header means which column: the wordings of an event's YAML, or fixed ones of a table we ask people for.
public struct ColumnSet: Sendable {
  /// Column name -> wordings of its header, in order, the most usual first. The name itself is a wording too.
  public let columns: [(name: String, wordings: [String])]
  /// Of each group one column at least must be there, or no row can be read.
  public let required: [[String]]
  /// Where a missing wording is to be added: the key and the file; nil when the wordings are fixed.
  let definition: (key: String, file: String)?
  /// True when a header that is not known is an error: in a table typed for us it is a slip, and its cells would be lost.
  let refusesUnknown: Bool
  /// Folded wording -> column; of two columns with one wording the first.
  private let byWording: [String: String]

  public init(
    _ columns: [(name: String, wordings: [String])], required: [[String]],
    definition: (key: String, file: String)? = nil,
    refusesUnknown: Bool = false
  ) {
    (self.columns, self.required, self.definition) = (columns, required, definition)
    self.refusesUnknown = refusesUnknown
    byWording = Dictionary(
      columns.flatMap { column in (column.wordings + [column.name]).map { (folded($0), column.name) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// A table people type for us, known by its headers as they are; a header that is not known is refused.
  public init(required: [String], optional: [String]) {
    self.init((required + optional).map { ($0, []) }, required: required.map { [$0] }, refusesUnknown: true)
  }

  /// The column a header means, without regard to case, spaces and punctuation; nil when no wording is like it.
  public func column(worded header: String) -> String? { byWording[folded(header)] }

  /// The first of the first twenty rows in which every required column is found, so that a heading above the table does
  /// no harm; nil when there is none.
  public func headerRow(in rows: [[String]]) -> Int? {
    rows.prefix(20).firstIndex(where: isHeader)
  }

  /// True when every required column is found in a row.
  public func isHeader(_ cells: [String]) -> Bool { missing(from: Set(cells.compactMap(column(worded:)))) == nil }

  /// The first group of which nothing was found.
  func missing(from found: Set<String>) -> [String]? { required.first { found.isDisjoint(with: $0) } }

  /// How to give a column that was not found.
  func remedy(missing group: [String]) -> String {
    if let (key, file) = definition {
      let keys = group.map { "'\(key).\($0)'" }.joined(separator: " or ")
      return "Add the header's text to \(keys) in \(file); nothing was imported."
    }
    return "Name the column \(shown(group)); nothing was imported."
  }

  /// Columns as a person knows them: by the event file's names, else by their usual headers.
  func shown(_ group: [String]) -> String {
    let names =
      definition == nil
      ? columns.filter { group.contains($0.name) }.map { $0.wordings.first ?? $0.name } : group
    return names.map { "'\($0)'" }.joined(separator: " or ")
  }
}
