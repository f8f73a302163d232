import CSodium
import EventData

/// The desk's secret: signs badge tokens. Never leaves the desk; doors hold `publicKey` only.
public struct BadgeSigningKey: Sendable {
  /// The key's number, 1...255, inside each token it signs.
  public let id: UInt8
  private let secret: [UInt8]
  /// The public half in hexadecimal.
  public let publicKey: String

  /// A key from its 32-byte seed in hexadecimal; nil when it is none.
  public init?(id: UInt8, seed: String) {
    guard let bytes = [UInt8](hexadecimal: seed), bytes.count == Int(crypto_sign_SEEDBYTES), id > 0 else { return nil }
    var open = [UInt8](repeating: 0, count: Int(crypto_sign_PUBLICKEYBYTES))
    var closed = [UInt8](repeating: 0, count: Int(crypto_sign_SECRETKEYBYTES))
    guard sodium_init() >= 0, crypto_sign_seed_keypair(&open, &closed, bytes) == 0 else { return nil }
    self.id = id
    secret = closed
    publicKey = hexadecimal(open)
  }

  /// A new random seed in hexadecimal, from libsodium's generator.
  public static func newSeed() -> String {
    var seed = [UInt8](repeating: 0, count: Int(crypto_sign_SEEDBYTES))
    _ = sodium_init()
    randombytes_buf(&seed, seed.count)
    return hexadecimal(seed)
  }

  /// The text of a token's QR code. The same token always gives the same text (Ed25519, RFC 8032).
  public func sign(_ token: BadgeToken) -> String {
    let payload = token.bytes
    var signature = [UInt8](repeating: 0, count: BadgeToken.signatureLength)
    _ = crypto_sign_detached(&signature, nil, payload, UInt64(payload.count), secret)
    return Base45.encode(payload + signature)
  }
}

/// The public keys a door knows, by their id.
public struct BadgeKeyRing: Sendable {
  private let keys: [UInt8: [UInt8]]

  /// A ring from ids and public keys in hexadecimal; malformed ones are left out.
  public init(_ keys: [(id: UInt8, publicKey: String)]) {
    let sound = keys.compactMap { id, key in
      [UInt8](hexadecimal: key).flatMap { $0.count == Int(crypto_sign_PUBLICKEYBYTES) ? (id, $0) : nil }
    }
    self.keys = Dictionary(sound) { $1 }
    _ = sodium_init()
  }

  /// The token in a scanned text; nil when it was not signed by one of these keys, or is damaged or no token at all.
  ///
  /// Nothing over 256 characters is read, and the exact length is checked before anything is parsed. Small letters, a
  /// scanner's prefix and spaces at the ends do no harm (``ScannedText``).
  public func token(in scanned: String) -> BadgeToken? {
    guard scanned.utf8.count <= 256 else { return nil }
    return ScannedText.readings(of: scanned, length: BadgeToken.textLength).lazy.compactMap(signed).first
  }

  private func signed(_ text: String) -> BadgeToken? {
    guard let bytes = Base45.decode(text),
      bytes.count == BadgeToken.payloadLength + BadgeToken.signatureLength,
      let token = BadgeToken(bytes: bytes.prefix(BadgeToken.payloadLength)), let key = keys[token.keyID]
    else { return nil }
    let payload = Array(bytes.prefix(BadgeToken.payloadLength))
    let signature = Array(bytes.suffix(BadgeToken.signatureLength))
    return crypto_sign_verify_detached(signature, payload, UInt64(payload.count), key) == 0 ? token : nil
  }
}

extension [UInt8] {
  fileprivate init?(hexadecimal text: String) {
    let digits = Array(text.trimmed.utf8)
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16) else { return nil }
      bytes.append(byte)
    }
    self = bytes
  }
}
