/// Fields that many rows of a file would empty at once: more likely an export that went wrong than so many people who took
/// their answers back. Thrown by an import nobody has allowed it; nothing was written then.
public struct EmptiedFields: Error, Equatable, Sendable {
  /// A field, and the records that would lose it.
  public struct Field: Equatable, Sendable {
    /// Its name, such as `institution`.
    public let name: String
    /// The codes, in the file's order.
    public let codes: [String]
  }

  /// The fields by name.
  public let fields: [Field]

  /// Rows from which on they are many: three at least, and a tenth of those on file, or twenty.
  private static let few = 3, many = 20

  /// Nil when no field would be lost by many.
  init?(_ report: ImportReport) {
    let onFile = report.rows.count { $0.outcome == .changed || $0.outcome == .unchanged }
    let pairs = report.rows.flatMap { row in row.emptied.map { ($0, row.code ?? row.name) } }
    fields = Dictionary(grouping: pairs) { $0.0 }.filter { _, rows in
      rows.count >= Self.many || rows.count >= Self.few && rows.count * 10 >= onFile
    }.map { Field(name: $0, codes: $1.map(\.1)) }.sorted { $0.name < $1.name }
    if fields.isEmpty { return nil }
  }
}

/// The names of the fields that held something and are empty now.
public func emptiedFields(
  from old: [(name: String, value: String)], to new: [(name: String, value: String)]
) -> [String] {
  let after = new.map { ($0.name, $0.value) }.firsts()
  return old.filter { !$0.value.isEmpty && after[$0.name]?.isEmpty == true }.map(\.name)
}
