import EventData
import Foundation
import TestSupport
import Testing

/// The book made by the built program, its PDF judged by poppler and qpdf.
struct BookProcessTests {
  /// A congress with accepted abstracts in two sessions; all texts hold the word `unspeakable`.
  static func congress(_ count: Int = 24) throws -> Congress {
    let congress = try Congress()
    let input = try congress.sampleInput(delegates: 0, abstracts: count + 30)
    try congress.onco("abstract", "import", input.appending(path: "abstracts.csv").path, ends: [0, 1])
    let store = try congress.store()
    try store.write(Store.Author(name: "tester", command: "test", now: Moment(seconds: 1))) { tx in
      let codes = try tx.rows("SELECT code FROM abstract ORDER BY code").prefix(count).map { $0.text("code") }
      for (index, code) in codes.enumerated() {
        try tx.run(
          """
          INSERT INTO abstract_decision (abstract, outcome, is_accepted, origin, reason, decided_by, decided_at, announced_at)
          VALUES (?1, ?2, 1, 'quota', '', 'chair', 1, 2)
          """, [.text(code), .text(index < 6 ? "oral" : "poster")])
        try tx.run(
          "INSERT INTO placement (abstract, session, position, is_fixed, placed_at) VALUES (?1, ?2, ?3, 0, 1)",
          [.text(code), .text(index < 6 ? "SCI-101" : "SCI-203"), .int(index + 1)])
        try tx.run(
          "UPDATE abstract_section SET content = content || ' Unspeakable.' WHERE abstract = ?1", [.text(code)])
        try tx.run(
          "UPDATE abstract_keyword SET keyword = 'unspeakable' WHERE abstract = ?1 AND position = 1", [.text(code)])
        try tx.run("UPDATE abstract SET body = 'Unspeakable.' WHERE code = ?1", [.text(code)])
      }
    }
    return congress
  }

  static let before = ["--as-of", "2026-12-01"]
  static let after = ["--as-of", "2026-12-11 09:00"]

  @Test func `before the embargo nothing of a text leaves in any form`() throws {
    let congress = try Self.congress()
    let out = congress.folder.file("titles")
    let forms = "html,pdf,jats,crossref,csv,json"
    let refused = try congress.onco(
      "abstract", "book", "--edition", "full", "--to", forms, "--out", out.path, Self.before[0], Self.before[1],
      ends: [2])
    #expect(refused.errors.contains("under embargo until 2026-12-10 17:00"))
    #expect(!FileManager.default.fileExists(atPath: out.path))
    try congress.onco(
      "abstract", "book", "--edition", "titles", "--to", forms, "--out", out.path, Self.before[0], Self.before[1])
    let names = (FileManager.default.enumerator(atPath: out.path)?.compactMap { $0 as? String } ?? []).sorted()
    let files = names.map { out.appending(path: $0) }.filter { !$0.pathExtension.isEmpty }
    #expect(files.count == 5 + 24)
    for file in files {
      let text =
        file.pathExtension == "pdf"
        ? try Judges.run("pdftotext", [file.path, "-"]) : try String(contentsOf: file, encoding: .utf8)
      #expect(!text.lowercased().contains("unspeakable"), "\(file.lastPathComponent)")
      #expect(text.contains("O-00") || text.contains("P-0"), "\(file.lastPathComponent)")
    }
  }

