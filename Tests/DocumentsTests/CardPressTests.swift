import Documents
import EventData
import Foundation
import Testing

@Suite struct CardPressTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func draw(
    _ cards: [CardContent], as layout: CardLayout = .singles, to name: String = "cards.pdf"
  ) throws
    -> CardReport
  {
    try Badges.press().draw(cards, as: layout, to: folder.file(name), created: Badges.created)
  }

  @Test func `zbarimg reads every code of a sheet, and four cards share a page`() throws {
    let numbers = 1...10
    let report = try draw(numbers.map { Badges.card($0) }, as: .sheet)
    #expect(report.cards == 10 && report.pages == 3 && report.warnings.isEmpty)
    _ = try tool(
      "pdftoppm", "-r", "120", "-png", folder.file("cards.pdf").path, folder.file("page").path)
    let pages = folder.names.filter { $0.hasSuffix(".png") }
    #expect(pages.count == 3)
    let read = try pages.flatMap { page in
      try tool("zbarimg", "--nodbus", "-q", "--raw", folder.file(page).path).output.split(
        separator: "\n"
      ).map(
        String.init)
    }
    #expect(Set(read) == Set(numbers.map(Badges.token)))
    #expect(read.count == 10)
  }

  @Test func `the same cards give the same bytes, and another date gives others`() throws {
    let cards = (1...5).map { Badges.card($0) }
    _ = try draw(cards, as: .sheet, to: "a.pdf")
    _ = try draw(cards, as: .sheet, to: "b.pdf")
    let first = try Data(contentsOf: folder.file("a.pdf"))
    #expect(try Data(contentsOf: folder.file("b.pdf")) == first)
    _ = try Badges.press().draw(
      cards, as: .sheet, to: folder.file("c.pdf"), created: Badges.created + 60)
    #expect(try Data(contentsOf: folder.file("c.pdf")) != first)
  }

  @Test func `qpdf finds the file sound, all fonts are embedded, and the page is A6`() throws {
    _ = try draw([Badges.card()])
    let path = folder.file("cards.pdf").path
    #expect(try tool("qpdf", "--check", path).status == 0)
    let fonts = try tool("pdffonts", path).output.split(separator: "\n").dropFirst(2)
    #expect(fonts.count >= 3)
    #expect(fonts.contains { $0.contains("NotoNastaliqUrdu-Regular") })
    #expect(!fonts.contains { $0.contains("NotoNastaliqUrdu-Bold") })
    #expect(fonts.allSatisfy { $0.contains(/\+Noto.*yes yes yes/) })
    #expect(try tool("pdfinfo", path).output.contains("297.638 x 419.528 pts"))
  }

  @Test func `pdftotext finds the Latin name, code and congress`() throws {
    _ = try draw([Badges.card(42)])
    let text = try tool("pdftotext", "-layout", folder.file("cards.pdf").path, "-").output
    for words in ["Dr Azhar Sample", "R-00042", "Sample Cancer Hospital", "DELEGATE"] {
      #expect(text.contains(words))
    }
  }

  @Test func `a name of 45 letters fits by shrinking, without a warning`() throws {
    let name = "Professor Muhammad Abdul-Rehman Siddiqui Khan"
    #expect(name.count == 45)
    let report = try draw([
      Badges.card(1, ["name": name]), Badges.card(2, ["name": name, "name_urdu": ""]),
    ])
    #expect(report.warnings.isEmpty)
    let text = try tool("pdftotext", folder.file("cards.pdf").path, "-").output.replacing(
      "\n", with: " ")
    #expect(text.matches(of: /Professor Muhammad Abdul-Rehman Siddiqui Khan/).count == 2)
  }

  @Test func `a text that cannot fit is cut and reported with its card and field`() throws {
    let long = String(repeating: "Department of Very Long Words ", count: 12)
    let report = try draw([Badges.card(1), Badges.card(2, ["designation": long])])
    #expect(report.warnings.map(\.kind) == [.cut])
    #expect(report.warnings.map(\.card) == [1])
    #expect(report.warnings.map(\.field) == ["designation"])
    #expect(
      report.warnings.first?.message.contains("does not fit even at 7 pt and was cut") == true)
  }

  @Test func `one endless word is cut and does not run off the card`() throws {
    let report = try draw([Badges.card(1, ["name": String(repeating: "W", count: 400)])])
    #expect(report.warnings.map(\.kind) == [.cut])
  }

  @Test func `marks piled on a letter are named as text that does not fit, and stay in their box`() throws {
    func name(_ marks: Int) -> String { "Dr Ze\(String(repeating: "\u{0301}", count: marks))no Sample" }
    let report = try draw([
      Badges.card(1, ["name": name(30)]), Badges.card(2, ["name": name(1)]),
      Badges.card(3, ["name": "Dr Nguyễn Thị Ấu"]), Badges.card(4, ["name": "ÅÊÇ ĢỖỸ Þorgerður"]),
    ])
    #expect(report.warnings.map(\.kind) == [.cut])
    #expect(report.warnings.map(\.card) == [0])
  }

  @Test func `a card whose text no PDF can hold is left out and named, and the others are drawn`() throws {
    let report = try draw([
      Badges.card(1, ["name": "Dr Ze\u{FFFE}no Sample"]), Badges.card(2), Badges.card(3, ["city": "\u{1FFFE}Lahore"]),
      Badges.card(4),
    ])
    #expect(report.cards == 2)
    #expect(report.notDrawn == 2)
    #expect(report.warnings.map(\.card) == [0, 2])
    #expect(report.warnings.map(\.field) == ["name", "city"])
    #expect(report.warnings.first?.message.contains("U+FFFE") == true)
    let text = try tool("pdftotext", folder.file("cards.pdf").path, "-").output
    #expect(text.contains("R-00002") && text.contains("R-00004") && !text.contains("R-00001"))
    let name = String(try #require(Unicode.Scalar(UInt32(0xFDD0))))
    let error = #expect(throws: ExplainedError.self) { try draw([Badges.card(1, ["name": name])]) }
    #expect(error?.why?.contains("U+FDD0") == true)
    #expect(error?.remedy.contains("disk") == false)
  }

  @Test func `a character that no font has is reported by its number`() throws {
    let report = try draw([
      Badges.card(1, ["name": "Dr 漢 Sample"]), Badges.card(2, ["name": "Dr é ğ ш Sample"]),
    ])
    #expect(report.warnings.map(\.kind) == [.missingGlyphs])
    #expect(report.warnings.first?.card == 0)
    #expect(report.warnings.first?.message.contains("U+6F22") == true)
  }

  @Test func `direction marks and line breaks in a name do not upset the card`() throws {
    let report = try draw([Badges.card(1, ["name": "Dr \u{202E}Azhar\nSample\u{2069}\u{7}"])])
    #expect(report.warnings.isEmpty)
    #expect(
      try tool("pdftotext", folder.file("cards.pdf").path, "-").output.contains("Dr Azhar Sample"))
  }

  @Test func `an empty token, a wrong colour and a code too fine for phones are reported`() throws {
    let report = try draw([
      Badges.card(1, ["token": ""]), Badges.card(2, ["category_colour": "green"]),
      Badges.card(3, ["token": String(repeating: "a", count: 1200)]),
    ])
    #expect(report.warnings.map(\.kind) == [.noCode, .badColour, .smallModules])
    #expect(report.warnings.map(\.card) == [0, 1, 2])
  }

  @Test func `a card without a field of the design stops the run and leaves the old file`() throws {
    _ = try draw([Badges.card(1)])
    let old = try Data(contentsOf: folder.file("cards.pdf"))
    var incomplete = Badges.card(2)
    incomplete.fields["instituton"] = incomplete.fields.removeValue(forKey: "institution")
    let error = #expect(throws: ExplainedError.self) { try draw([Badges.card(1), incomplete]) }
    #expect(error?.place == "card 2")
    #expect(error?.remedy.contains("Did you mean 'instituton'?") == true)
    #expect(try Data(contentsOf: folder.file("cards.pdf")) == old)
    #expect(folder.names == ["cards.pdf"])
  }

  @Test func `no cards make no file`() throws {
    #expect(throws: ExplainedError.self) { try draw([]) }
    #expect(folder.names == [])
  }

  @Test func `a folder that does not exist is named`() throws {
    let error = #expect(throws: ExplainedError.self) {
      try draw([Badges.card()], to: "no/such/cards.pdf")
    }
    #expect(error?.why == "The folder does not exist.")
  }

  @Test func `progress counts every card`() throws {
    var seen: [Int] = []
    _ = try Badges.press().draw(
      (1...3).lazy.map { Badges.card($0) }, as: .sheet, to: folder.file("cards.pdf"),
      created: Badges.created
    ) { seen.append($0) }
    #expect(seen == [1, 2, 3])
  }

  @Test func `presses on several threads do not disturb each other`() async throws {
    let cards = (1...4).map { Badges.card($0) }
    _ = try draw(cards, as: .sheet, to: "alone.pdf")
    try await withThrowingTaskGroup { group in
      for number in 1...4 {
        group.addTask { [file = folder.file("\(number).pdf")] in
          _ = try Badges.press().draw(cards, as: .sheet, to: file, created: Badges.created)
        }
      }
      try await group.waitForAll()
    }
    let alone = try Data(contentsOf: folder.file("alone.pdf"))
    for number in 1...4 { #expect(try Data(contentsOf: folder.file("\(number).pdf")) == alone) }
  }
}
