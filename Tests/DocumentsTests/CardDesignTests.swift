import Documents
import EventData
import Foundation
import Testing

@Suite struct CardDesignTests {
  private func problems(_ yaml: String) -> [String] {
    do {
      _ = try CardDesign(yaml: yaml, file: "badge.yaml")
      return []
    } catch let error as DefinitionErrors {
      return error.description.split(separator: "\n").map(String.init)
    } catch { return ["\(error)"] }
  }

  @Test func `a design tells the fields that it uses`() throws {
    let design = try CardDesign(
      yaml: """
        name: Ticket
        width: 90
        height: 50
        background: {field: tint}
        elements:
          - text: {field: name, x: 5, y: 5, width: 80, height: 10, size: 12, colour: {on: tint}}
          - when: paid
            text: {text: PAID, x: 5, y: 20, width: 30, height: 8, size: 10}
          - qr: {field: token, x: 60, y: 20, size: 25}
          - line: {x: 5, y: 17, width: 80}
        """, file: "ticket.yaml")
    #expect(design.fields == ["name", "paid", "tint", "token"])
    #expect(design.name == "Ticket" && design.width == 90 && design.height == 50)
  }

  @Test func `every problem is told at once, with file, line and column`() {
    let found = problems(
      """
      name: Badge
      width: 105
      height: 148
      colour: red
      elements:
        - text: {field: name, x: 5, y: 5, width: 200, height: 10, size: 12}
        - text: {x: 5, y: 5, width: 20, height: 10, size: 12, least: 20, wieght: bold, align: center}
        - qr: {field: token, x: 5, y: 5, size: small}
        - rect: {x: 0, y: 0, width: 10, height: 10, colour: red}
        - circle: {x: 1}
      """)
    #expect(
      found == [
        "badge.yaml:4:1: 'colour' is not a known key; known: name, width, height, background, elements",
        "badge.yaml:6:11: this text reaches beyond the card of 105 x 148 mm",
        "badge.yaml:7:11: give either 'field' or 'text'",
        "badge.yaml:7:64: 'least' (20) is more than 'size' (12)",
        "badge.yaml:7:68: 'elements[2].text.wieght' is not a known key; known: field, text, x, y, width, height, font, "
          + "weight, size, least, lines, overflow, align, vertical, colour. Did you mean 'weight'?",
        "badge.yaml:7:89: 'elements[2].text.align' is 'center'; allowed: left, centre, right. Did you mean 'centre'?",
        "badge.yaml:8:42: 'elements[3].qr.size' is 'small'; it must be a number from 10 to 500",
        "badge.yaml:9:55: 'colour' is 'red'; write \"#RRGGBB\" in quotes, {field: NAME} or {on: NAME}",
        "badge.yaml:10:5: 'elements[5].circle' is not a known key; known: text, qr, rect, line, when, unless",
        "badge.yaml:10:5: an element must have exactly one of text, qr, rect, line",
      ])
  }

  @Test func `a wrong size of the card is told without blaming the elements`() {
    let found = problems(
      "name: B\nwidht: 105\nheight: tall\nelements:\n  - text: {field: a, x: 5, y: 5, width: 60, height: 9, size: 9}"
    )
    #expect(
      found == [
        "badge.yaml:1:1: 'width' is missing: Millimetres.",
        "badge.yaml:2:1: 'widht' is not a known key; known: name, width, height, background, elements. "
          + "Did you mean 'width'?",
        "badge.yaml:3:9: 'height' is 'tall'; it must be a number from 20 to 1000",
      ])
  }

  @Test(arguments: [
    ("", "the file is empty"), ("name: [", "the YAML is broken here"),
    ("- a", "must be a list of 'key: value' lines"), ("name: a\nname: b", "the same key stands twice"),
  ])
  func `a file that is no design is refused`(yaml: String, reason: String) {
    let found = problems(yaml)
    #expect(found.count >= 1)
    #expect(found.first?.hasPrefix("badge.yaml:") == true)
    #expect(found.first?.contains(reason) == true)
  }

  @Test func `a colour that YAML took for a comment is named, not drawn black`() {
    let found = problems(
      "name: B\nwidth: 105\nheight: 148\nelements:\n  - rect: {x: 0, y: 0, width: 9, height: 9, colour: \"#1F6F8B\"}\n"
        + "  - text:\n      {field: a, x: 5, y: 5, width: 9, height: 9, size: 9, colour: }"
    )
    #expect(
      found == [
        "badge.yaml:7:68: 'elements[2].text.colour' is missing: Its colour: \"#RRGGBB\" in quotes, {field: NAME} or "
          + "{on: NAME}."
      ])
  }

  @Test func `fonts that are missing are named, with the package that brings them`() throws {
    let empty = try TemporaryFolder()
    let error = #expect(throws: ExplainedError.self) { try FontSet(folders: [empty.url]) }
    #expect(error?.why?.contains("NotoNastaliqUrdu-Regular.ttf") == true)
    #expect(error?.remedy.contains("fonts-noto-core") == true)
    #expect(try FontSet(folders: [empty.url, FontSet.debianFolder]).files.count == 6)
  }
}
