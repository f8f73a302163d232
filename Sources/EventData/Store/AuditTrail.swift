import CSodium

/// The audit trail: each row carries the hash of the row before it, so that a silent edit or removal shows.
enum AuditTrail {
  static func append(_ changes: [String], by author: Store.Author, in tx: Transaction) throws {
    let last = try tx.row("SELECT number, hash FROM audit_entry ORDER BY number DESC LIMIT 1")
    let number = (last?.integer("number") ?? 0) + 1
    let previous = last?.text("hash") ?? ""
    let text = changes.joined(separator: "\n")
    let hash = digest(number, author.now.seconds, author.name, author.command, text, previous)
    try tx.insert(
      into: "audit_entry",
      [
        ("number", .integer(number)), ("at", .moment(author.now)), ("actor", .text(author.name)),
        ("command", .text(author.command)), ("changes", .text(text)), ("previous_hash", .text(previous)),
        ("hash", .text(hash)),
      ])
  }

  static func problems(in session: any SQLSession) throws -> [String] {
    var problems: [String] = []
    var previous = ""
    var expected: Int64 = 1
    func check(_ row: Row) {
      let number = row.integer("number")
      if number != expected { problems.append("Audit row \(expected) is missing (the next one there is \(number))") }
      if row.text("previous_hash") != previous {
        problems.append("Audit row \(number) does not follow the row before it: that row was changed or removed")
      }
      let hash = digest(
        number, row.integer("at"), row.text("actor"), row.text("command"), row.text("changes"),
        row.text("previous_hash"))
      if hash != row.text("hash") { problems.append("Audit row \(number) was changed after it was written") }
      previous = row.text("hash")
      expected = number + 1
    }
    try session.batches("SELECT * FROM audit_entry ORDER BY number", of: 100) { $0.forEach(check) }
    return problems
  }

  /// BLAKE2b-256 over the fields, each preceded by its length so that no two rows can look alike.
  private static func digest(
    _ number: Int64, _ at: Int64, _ actor: String, _ command: String, _ changes: String, _ previous: String
  ) -> String {
    let fields = [String(number), String(at), actor, command, changes, previous]
    return contentHash(fields.map { "\($0.utf8.count):\($0)" }.joined())
  }
}

/// BLAKE2b-256 of a text's UTF-8 bytes in hexadecimal (libsodium `crypto_generichash`).
public func contentHash(_ text: String) -> String { contentHash(Array(text.utf8)) }

/// BLAKE2b-256 of bytes in hexadecimal.
public func contentHash(_ bytes: [UInt8]) -> String { hexadecimal(contentDigest(bytes)) }

/// BLAKE2b-256 of bytes: 32 bytes.
func contentDigest(_ bytes: [UInt8]) -> [UInt8] {
  var hash = [UInt8](repeating: 0, count: 32)
  _ = crypto_generichash(&hash, hash.count, bytes, UInt64(bytes.count), nil, 0)
  return hash
}

/// Two digits a byte.
package func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
