@testable import Documents
import EventData
import Foundation
import Testing

@Suite struct QRMatrixTests {
  @Test func `a badge token of 105 base45 characters fits version 5 at level M`() throws {
    #expect(try QRMatrix(encoding: Badges.token(1)).size == 37)
    // Written in lower case it needs byte mode and a larger code: alphanumeric mode was really taken above.
    #expect(try QRMatrix(encoding: Badges.token(1).lowercased()).size > 37)
  }

  @Test func `a higher error correction makes a larger code`() throws {
    let low = try QRMatrix(encoding: Badges.token(1), errorCorrection: .l)
    let high = try QRMatrix(encoding: Badges.token(1), errorCorrection: .h)
    #expect(low.size < high.size)
  }

  @Test func `the corners are finder patterns and outside all is light`() throws {
    let code = try QRMatrix(encoding: "R-00001")
    for (x, y) in [(0, 0), (code.size - 1, 0), (0, code.size - 1), (3, 3)] { #expect(code[x, y]) }
    #expect(!code[1, 1])
    #expect(!code[-1, 0] && !code[code.size, 0])
  }

  @Test(arguments: ["", "a\0b", String(repeating: "x", count: 3000)])
  func `text that no code can hold is refused`(text: String) {
    #expect(throws: ExplainedError.self) { try QRMatrix(encoding: text) }
  }

  @Test(arguments: [
    "R-00001", "https://example.org/ticket?x=1&y=abc", String(repeating: "A1", count: 128),
  ])
  func `zbarimg reads the PNG, which has its quiet zone`(text: String) throws {
    let folder = try TemporaryFolder()
    let file = folder.file("code.png")
    let code = try QRMatrix(encoding: text)
    let png = try code.png(modulePixels: 5)
    try Data(png).write(to: file)
    #expect(try tool("zbarimg", "--nodbus", "-q", "--raw", file.path).output == text + "\n")
    // Bytes 16 to 19 of a PNG are its width, the most significant first.
    #expect(png[16..<20].reduce(0) { $0 * 256 + Int($1) } == (code.size + 8) * 5)
    #expect(try code.png(modulePixels: 5) == png)
    #expect(throws: ExplainedError.self) { try code.png(modulePixels: 0) }
  }
}
