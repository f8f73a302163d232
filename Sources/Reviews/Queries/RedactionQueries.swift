import EventData

/// The SQL of redactions.
enum RedactionQueries {
  /// All redactions by abstract, in the order of their words.
  static func all(in tx: Transaction) throws -> [String: [Redaction]] {
    let rows = try tx.rows(
      "SELECT abstract, words, choice, replacement FROM review_redaction ORDER BY abstract, words")
    return rows.grouped(by: "abstract").mapValues { $0.map(redaction) }
  }

  static func of(_ abstract: String, in tx: Transaction) throws -> [Redaction] {
    try tx.rows(
      "SELECT words, choice, replacement FROM review_redaction WHERE abstract = ?1 ORDER BY words", [.text(abstract)]
    ).map(redaction)
  }

  static func set(_ redaction: Redaction, of abstract: String, by author: Store.Author, in tx: Transaction)
    throws
  {
    try tx.put(
      into: "review_redaction", key: [("abstract", .text(abstract)), ("words", .text(redaction.words))],
      set: [
        ("choice", .text(redaction.choice.rawValue)), ("replacement", .text(redaction.replacement)),
        ("actor", .text(author.name)), ("given_at", .moment(author.now)),
      ])
  }

  @discardableResult
  static func remove(_ words: String, of abstract: String, in tx: Transaction) throws -> Bool {
    try tx.run(
      "DELETE FROM review_redaction WHERE abstract = ?1 AND words = ?2", [.text(abstract), .text(words)]) > 0
  }

  /// The codes of abstracts in review that somebody is to review.
  static func assigned(in tx: Transaction) throws -> [String] {
    try tx.rows(
      """
      SELECT DISTINCT a.abstract AS abstract FROM assignment a JOIN abstract_in_review o ON o.code = a.abstract
      WHERE a.state = 'assigned' ORDER BY a.abstract
      """
    ).map { $0.text("abstract") }
  }

  private static func redaction(_ row: Row) -> Redaction {
    Redaction(
      words: row.text("words"), choice: Redaction.Choice(rawValue: row.text("choice")) ?? .hide,
      replacement: row.text("replacement"))
  }
}
