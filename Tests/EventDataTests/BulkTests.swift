import Foundation
import TestSupport
import Testing

@testable import EventData

/// Large tables: hashed whatever their order, and written as PostgreSQL's COPY has it.
struct BulkTests {
  private let awkward: [String?] = [
    "", nil, "\\N", "N", "a\tb", "a\nb\r\n", "\\", "\\\\t", "\u{8}\u{B}\u{C}", "بلال", "7",
  ]

  private func row(_ values: [String?]) -> Row {
    Row(columns: values.indices.map { "c\($0)" }, values: values.map { .optional($0) })
  }

  @Test func `a row comes back from its COPY line as it went in`() {
    let line = CopyText.line(row(awkward))
    #expect(line.hasSuffix("\n"))
    #expect(line.filter { $0 == "\n" }.count == 1)
    #expect(CopyText.values(line.dropLast().utf8) == awkward)
  }

  @Test(.enabled(if: TestEngine.server != nil)) func `the server itself writes and reads these lines`() throws {
    let schema = try TestSchema()
    let columns = awkward.indices.map { "c\($0) TEXT" }.joined(separator: ", ")
    _ = try schema.rows("CREATE TABLE t (\(columns))")
    try PostgresEngine(url: schema.url()).write { try $0.insert([row(awkward), row(awkward)], into: "t") }
    let said = try Judges.run("psql", ["-X", "-q", "-d", schema.url(), "-c", "COPY t TO STDOUT"])
    #expect(said.split(separator: "\n").map { CopyText.values($0.utf8) } == [awkward, awkward])
    #expect(try schema.rows("SELECT count(*) FROM t WHERE c1 IS NULL AND c2 = '\\N'") == [["2"]])
  }

  @Test func `the hash of rows does not depend on their order, and on everything else`() {
    func hash(_ rows: [[String?]]) -> String {
      var hash = RowsHash()
      for row in rows { hash.add(row) }
      return hash.text
    }
    let rows: [[String?]] = [["a", "b"], ["c", nil], ["", ""]]
    #expect(hash(rows) == hash(rows.reversed()))
    #expect(hash([]).count == 64)
    let others: [[[String?]]] = [
      [["a", "b"], ["c", nil]], [["a", "b"], ["c", ""], ["", ""]], [["ab", ""], ["c", nil], ["", ""]],
      [["a", "b"], ["c", nil], ["", ""], ["", ""]], [["a", nil], ["c", "b"], ["", ""]], [],
    ]
    #expect(Set(others.map(hash)).union([hash(rows)]).count == others.count + 1)
  }

  @Test func `an archive's text is counted the same however it is cut into pieces`() {
    let text = """
      SET x = 1;
      COPY onco26.counter (series, last) FROM stdin;
      R\t12
      a\\\\.\t\\N
      \\.

      COPY "some schema".mail_message (code) FROM stdin;
      \\.

      """
    let bytes = Array(text.utf8)
    let tallies = [1, 2, 7, bytes.count].map { size in
      var tally = ArchiveTally()
      for start in stride(from: 0, to: bytes.count, by: size) {
        tally.add(Array(bytes[start..<min(start + size, bytes.count)]))
      }
      return tally.holdings
    }
    #expect(Set(tallies).count == 1)
    #expect(tallies[0].map(\.table) == ["counter", "mail_message"])
    #expect(tallies[0].map(\.rows) == [2, 0])
  }

  @Test(arguments: TestEngine.all) func `a table larger than one part arrives whole`(engine: TestEngine) throws {
    let source = try Store(inMemoryAt: Moment(seconds: 0))
    let count = 2 * StoreCopy.batch + 1
    try source.append { tx in
      for number in 1...count {
        try tx.run("INSERT INTO programme_person (name) VALUES (?1)", [.text("Dr \(number)\t\\N")])
      }
    }
    let target = try FreshStore.make(engine)
    var shown: [Int] = []
    _ = try StoreCopy.copy(from: source, to: target) { table, rows in
      if table == "programme_person" { shown.append(rows) }
    }
    #expect(shown == [StoreCopy.batch, 2 * StoreCopy.batch, count])
    #expect(try target.read { try $0.count("SELECT count(*) FROM programme_person") } == count)
    #expect(try StoreCopy.holdings(of: source) == StoreCopy.holdings(of: target))
  }

  @Test func `a checksum is what sha256sum prints`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(String(repeating: "onco\n", count: 1_000), to: "file")
    var checksum = Checksum()
    for part in ["onco\n", String(repeating: "onco\n", count: 999)] { checksum.add(Array(part.utf8)) }
    #expect(try Judges.run("sha256sum", [file.path]).hasPrefix("\(checksum.text) "))
  }
}
