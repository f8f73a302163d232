import EventData

/// A row of `review_pack`.
struct PackRow {
  let number: Int64
  let seed: String
  let fingerprint: String
  let issued: Moment
}

/// A row of `review_pack_entry`.
struct PackEntry {
  let abstract: String
  let opaque: String
  var pack: Int64
  let position: Int64
  var textHash: String
}

/// The SQL of packs.
enum PackQueries {
  /// What each reviewer has to review, by reviewer: assigned, still in review, and not declined by the reviewer.
  static func work(decidedToo: Bool = false, in tx: Transaction) throws -> [String: [String]] {
    let rows = try tx.rows(
      """
      SELECT a.reviewer AS reviewer, a.abstract AS abstract FROM assignment a
      LEFT JOIN review r ON r.abstract = a.abstract AND r.reviewer = a.reviewer
      WHERE a.state = 'assigned' AND coalesce(r.state, '') <> 'declined'
        AND (?1 = 1 OR EXISTS (SELECT 1 FROM abstract_in_review o WHERE o.code = a.abstract))
      ORDER BY a.reviewer, a.abstract
      """, [.flag(decidedToo)])
    return rows.grouped(by: "reviewer").mapValues { $0.map { $0.text("abstract") } }
  }

  /// What stands assigned to a reviewer and can still be reviewed, declined ones too.
  static func assigned(to reviewer: String, in tx: Transaction) throws -> Set<String> {
    Set(
      try tx.rows(
        """
        SELECT a.abstract AS abstract FROM assignment a JOIN abstract_in_review o ON o.code = a.abstract
        WHERE a.reviewer = ?1 AND a.state = 'assigned' ORDER BY a.abstract
        """, [.text(reviewer)]
      ).map { $0.text("abstract") })
  }

  static func pack(of reviewer: String, in tx: Transaction) throws -> PackRow? {
    try tx.row("SELECT * FROM review_pack WHERE reviewer = ?1", [.text(reviewer)]).map(pack)
  }

  /// Every reviewer's pack.
  static func packs(in tx: Transaction) throws -> [String: PackRow] {
    try tx.rows("SELECT * FROM review_pack ORDER BY reviewer").map { ($0.text("reviewer"), pack($0)) }.firsts()
  }

  static func entries(of reviewer: String, in tx: Transaction) throws -> [PackEntry] {
    try tx.rows("SELECT * FROM review_pack_entry WHERE reviewer = ?1 ORDER BY position", [.text(reviewer)])
      .map { row in
        PackEntry(
          abstract: row.text("abstract"), opaque: row.text("opaque"), pack: row.integer("pack"),
          position: row.integer("position"), textHash: row.text("text_hash"))
      }
  }

  /// Every id that was ever given.
  static func opaqueIds(in tx: Transaction) throws -> Set<String> {
    Set(try tx.rows("SELECT opaque FROM review_pack_entry ORDER BY opaque").map { $0.text("opaque") })
  }

  static func set(_ pack: PackRow, of reviewer: String, in tx: Transaction) throws {
    try tx.put(
      into: "review_pack", key: [("reviewer", .text(reviewer))],
      set: [
        ("number", .integer(pack.number)), ("fingerprint", .text(pack.fingerprint)),
        ("issued_at", .moment(pack.issued)),
      ], once: [("seed", .text(pack.seed))])
  }

  static func set(_ entry: PackEntry, of reviewer: String, in tx: Transaction) throws {
    try tx.put(
      into: "review_pack_entry", key: [("reviewer", .text(reviewer)), ("abstract", .text(entry.abstract))],
      set: [("pack", .integer(entry.pack)), ("text_hash", .text(entry.textHash))],
      once: [("opaque", .text(entry.opaque)), ("position", .integer(entry.position))])
  }

  private static func pack(_ row: Row) -> PackRow {
    PackRow(
      number: row.integer("number"), seed: row.text("seed"), fingerprint: row.text("fingerprint"),
      issued: row.moment("issued_at") ?? Moment(seconds: 0))
  }
}
