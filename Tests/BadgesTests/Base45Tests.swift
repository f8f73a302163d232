import Foundation
import TestSupport
import Testing

@testable import Badges

/// Base45 as RFC 9285 writes it, and as an independent program does.
struct Base45Tests {
  @Test(arguments: [
    ("AB", "BB8"), ("Hello!!", "%69 VD92EX0"), ("base-45", "UJCLQE7W581"), ("ietf!", "QED8WEX0"), ("", ""),
  ])
  func `the examples of RFC 9285 come out as printed there`(plain: String, encoded: String) {
    #expect(Base45.encode(Array(plain.utf8)) == encoded)
    #expect(Base45.decode(encoded) == Array(plain.utf8))
  }

  @Test(arguments: ["GGW", ":::", "::", "A", "AAAA", "bb8", "BB8\n", "BB8,", "É", "\u{0}\u{0}", "BB8AA&"])
  func `a text that no encoder writes is refused`(_ text: String) {
    #expect(Base45.decode(text) == nil)
  }

  @Test func `random bytes are written as another program writes them, and read back`() throws {
    var dice = Dice(seed: 45)
    let samples = (0..<500).map { length in (0..<(length % 90)).map { _ in UInt8.random(in: 0...255, using: &dice) } }
    let expected = try Judges.python(
      [String].self,
      """
      import json, sys
      A = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
      def digits(value, count):
          out = ""
          for _ in range(count):
              value, rest = divmod(value, 45)
              out += A[rest]
          return out
      def encode(data):
          pairs = [data[i:i + 2] for i in range(0, len(data), 2)]
          return "".join(digits(int.from_bytes(bytes(p), "big"), 3 if len(p) == 2 else 2) for p in pairs)
      print(json.dumps([encode(data) for data in json.load(sys.stdin)]))
      """, samples.map { $0.map(Int.init) })
    #expect(samples.map(Base45.encode) == expected)
    #expect(expected.map(Base45.decode) == samples)
  }
}
