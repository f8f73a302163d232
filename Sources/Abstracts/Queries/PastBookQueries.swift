import EventData

/// The SQL about abstract books of earlier years.
enum PastBookQueries {
  static func books(in tx: Transaction) throws -> [Row] {
    try tx.rows(
      """
      SELECT b.code AS code, b.title AS title, b.year AS year,
        (SELECT count(*) FROM past_abstract a WHERE a.book = b.code) AS abstracts
      FROM past_book b ORDER BY b.year, b.code
      """)
  }

  static func book(_ code: String, in tx: Transaction) throws -> Row? {
    try tx.row("SELECT * FROM past_book WHERE code = ?1", [.text(code)])
  }

  static func setBook(_ code: String, title: String, year: Int, now: Moment, in tx: Transaction) throws {
    try tx.put(
      into: "past_book", key: [("code", .text(code))], set: [("title", .text(title)), ("year", .int(year))],
      once: [("imported_at", .moment(now))])
  }

  static func abstracts(_ book: String, in tx: Transaction) throws -> [Row] {
    try tx.rows("SELECT * FROM past_abstract WHERE book = ?1 ORDER BY number", [.text(book)])
  }

  static func sections(_ book: String, in tx: Transaction) throws -> [Row] {
    try tx.rows(
      "SELECT number, section, content FROM past_section WHERE book = ?1 ORDER BY number, position", [.text(book)])
  }

  /// Writes an abstract with its sections in place of what was there.
  static func set(_ abstract: PastAbstract, book: String, in tx: Transaction) throws {
    let key: Columns = [("book", .text(book)), ("number", .text(abstract.number))]
    try tx.run("DELETE FROM past_section WHERE book = ?1 AND number = ?2", key.map(\.value))
    try tx.put(
      into: "past_abstract", key: key,
      set: [
        ("title", .text(abstract.title)), ("authors", .text(abstract.authors)),
        ("title_folded", .text(folded(abstract.title))), ("body_folded", .text(abstract.bodyFolded)),
      ])
    for (index, part) in abstract.parts.enumerated() {
      try tx.insert(
        into: "past_section",
        key + [("position", .int(index + 1)), ("section", .text(part.section)), ("content", .text(part.text))])
    }
  }
}
