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
    try transaction.insert(into: "book_number", [("abstract", .text(code)), ("number", .text(number))])
  }

  static func keep(_ transaction: Transaction, _ book: Book, at moment: Moment) throws {
    let key: Columns = [("edition", .text(book.edition.rawValue)), ("number", .int(book.number))]
    try transaction.insert(
      into: "book_edition",
      key + [("made_at", .moment(moment)), ("abstracts", .int(book.entries.count)), ("hash", .text(book.hash))])
    for entry in book.entries {
      try transaction.insert(
        into: "book_edition_abstract",
        key + [
          ("abstract", .text(entry.code)), ("hash", .text(entry.hash)), ("has_text", .int(entry.hasText ? 1 : 0)),
          ("errata", .int(entry.errata.count)),
        ])
    }
  }

  static func keep(_ transaction: Transaction, _ erratum: BookErratum) throws {
    try transaction.insert(
      into: "book_erratum",
      [
        ("number", .int(erratum.number)), ("abstract", .text(erratum.abstract)), ("kind", .text(erratum.kind.rawValue)),
        ("notice", .text(erratum.notice)), ("actor", .text(erratum.actor)), ("given_at", .moment(erratum.given)),
      ])
  }
}
