import EventData

/// The SQL about works that look alike.
enum DuplicateQueries {
  /// Every abstract that stands, in its folded form.
  static func abstracts(in tx: Transaction) throws -> [Row] {
    try tx.rows(
      "SELECT code, title, title_folded, body_folded FROM abstract WHERE state <> 'withdrawn' ORDER BY code")
  }

  /// Every abstract of the earlier books, in its folded form.
  static func pastAbstracts(in tx: Transaction) throws -> [Row] {
    try tx.rows(
      """
      SELECT book || '/' || number AS code, title, title_folded, body_folded FROM past_abstract ORDER BY book, number
      """)
  }

  static func sections(ofPast code: (book: String, number: String), in tx: Transaction) throws -> [Row] {
    try tx.rows(
      "SELECT section, content FROM past_section WHERE book = ?1 AND number = ?2 ORDER BY position",
      [.text(code.book), .text(code.number)])
  }

  static func authors(ofPast code: (book: String, number: String), in tx: Transaction) throws -> String {
    try tx.row(
      "SELECT authors FROM past_abstract WHERE book = ?1 AND number = ?2", [.text(code.book), .text(code.number)])?
      .text("authors") ?? ""
  }

  /// What the committee said, by the two codes.
  static func verdicts(in tx: Transaction) throws -> [[String]: Row] {
    try tx.rows("SELECT * FROM duplicate_verdict ORDER BY first, second").keyed {
      [$0.text("first"), $0.text("second")]
    }
  }

  static func setVerdict(
    _ first: String, _ second: String, _ verdict: String, reason: String, actor: String, now: Moment, in tx: Transaction
  ) throws {
    try tx.put(
      into: "duplicate_verdict", key: [("first", .text(first)), ("second", .text(second))],
      set: [
        ("verdict", .text(verdict)), ("reason", .text(reason)), ("actor", .text(actor)), ("given_at", .moment(now)),
      ])
  }

  static func removeVerdict(_ first: String, _ second: String, in tx: Transaction) throws {
    try tx.run(
      "DELETE FROM duplicate_verdict WHERE first = ?1 AND second = ?2", [.text(first), .text(second)])
  }
}

extension DuplicateQueries {
  /// The codes of all abstracts, withdrawn ones too.
  static func allCodes(in tx: Transaction) throws -> Set<String> {
    Set(try tx.rows("SELECT code FROM abstract ORDER BY code").map { $0.text("code") })
  }

  /// BOOK/NUMBER of all earlier abstracts.
  static func pastCodes(in tx: Transaction) throws -> Set<String> {
    Set(
      try tx.rows("SELECT book || '/' || number AS code FROM past_abstract ORDER BY book, number")
        .map { $0.text("code") })
  }

  /// What authors said of earlier presentations.
  static func declaredEncores(in tx: Transaction) throws -> [Row] {
    try tx.rows(
      """
      SELECT a.code AS code, a.title AS title, e.meeting AS meeting, e.year AS year, e.number AS number
      FROM abstract_encore e JOIN abstract a ON a.code = e.abstract WHERE a.state <> 'withdrawn' ORDER BY a.code
      """)
  }
}
