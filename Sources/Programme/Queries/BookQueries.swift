import EventData

/// The SQL of the abstract book.
enum BookQueries {
  static func errata(in tx: Transaction) throws -> [BookErratum] {
    try tx.rows("SELECT * FROM book_erratum ORDER BY number").map { row in
      BookErratum(
        number: row.int("number"), abstract: row.text("abstract"),
        kind: BookErratum.Kind(rawValue: row.text("kind")) ?? .correction, notice: row.text("notice"),
        given: Moment(seconds: row.integer("given_at")), actor: row.text("actor"))
    }
  }

  /// The printed numbers by code.
  static func numbers(in tx: Transaction) throws -> [String: String] {
    try tx.rows("SELECT abstract, number FROM book_number ORDER BY abstract").map {
      ($0.text("abstract"), $0.text("number"))
    }.firsts()
  }

  /// The printing of an edition that was published last; nil when none was.
  static func lastEdition(_ edition: BookEdition, in tx: Transaction) throws -> Row? {
    try tx.row(
      "SELECT number, made_at, abstracts, hash FROM book_edition WHERE edition = ?1 ORDER BY number DESC LIMIT 1",
      [.text(edition.rawValue)])
  }

  static func printed(_ edition: BookEdition, number: Int64, in tx: Transaction) throws -> [Row] {
    try tx.rows(
      """
      SELECT e.abstract, e.hash, e.has_text, e.errata, n.number AS book_number FROM book_edition_abstract e
      LEFT JOIN book_number n ON n.abstract = e.abstract
      WHERE e.edition = ?1 AND e.number = ?2 ORDER BY e.abstract
      """, [.text(edition.rawValue), .integer(number)])
  }

  /// The abstracts whose text the last full edition printed; nil when none was published.
  static func printedTexts(in tx: Transaction) throws -> Set<String>? {
    guard let last = try lastEdition(.full, in: tx) else { return nil }
    return Set(
      try printed(.full, number: last.integer("number"), in: tx).filter { $0.flag("has_text") }.map {
        $0.text("abstract")
      })
  }

  static func giveNumber(_ number: String, to code: String, in tx: Transaction) throws {
    try tx.insert(into: "book_number", [("abstract", .text(code)), ("number", .text(number))])
  }

  static func keep(_ book: Book, at moment: Moment, in tx: Transaction) throws {
    let key: Columns = [("edition", .text(book.edition.rawValue)), ("number", .int(book.number))]
    try tx.insert(
      into: "book_edition",
      key + [("made_at", .moment(moment)), ("abstracts", .int(book.entries.count)), ("hash", .text(book.hash))])
    for entry in book.entries {
      try tx.insert(
        into: "book_edition_abstract",
        key + [
          ("abstract", .text(entry.code)), ("hash", .text(entry.hash)), ("has_text", .flag(entry.hasText)),
          ("errata", .int(entry.errata.count)),
        ])
    }
  }

  static func keep(_ erratum: BookErratum, in tx: Transaction) throws {
    try tx.insert(
      into: "book_erratum",
      [
        ("number", .int(erratum.number)), ("abstract", .text(erratum.abstract)), ("kind", .text(erratum.kind.rawValue)),
        ("notice", .text(erratum.notice)), ("actor", .text(erratum.actor)), ("given_at", .moment(erratum.given)),
      ])
  }
}
