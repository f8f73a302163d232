import EventData
import Mail

/// The SQL of places in the programme, and of what presenters were told.
enum PlacementQueries {
  static func placements(in tx: Transaction) throws -> [Placement] {
    try tx.rows("SELECT * FROM placement ORDER BY session, position, abstract").map { row in
      Placement(
        code: row.text("abstract"), session: row.text("session"), position: row.int("position"),
        starts: row.moment("starts"), ends: row.moment("ends"), board: row.optionalText("board"),
        isFixed: row.flag("is_fixed"))
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
        ("position", .int(placement.position)), ("starts", .optional(placement.starts)),
        ("ends", .optional(placement.ends)), ("board", .optional(placement.board)),
        ("is_fixed", .flag(placement.isFixed)), ("placed_at", .moment(now)),
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
        mail: row.text("mail"), isGone: row.flag("is_gone"), name: row.text("recipient_name"),
        email: row.text("recipient_address"),
        isWaiting: MailState(rawValue: row.text("state"))?.isWaiting ?? false,
        notice: PlacementNotice(
          code: row.text("abstract"), session: row.text("session"), room: row.optionalText("room"),
          starts: row.moment("starts"), ends: row.moment("ends"), board: row.optionalText("board"),
          sequence: row.int("sequence")))
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
        ("mail", .text(mail)), ("abstract", .text(notice.code)), ("is_gone", .flag(isGone)),
        ("session", .text(notice.session)), ("room", .optional(notice.room)),
        ("starts", .optional(notice.starts)), ("ends", .optional(notice.ends)),
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
    try tx.put(
      into: "calendar_entry", key: [("item", .text(item.key))],
      set: [
        ("hash", .text(hash)), ("sequence", .int(sequence)), ("changed_at", .moment(now)), ("title", .text(item.title)),
        ("starts", .moment(item.starts)), ("ends", .moment(item.ends)),
      ])
  }
}
