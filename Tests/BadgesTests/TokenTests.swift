import EventData
import Foundation
import TestSupport
import Testing

@testable import Badges

/// A badge's code proves itself, and nothing that was not signed here does.
struct TokenTests {
  private static let seed = String(repeating: "0b", count: 32)

  private func key(_ id: UInt8 = 1, seed: String = seed) throws -> BadgeSigningKey {
    try #require(BadgeSigningKey(id: id, seed: seed))
  }

  private func token(_ change: (inout Parts) -> Void = { _ in }) throws -> BadgeToken {
    var parts = Parts()
    change(&parts)
    return BadgeToken(
      keyID: 1, event: parts.event, purpose: parts.purpose, registration: parts.registration, epoch: parts.epoch,
      firstDay: try #require(CalendarDate(parts.day)), days: parts.days, category: parts.category)
  }

  struct Parts {
    var event: UInt16 = 27
    var purpose = BadgeToken.Purpose.badge
    var registration: UInt32 = 1_234
    var epoch: UInt16 = 1
    var day = "2026-12-11"
    var days: UInt8 = 3
    var category: UInt8 = 2
  }

  @Test func `a token comes back as it was signed, at the ends of every field's range`() throws {
    let key = try key()
    let ring = BadgeKeyRing([(1, key.publicKey)])
    let tokens = [
      try token(),
      try token { ($0.event, $0.registration, $0.epoch, $0.days, $0.category) = (1, 1, 1, 1, 0) },
      try token { ($0.event, $0.registration, $0.epoch, $0.days, $0.category) = (.max, .max, .max, .max, .max) },
      try token { ($0.purpose, $0.day) = (.ticket, "2020-01-01") },
      try token { ($0.purpose, $0.day) = (.certificate, "2199-06-06") },
    ]
    for token in tokens { #expect(ring.token(in: key.sign(token)) == token) }
    #expect(tokens.map(\.registrationCode) == ["R-01234", "R-00001", "R-4294967295", "R-01234", "R-01234"])
  }

  @Test func `the code fits QR version 5-M in alphanumeric mode, and the same token gives the same code`() throws {
    let code = try key().sign(token())
    #expect(code.utf8.count == 119)
    #expect(try key().sign(token()) == code)
    #expect(code.utf8.allSatisfy { "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8.contains($0) })
  }

  @Test func `another program reads the fields and verifies the Ed25519 signature`() throws {
    let key = try key()
    let codes = try [
      token(), token { ($0.registration, $0.epoch, $0.purpose) = (70_000, 513, .ticket) },
    ].map(key.sign)
    struct Question: Encodable {
      let key: String
      let codes: [String]
    }
    let read = try Judges.python(
      [[Int]].self,
      """
      import json, struct, sys
      from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
      A = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
      def decode(text):
          out = b""
          for i in range(0, len(text), 3):
              part = text[i:i + 3]
              out += sum(A.index(c) * 45 ** n for n, c in enumerate(part)).to_bytes(len(part) - 1, "big")
          return out
      question = json.load(sys.stdin)
      public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(question["key"]))
      rows = []
      for code in question["codes"]:
          data = decode(code)
          assert len(data) == 79
          public.verify(data[15:], data[:15])
          rows.append(list(struct.unpack(">BBHBIHHBB", data[:15])))
      print(json.dumps(rows))
      """, Question(key: key.publicKey, codes: codes))
    // Version, key, edition, purpose, registration, epoch, days since 2020-01-01, number of days, category.
    #expect(read == [[1, 1, 27, 1, 1_234, 1, 2_536, 3, 2], [1, 1, 27, 2, 70_000, 513, 2_536, 3, 2]])
  }

  @Test func `RFC 8032's first key gives its public key`() throws {
    let key = try key(seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    #expect(key.publicKey == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
  }

  @Test func `a code signed by another key, or for a key this ring does not hold, is nothing`() throws {
    let ours = try key()
    let theirs = try key(seed: String(repeating: "0c", count: 32))
    let code = theirs.sign(try token())
    #expect(BadgeKeyRing([(1, ours.publicKey)]).token(in: code) == nil)
    #expect(BadgeKeyRing([(2, theirs.publicKey)]).token(in: code) == nil)
    #expect(BadgeKeyRing([]).token(in: code) == nil)
    #expect(BadgeKeyRing([(1, "not hexadecimal")]).token(in: code) == nil)
    #expect(BadgeKeyRing([(1, theirs.publicKey)]).token(in: code) != nil)
  }

  @Test func `every change of a single byte is refused`() throws {
    let key = try key()
    let ring = BadgeKeyRing([(1, key.publicKey)])
    let code = try key.sign(token())
    let bytes = try #require(Base45.decode(code))
    for index in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[index] ^= 1 << bit
        #expect(ring.token(in: Base45.encode(changed)) == nil)
      }
    }
    #expect(ring.token(in: Base45.encode(bytes)) != nil)
  }

  @Test func `a hundred thousand mutated codes admit nobody`() throws {
    let key = try key()
    let ring = BadgeKeyRing([(1, key.publicKey)])
    let codes = try (1...20).map { number in try key.sign(token { $0.registration = UInt32(number) }) }
    var dice = Dice(seed: 100_000)
    var mutator = Mutator(codes: codes)
    var tried = 0
    while tried < 100_000 {
      let text = mutator.next(using: &dice)
      guard !codes.contains(text.trimmed) else { continue }
      tried += 1
      if let token = ring.token(in: text) { Issue.record("'\(text)' passes as \(token.registrationCode)") }
    }
    #expect(codes.allSatisfy { ring.token(in: $0) != nil })
  }

  @Test func `small letters, a scanner's prefix, and spaces and controls at the ends do no harm`() throws {
    let key = try key()
    let ring = BadgeKeyRing([(1, key.publicKey)])
    let token = try token()
    let code = key.sign(token)
    let readings: [String] = [
      code.lowercased(), "]Q3" + code, "]q1" + code.lowercased(), " ]Q3\(code)  ", code + "\r", "\u{2}\(code)\u{3}",
      "\u{FEFF}" + code, code + "\u{0}", "\u{200E}\(code)\t",
    ]
    for text in readings { #expect(ring.token(in: text) == token) }
  }

  @Test func `texts that are too long, half in small letters or garbage are refused unread`() throws {
    let key = try key()
    let ring = BadgeKeyRing([(1, key.publicKey)])
    let code = try key.sign(token())
    let halfSmall = String(code.prefix(60)) + code.dropFirst(60).lowercased()
    let torn = String(code.prefix(50)) + "\u{0}" + code.dropFirst(50)
    let garbage: [String] = [
      "", " ", "]Q3", halfSmall, "Q3" + code, code + code,
      String(code.dropLast()),
      String(code.dropFirst()), String(repeating: "0", count: 10_000_000), String(repeating: "😀", count: 40),
      torn, String(decoding: (0...255).map { UInt8($0) }, as: UTF8.self),
      Base45.encode(Array(repeating: 0, count: 79)), Base45.encode(Array(repeating: 255, count: 79)),
      code.replacing("0", with: "\u{0660}") + "\u{0660}",
    ]
    for text in garbage { #expect(ring.token(in: text) == nil) }
    #expect(ring.token(in: code) != nil)
  }

  @Test(arguments: [
    "", "0b", String(repeating: "0b", count: 31), String(repeating: "0b", count: 33),
    String(repeating: "zz", count: 32),
  ])
  func `a seed that is no 32 bytes makes no key`(_ seed: String) {
    #expect(BadgeSigningKey(id: 1, seed: seed) == nil)
    #expect(BadgeSigningKey(id: 1, seed: Self.seed) != nil)
    #expect(BadgeSigningKey(id: 0, seed: Self.seed) == nil)
  }

  @Test func `new seeds are random`() {
    let seeds = (0..<50).map { _ in BadgeSigningKey.newSeed() }
    #expect(Set(seeds).count == 50)
    #expect(seeds.allSatisfy { $0.utf8.count == 64 })
  }
}

/// Damaged and forged codes of every kind a scanner or a forger might make.
struct Mutator {
  let codes: [String]
  private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)

  init(codes: [String]) { self.codes = codes }

  mutating func next(using dice: inout Dice) -> String {
    var text = Array(codes[Int.random(in: 0..<codes.count, using: &dice)].utf8)
    let other = Array(codes[Int.random(in: 0..<codes.count, using: &dice)].utf8)
    func place(_ dice: inout Dice) -> Int { Int.random(in: 0..<text.count, using: &dice) }
    switch Int.random(in: 0..<8, using: &dice) {
    case 0, 1:  // other characters of the alphabet
      for _ in 0..<Int.random(in: 1...4, using: &dice) {
        text[place(&dice)] = Self.alphabet.randomElement(using: &dice) ?? 0
      }
    case 2: text[place(&dice)] = UInt8.random(in: 0...127, using: &dice)
    case 3: text.remove(at: place(&dice))
    case 4: text.insert(Self.alphabet.randomElement(using: &dice) ?? 0, at: place(&dice))
    case 5: text.swapAt(place(&dice), place(&dice))
    case 6:  // the head of one badge and the signature of another
      let cut = place(&dice)
      text = Array(text[..<cut]) + Array(other[cut...])
    default:  // other bytes under the same signature
      var bytes = Base45.decode(String(decoding: text, as: UTF8.self)) ?? []
      bytes[Int.random(in: 0..<15, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
      return Base45.encode(bytes)
    }
    return String(decoding: text, as: UTF8.self)
  }
}
