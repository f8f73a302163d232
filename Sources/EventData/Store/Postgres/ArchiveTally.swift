/// Counts and hashes the rows in the text that `pg_restore --data-only` makes of an archive, as it comes.
public struct ArchiveTally {
  private var rest: [UInt8] = []
  private var table: String?
  private var hashes: [String: RowsHash] = [:]

  public init() {}

  /// Takes the next bytes.
  public mutating func add(_ bytes: [UInt8]) {
    var start = bytes.startIndex
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      if rest.isEmpty {
        take(bytes[start..<end])
      } else {
        take((rest + bytes[start..<end])[...])
        rest = []
      }
      start = end + 1
    }
    rest += bytes[start...]
  }

  private mutating func take(_ line: ArraySlice<UInt8>) {
    if let name = table {
      if line.elementsEqual(#"\."#.utf8) {
        table = nil
      } else {
        hashes[name]?.add(CopyText.values(line))
      }
    } else if line.starts(with: "COPY ".utf8),
      let found = String(decoding: line, as: UTF8.self).firstMatch(of: #/^COPY .*?\.([a-z_]+) \(/#)
    {
      table = String(found.1)
      hashes[String(found.1)] = RowsHash()
    }
  }

  /// What each table in the archive holds.
  public var holdings: [StoreCopy.Holding] {
    hashes.sorted { $0.key < $1.key }.map { StoreCopy.Holding(table: $0.key, $0.value) }
  }
}
