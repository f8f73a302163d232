import Documents
import EventData
import Foundation
import Testing

@Suite(.serialized) struct PagePressTests {
  let folder: TemporaryFolder
  let press: PagePress

  init() throws {
    folder = try TemporaryFolder()
    press = PagePress(fonts: try FontSet())
  }

  @Test func `an invoice becomes a sound PDF with its words, and twice the same bytes`()
    async throws
  {
    let html = try SamplePages.invoice()
    try await press.pdfs([
      .init(html: html, file: folder.file("a.pdf")), .init(html: html, file: folder.file("b.pdf")),
    ])
    #expect(try Data(contentsOf: folder.file("a.pdf")) == Data(contentsOf: folder.file("b.pdf")))
    let path = folder.file("a.pdf").path
    #expect(try tool("qpdf", "--check", path).status == 0)
    let text = try tool("pdftotext", "-layout", path, "-").output
    for words in [
      "ONCO26/INV/0007", "11,60,000", "Rupees Eleven Lakh Sixty Thousand Only",
      "PK36 SCBL 0000 0011 2345 6702",
      "This is a computer-generated invoice", "Page 1 of 1",
    ] { #expect(text.contains(words)) }
    let fonts = try tool("pdffonts", path).output.split(separator: "\n").dropFirst(2)
    #expect(!fonts.isEmpty && fonts.allSatisfy { $0.contains(/\+Noto.*yes yes yes/) })
    #expect(folder.names == ["a.pdf", "b.pdf"])
  }

  @Test func `letters beside the press's fonts are set from others, and what none has is named`() async throws {
    let html = "<p>Zoë Ωmega אבג हिन्दी \u{E123} \u{10FFFD}\u{200B}\u{FE0F}</p>"
    #expect(try press.unprintable(in: html).map(\.value) == [0xE123, 0x10FFFD])
    #expect(try press.unprintable(in: "<p>Zoë Ωmega אבג</p>") == [])
    try await press.pdf(fromHTML: html, to: folder.file("letters.pdf"))
    let fonts = try tool("pdffonts", folder.file("letters.pdf").path).output
    #expect(fonts.contains("Hebrew") && fonts.contains("Devanagari"))
  }

  @Test func `a long invoice says which page of how many`() async throws {
    try await press.pdf(fromHTML: SamplePages.invoice(lines: 60), to: folder.file("long.pdf"))
    let text = try tool("pdftotext", "-layout", folder.file("long.pdf").path, "-").output
    #expect(text.contains("Page 1 of 3") && text.contains("Page 3 of 3"))
  }

  @Test func `a sponsor's name cannot become markup`() async throws {
    let html = try SamplePages.invoice(
      sponsor: "<script>alert(1)</script><img src='http://example.org'>")
    #expect(!html.contains("<script>"))
    try await press.pdf(fromHTML: html, to: folder.file("a.pdf"))
    let text = try tool("pdftotext", folder.file("a.pdf").path, "-").output
    #expect(text.contains("<script>alert(1)</script>"))
  }

  @Test func `a compliance report sets findings, unknowns and the footer`() async throws {
    try await press.pdf(
      fromHTML: SamplePages.complianceReport(findings: 12), to: folder.file("report.pdf"))
    let text = try tool("pdftotext", "-layout", folder.file("report.pdf").path, "-").output
    for words in [
      "Major (11)", "Could not be judged (1)", "DIS-001", "Pre-check, not legal advice",
      "Sample Standards",
    ] {
      #expect(text.contains(words))
    }
    #expect(!text.contains("Waived"))
  }

  @Test func `a page that refers outside is refused before the program runs`() async throws {
    let error = await #expect(throws: ExplainedError.self) {
      try await press.pdf(
        fromHTML: "<p>a</p>\n<img src='file:///etc/hostname'>", to: folder.file("a.pdf"))
    }
    #expect(error?.why?.contains("line 2: the page refers to \"file:///etc/hostname\"") == true)
    #expect(folder.names == [])
  }

  @Test func `a picture below the named folder is used, and a missing one is an error`()
    async throws
  {
    let png = try QRMatrix(encoding: "R-00001").png(modulePixels: 8)
    try Data(png).write(to: folder.file("code.png"))
    try await press.pdf(
      fromHTML: "<img src='code.png'>", baseFolder: folder.url, to: folder.file("a.pdf"))
    #expect(try tool("pdfimages", "-list", folder.file("a.pdf").path).output.contains("image"))
    let error = await #expect(throws: ExplainedError.self) {
      try await press.pdf(
        fromHTML: "<img src='none.png'>", baseFolder: folder.url, to: folder.file("b.pdf"))
    }
    #expect(error?.why?.contains("none.png") == true)
    #expect(folder.names == ["a.pdf", "code.png"])
  }

  @Test func `without WeasyPrint the error says how to install it`() async throws {
    let lost = PagePress(fonts: try FontSet(), searchPath: folder.url.path)
    let error = await #expect(throws: ExplainedError.self) {
      try await lost.pdf(fromHTML: "<p>a</p>", to: folder.file("a.pdf"))
    }
    #expect(error?.remedy == "Install it with: apt-get install weasyprint")
    #expect(folder.names == [])
  }

  @Test func `a program that fails or hangs is told and leaves nothing`() async throws {
    for (script, expected) in [("echo broken >&2; exit 3", "broken"), ("sleep 60", "took longer")] {
      let program = folder.file("program")
      try Data("#!/bin/sh\n\(script)\n".utf8).write(to: program)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
      let press = PagePress(fonts: try FontSet(), command: program.path, timeout: .seconds(2))
      let error = await #expect(throws: ExplainedError.self) {
        try await press.pdf(fromHTML: "<p>a</p>", to: folder.file("a.pdf"))
      }
      #expect(error?.why?.contains(expected) == true)
      #expect(folder.names == ["program"])
    }
  }
}
