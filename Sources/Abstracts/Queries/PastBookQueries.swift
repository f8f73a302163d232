import EventData

/// The SQL about abstract books of earlier years.
enum PastBookQueries {
  static func books(in tx: Transaction) throws -> [Row] {
    try tx.rows(
      """
      SELECT b.code AS code, b.title AS title, b.year AS year,
        (SELECT count(*) FROM past_abstract a WHERE a.book = b.code) AS abstracts
      FROM past_book b ORDER BY b.year, b.code
      """, [])
  }

  static func book(_ code: String, in tx: Transaction) throws -> Row? {
    try tx.row("SELECT * FROM past_book WHERE code = ?1", [.text(code)])
  }

  static func setBook(_ code: String, title: String, year: Int, now: Moment, in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO past_book (code, title, year, imported_at) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (code) DO UPDATE SET title = excluded.title, year = excluded.year
      """, [.text(code), .text(title), .int(year), .moment(now)])
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
    let key: [SQLValue] = [.text(book), .text(abstract.number)]
    try tx.run("DELETE FROM past_section WHERE book = ?1 AND number = ?2", key)
    try tx.run(
      """
      INSERT INTO past_abstract (book, number, title, authors, title_folded, body_folded) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      ON CONFLICT (book, number) DO UPDATE SET title = excluded.title, authors = excluded.authors,
        title_folded = excluded.title_folded, body_folded = excluded.body_folded
      """,
      key + [
        .text(abstract.title), .text(abstract.authors), .text(folded(abstract.title)), .text(abstract.bodyFolded),
      ])
    for (index, part) in abstract.parts.enumerated() {
      try tx.insert(
        into: "past_section",
        [
          ("book", .text(book)), ("number", .text(abstract.number)), ("position", .int(index + 1)),
          ("section", .text(part.section)), ("content", .text(part.text)),
        ])
    }
  }
}
