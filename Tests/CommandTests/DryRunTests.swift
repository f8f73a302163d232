import Foundation
import TestSupport
import Testing

/// A dry run says what would happen, and nothing has happened.
struct DryRunTests {
  /// All files of a congress but the database's own, and all rows of it.
  private func contents(_ congress: Congress) throws -> [String] {
    let files = FileManager.default.enumerator(atPath: congress.data.path)?.compactMap { $0 as? String } ?? []
    return try files.filter { !$0.hasPrefix("event.sqlite") }.sorted()
      + congress.contents()
  }

  @Test func `no dry run keeps, queues, draws or sends anything`() throws {
    let congress = try Congress()
    let input = try congress.sampleInput(delegates: 20, abstracts: 10, sponsors: 3)
    let desk = ["--as-of", "2026-11-23 10:00"]
    func file(_ name: String) -> String { input.appending(path: name).path }
    let imports = [
      ["abstract", "import", file("abstracts.csv")], ["registration", "import", file("registrations.csv")],
      ["sponsor", "import", file("sponsors.csv")],
    ]
    // Looking makes no database: a command that records begins.
    try congress.onco("payment", "record", "R-00001", "5", "--method", "cash", ends: [2])
    func rehearse(_ commands: [[String]]) throws {
      for command in commands {
        let before = try contents(congress)
        let ended = try congress.onco.run(command + desk + ["--dry-run"])
        #expect([0, 1].contains(ended.code), "\(command): \(ended.errors)")
        #expect((ended.output + ended.errors).contains("dry run"), "\(command): \(ended.output)")
        #expect(try contents(congress) == before, "\(command)")
      }
    }
    try rehearse(imports)
    for command in imports {
      let before = try contents(congress)
      #expect([0, 1].contains(try congress.onco.run(command + desk).code))
      #expect(try contents(congress) != before)
    }
    try rehearse([
      ["payment", "import", file("payments.csv")], ["payment", "record", "R-00001", "5000", "--method", "cash"],
      [
        "sponsor", "add", "Another", "--package", "stall", "--contact", "A", "--email", "a@company.example",
        "--address",
        "1 Road", "--province", "Punjab",
      ],
      ["abstract", "edit", "A-0001", "--title", "Another title", "--reason", "asked for"], ["abstract", "ask"],
      ["abstract", "close-late-breaking"],
      ["invoice", "issue", "S-001"], ["badge", "make"], ["mail", "send"],
    ])
  }
}
