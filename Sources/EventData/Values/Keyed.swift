extension Sequence {
  /// The elements by their keys; of several with one key the first.
  public func keyed<Key: Hashable>(by key: (Element) throws -> Key) rethrows -> [Key: Element] {
    try Dictionary(map { (try key($0), $0) }) { first, _ in first }
  }

  /// Pairs as a dictionary; of several with one key the first.
  public func firsts<Key: Hashable, Value>() -> [Key: Value] where Element == (Key, Value) {
    Dictionary(self) { first, _ in first }
  }
}

extension Sequence where Element == Row {
  /// The rows by what stands in a column.
  public func grouped(by column: String) -> [String: [Row]] { Dictionary(grouping: self) { $0.text(column) } }
}
