import Foundation
import TestSupport
import Testing

/// What a committee received, with schemas to judge by; beside the package, and not part of it.
private let sharedFolder = PackageFolders.root.deletingLastPathComponent().appending(path: "shared")

/// The committee's year with the built program, from a form's export of 537 submissions to files for journal and registry.
@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: sharedFolder.appending(path: "data").path),
    "../shared/data is not beside the package, so the cycle of 537 submissions cannot be walked"))
struct AbstractCycleTests {
  private struct Ranked: Decodable {
    let code: String
    let reviews: Int
  }
  private struct Book: Decodable {
    struct Entry: Decodable {
      let code, number, title: String
    }
    struct Chapter: Decodable {
      let abstracts: [Entry]
    }
    let chapters: [Chapter]
    var abstracts: [Entry] { chapters.flatMap(\.abstracts) }
  }

  @Test func `537 submissions become ranked, decided, placed and printed, and each form is what its readers expect`()
    throws
  {
    let congress = try Congress()
    let onco = congress.onco
    let data = sharedFolder.appending(path: "data")
    func day(_ text: String) -> [String] { ["--as-of", "\(text) 09:00"] }
    func run(_ words: [String], _ date: String, ends codes: [Int32] = [0]) throws -> Ended {
      let ended = try onco.run(words + day(date))
      try #require(codes.contains(ended.code), "\(words.joined(separator: " ")): \(ended.output)\(ended.errors)")
      return ended
    }
    let form = data.appending(path: "abstracts-form-export.csv").path
    let taken = try run(["abstract", "import", form], "2026-10-16", ends: [1])
    #expect(taken.output.hasSuffix("537 rows: 423 new, 0 changed, 8 unchanged, 106 refused\n"))
    let reviewers = try run(["reviewer", "import", data.appending(path: "reviewers.csv").path], "2026-10-16")
    #expect(reviewers.output.hasSuffix("44 rows: 44 new, 0 changed, 0 unchanged, 0 refused\n"))
    _ = try run(["abstract", "assign"], "2026-10-16")

    // Six of the reviewers answer, so that the test ends today.
    let packs = congress.folder.file("packs"), returned = congress.folder.file("returned")
    let loads = try congress.rows(
      "SELECT reviewer FROM assignment WHERE state = 'assigned' GROUP BY reviewer ORDER BY count(*) DESC, reviewer LIMIT 6"
    )
    _ = try run(
      ["reviewer", "pack"] + loads.map { $0[0] } + ["--out", packs.path, "--allow-findings"], "2026-10-17")
    try onco("sample", "reviews", packs.path, "--out", returned.path)
    _ = try run(["reviewer", "merge", returned.path], "2026-11-04", ends: [0, 1])

    let ranked = try JSONDecoder().decode(
      [Ranked].self, from: Data(try run(["abstract", "rank", "--format", "json"], "2026-11-06").output.utf8))
    #expect(ranked.count == 423)
    let decidable = ranked.filter { $0.reviews >= 2 }
    try #require(decidable.count > 20, "only \(decidable.count) abstracts have two reviews")
    _ = try run(["abstract", "decide", "--yes"], "2026-11-06")
    let decided = try congress.rows("SELECT abstract, is_accepted FROM abstract_decision ORDER BY abstract")
    #expect(decided.map { $0[0] } == decidable.map(\.code).sorted())
    let accepted = decided.filter { $0[1] == "1" }.map { $0[0] }
    try #require(accepted.count > 10)

    _ = try run(["abstract", "announce", "--yes"], "2026-11-07")
    #expect(
      try congress.rows("SELECT count(*) FROM mail_message WHERE kind LIKE 'abstract-%'") == [["\(decided.count)"]])
    _ = try run(["programme", "place"], "2026-11-20")
    #expect(try congress.rows("SELECT abstract FROM placement ORDER BY abstract").map { $0[0] } == accepted)
    // Nobody of these has registered, and that is said; nothing else is wrong.
    let check = try run(["programme", "check", "--format", "json"], "2026-11-20", ends: [1]).output
    #expect(!check.contains("no-place") && !check.contains("over-full") && check.contains("not-registered"))

    let out = congress.folder.file("book")
    let forms = ["--to", "html,pdf,jats,crossref,csv,json"]
    _ = try run(["abstract", "book", "--edition", "full", "--out", out.path] + forms, "2026-12-12")
    let files = try FileManager.default.contentsOfDirectory(atPath: out.path)
    func file(_ ending: String) throws -> URL {
      out.appending(path: try #require(files.first { $0.hasSuffix(ending) }))
    }
    let book = try JSONDecoder().decode(Book.self, from: Data(contentsOf: file(".json")))
    #expect(book.abstracts.map(\.code).sorted() == accepted)
    _ = try Judges.run("qpdf", ["--check", file(".pdf").path])
    let printed = try Judges.run("pdftotext", [file(".pdf").path, "-"])
    for entry in book.abstracts { #expect(printed.contains(entry.number), "\(entry.number) is not printed") }
    try validate(file("-jats"), file("crossref.xml"), count: accepted.count)
  }

  private func validate(_ jats: URL, _ crossref: URL, count: Int) throws {
    let schemas = sharedFolder.appending(path: "schemas")
    guard FileManager.default.fileExists(atPath: schemas.path) else { return }
    let articles = try FileManager.default.contentsOfDirectory(atPath: jats.path).sorted()
    #expect(articles.count == count)
    func xmllint(_ schema: String, _ files: [String]) throws {
      _ = try Judges.run(
        "xmllint", ["--nonet", "--noout", "--schema", schemas.appending(path: schema).path] + files)
    }
    try xmllint("jats/JATS-journalpublishing1-3-mathml3.xsd", articles.map { jats.appending(path: $0).path })
    try xmllint("crossref/crossref5.3.1.xsd", [crossref.path])
  }
}
