import EventData

/// The SQL of the abstract book.
enum BookQueries {
  static func errata(_ transaction: Transaction, code: String? = nil) throws -> [Row] {
    let sql = "SELECT number, abstract, kind, notice, actor, given_at FROM book_erratum"
    guard let code else { return try transaction.rows("\(sql) ORDER BY number") }
    return try transaction.rows("\(sql) WHERE abstract = ?1 ORDER BY number", [.text(code)])
  }

  /// The printed numbers by code.
  static func numbers(_ transaction: Transaction) throws -> [String: String] {
    Dictionary(
      try transaction.rows("SELECT abstract, number FROM book_number ORDER BY abstract").map {
        ($0.text("abstract"), $0.text("number"))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The printing of an edition that was published last; nil when none was.
  static func lastEdition(_ transaction: Transaction, _ edition: BookEdition) throws -> Row? {
    try transaction.row(
      "SELECT number, made_at, abstracts, hash FROM book_edition WHERE edition = ?1 ORDER BY number DESC LIMIT 1",
      [.text(edition.rawValue)])
  }

  /// All published editions, oldest first.
  static func editions(_ transaction: Transaction) throws -> [Row] {
    try transaction.rows(
      "SELECT edition, number, made_at, abstracts, hash FROM book_edition ORDER BY made_at, edition, number")
  }

  static func printed(_ transaction: Transaction, _ edition: BookEdition, number: Int64) throws -> [Row] {
    try transaction.rows(
      """
      SELECT e.abstract, e.hash, e.has_text, e.errata, n.number AS book_number FROM book_edition_abstract e
      LEFT JOIN book_number n ON n.abstract = e.abstract
      WHERE e.edition = ?1 AND e.number = ?2 ORDER BY e.abstract
      """, [.text(edition.rawValue), .integer(number)])
  }

  static func giveNumber(_ transaction: Transaction, _ number: String, to code: String) throws {
    try transaction.run("INSERT INTO book_number (abstract, number) VALUES (?1, ?2)", [.text(code), .text(number)])
  }

  static func keep(_ transaction: Transaction, _ book: Book, at moment: Moment) throws {
    let key: [SQLValue] = [.text(book.edition.rawValue), .int(book.number)]
    try transaction.run(
      "INSERT INTO book_edition (edition, number, made_at, abstracts, hash) VALUES (?1, ?2, ?3, ?4, ?5)",
      key + [.moment(moment), .int(book.entries.count), .text(book.hash)])
    for entry in book.entries {
      try transaction.run(
        """
        INSERT INTO book_edition_abstract (edition, number, abstract, hash, has_text, errata)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """,
        key + [.text(entry.code), .text(entry.hash), .int(entry.hasText ? 1 : 0), .int(entry.errata.count)])
    }
  }

  static func keep(_ transaction: Transaction, _ erratum: BookErratum) throws {
    try transaction.run(
      """
      INSERT INTO book_erratum (number, abstract, kind, notice, actor, given_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      """,
      [
        .int(erratum.number), .text(erratum.abstract), .text(erratum.kind.rawValue), .text(erratum.notice),
        .text(erratum.actor), .moment(erratum.given),
      ])
  }
}
