import CSodium

/// SHA-256 of a file that comes in parts, as `sha256sum` prints it.
public struct Checksum {
  private var state = crypto_hash_sha256_state()
  public init() { _ = crypto_hash_sha256_init(&state) }

  /// Takes the next part.
  public mutating func add(_ bytes: [UInt8]) { _ = crypto_hash_sha256_update(&state, bytes, UInt64(bytes.count)) }

  /// The checksum of all parts so far, in hexadecimal.
  public var text: String {
    var copy = state
    var hash = [UInt8](repeating: 0, count: 32)
    _ = crypto_hash_sha256_final(&copy, &hash)
    return hexadecimal(hash)
  }
}