  @Test func `the PDF is sound, and each page number in the index of authors is where the abstract stands`() throws {
    let congress = try Self.congress()
    let out = congress.folder.file("full")
    try congress.onco(
      "abstract", "book", "--edition", "full", "--to", "pdf,json", "--out", out.path, Self.after[0], Self.after[1])
    let pdf = out.appending(path: "onco26-abstracts-full.pdf")
    _ = try Judges.run("qpdf", ["--check", pdf.path])
    let info = try Judges.run("pdfinfo", [pdf.path])
    #expect(info.contains("Abstracts of ONCO 2026"))
    #expect(info.contains(#/Tagged: +yes/#))
    let fonts = try Judges.run("pdffonts", [pdf.path]).split(separator: "\n").dropFirst(2)
    #expect(!fonts.isEmpty)
    #expect(fonts.allSatisfy { $0.contains("yes yes yes") }, "embedded, subset, with text: \(fonts)")
    let outline = try Judges.run("qpdf", ["--json", "--json-key=outlines", pdf.path])
    #expect(outline.contains("Index of authors"))
    #expect(outline.contains("O-001"))

    let pages = try Judges.run("pdftotext", ["-layout", pdf.path, "-"]).components(separatedBy: "\u{0C}")
    let text = try Judges.run("pdftotext", [pdf.path, "-"])
    let index = try #require(text.range(of: "Index of authors\n", options: .backwards)).upperBound
    let places = text[index...].matches(of: #/([OP]-[0-9]{3})\s\(([0-9]+)\)/#)
    #expect(places.count > 40)
    for place in places {
      let page = try #require(Int(place.2))
      #expect(pages[page - 1].contains(String(place.1)), "\(place.0)")
      #expect(pages[page - 1].contains("doi:10.5555/onco26.\(place.1)") || pages[page].contains(place.1))
    }
  }

  @Test func `an edition made twice is the same to the byte, and a proof is marked on each page`() throws {
    let congress = try Self.congress(8)
    let pdfs = try ["one", "two"].map { name in
      let out = congress.folder.file(name)
      try congress.onco("abstract", "book", "--edition", "full", "--out", out.path, Self.after[0], Self.after[1])
      return try Data(contentsOf: out.appending(path: "onco26-abstracts-full.pdf"))
    }
    #expect(pdfs[0] == pdfs[1])
    #expect(try congress.rows("SELECT edition, number FROM book_edition") == [["full", "1"]])
    let out = congress.folder.file("proof")
    try congress.onco(
      "abstract", "book", "--edition", "full", "--for-journal", "--to", "pdf", "--out", out.path, Self.before[0],
      Self.before[1])
    let proof = out.appending(path: "onco26-abstracts-full-EMBARGOED.pdf")
    let pages = try Judges.run("pdftotext", [proof.path, "-"]).components(separatedBy: "\u{0C}").dropLast()
    #expect(pages.count > 4)
    #expect(pages.allSatisfy { $0.contains("EMBARGOED until") })
    #expect(try congress.rows("SELECT count(*) FROM book_edition") == [["1"]])
  }

  @Test func `check names what changed, and an erratum lets the next edition out`() throws {
    let congress = try Self.congress(8)
    let onco = congress.onco
    let late = ["--as-of", "2026-12-14"]
    let out = congress.folder.file("out").path
    try onco("abstract", "book", "--edition", "full", "--to", "json", "--out", out, Self.after[0], Self.after[1])
    try onco("abstract", "book", "--edition", "full", "--check", late[0], late[1])
    try congress.store().write(Store.Author(name: "tester", command: "test", now: Moment(seconds: 1))) { tx in
      _ = try tx.run("UPDATE abstract_section SET content = 'Mended.' WHERE abstract = 'A-0002' AND position = 1")
    }
    let check = try onco(
      "abstract", "book", "--edition", "full", "--check", "--format", "csv", late[0], late[1], ends: [1])
    #expect(check.output.contains("A-0002,O-002,changed,needed\r\n"))
    try onco(
      "abstract", "book", "--edition", "full", "--to", "json", "--out", out, late[0], late[1], ends: [2])
    let said = try onco(
      "abstract", "erratum", "o-002", "--kind", "correction", "--notice", "The first part was wrong.", late[0], late[1])
    #expect(said.output == "Recorded erratum 1, correction of A-0002: The first part was wrong.\n")
    let made = try onco(
      "abstract", "book", "--edition", "full", "--to", "json", "--out", out, late[0], late[1])
    #expect(made.output.hasPrefix("full edition, printing 2: 8 abstracts in 2 chapters\n"))
    #expect(try onco("abstract", "erratum-list", "--format", "csv").output.contains("1,A-0002,O-002,correction,"))
  }
}
