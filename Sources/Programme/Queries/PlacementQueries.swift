import EventData
import Mail

/// The SQL of places in the programme, and of what presenters were told.
enum PlacementQueries {
  static func placements(in tx: Transaction) throws -> [Placement] {
    try tx.rows("SELECT * FROM placement ORDER BY session, position, abstract").map { row in
      Placement(
        code: row.text("abstract"), session: row.text("session"), position: Int(row.integer("position")),
        starts: row.moment("starts"), ends: row.moment("ends"), board: row.optionalText("board"),
        isFixed: row.integer("is_fixed") == 1)
    }
  }

  static func remove(_ code: String, in tx: Transaction) throws {
    try tx.run("DELETE FROM placement WHERE abstract = ?1", [.text(code)])
  }

  static func insert(_ placement: Placement, at now: Moment, in tx: Transaction) throws {
    try tx.insert(
      into: "placement",
      [
        ("abstract", .text(placement.code)), ("session", .text(placement.session)),
        ("position", .int(placement.position)), ("starts", .optional(placement.starts?.seconds)),
        ("ends", .optional(placement.ends?.seconds)), ("board", .optional(placement.board)),
        ("is_fixed", .int(placement.isFixed ? 1 : 0)), ("placed_at", .moment(now)),
      ])
  }

  /// The letters about places that were not taken back, by abstract, first to last; those of one abstract when a code is
  /// given.
  static func letters(code: String? = nil, in tx: Transaction) throws -> [PlacementLetter] {
    try tx.rows(
      """
      SELECT l.*, m.recipient_name, m.recipient_address, m.state FROM placement_letter l
      JOIN mail_message m ON m.code = l.mail
      WHERE m.state <> 'withdrawn' \(code == nil ? "" : "AND l.abstract = ?1") ORDER BY l.abstract, l.sequence, l.mail
      """, code.map { [.text($0)] } ?? []
    ).map { row in
      PlacementLetter(
        mail: row.text("mail"), isGone: row.integer("is_gone") == 1, name: row.text("recipient_name"),
        email: row.text("recipient_address"),
        isWaiting: MailState(rawValue: row.text("state"))?.isWaiting ?? false,
        notice: PlacementNotice(
          code: row.text("abstract"), session: row.text("session"), room: row.optionalText("room"),
          starts: row.moment("starts"), ends: row.moment("ends"), board: row.optionalText("board"),
          sequence: Int(row.integer("sequence"))))
    }
  }

  /// The next sequence of an abstract's calendar entry; letters that were taken back count too.
  static func nextSequence(_ code: String, in tx: Transaction) throws -> Int {
    try tx.count("SELECT coalesce(max(sequence), -1) + 1 FROM placement_letter WHERE abstract = ?1", [.text(code)])
  }

  static func keep(_ notice: PlacementNotice, mail: String, isGone: Bool, in tx: Transaction) throws {
    try tx.insert(
      into: "placement_letter",
      [
        ("mail", .text(mail)), ("abstract", .text(notice.code)), ("is_gone", .int(isGone ? 1 : 0)),
        ("session", .text(notice.session)), ("room", .optional(notice.room)),
        ("starts", .optional(notice.starts?.seconds)), ("ends", .optional(notice.ends?.seconds)),
        ("board", .optional(notice.board)), ("sequence", .int(notice.sequence)),
      ])
  }

  /// The published calendar's entries as they went out last.
  static func calendar(in tx: Transaction) throws -> [Row] {
    try tx.rows("SELECT * FROM calendar_entry ORDER BY item")
  }

  static func setCalendar(
    _ item: ProgrammeCalendar.Item, hash: String, sequence: Int, at now: Moment, in tx: Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO calendar_entry (item, hash, sequence, changed_at, title, starts, ends)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      ON CONFLICT (item) DO UPDATE SET hash = excluded.hash, sequence = excluded.sequence,
        changed_at = excluded.changed_at, title = excluded.title, starts = excluded.starts, ends = excluded.ends
      """,
      [
        .text(item.key), .text(hash), .int(sequence), .moment(now), .text(item.title), .moment(item.starts),
        .moment(item.ends),
      ])
  }
}
