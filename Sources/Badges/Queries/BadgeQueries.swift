import EventData

/// The SQL of badges: who wears one.
enum BadgeQueries {
  /// Active registrations in the order the collection desk wants them: category, then family name.
  static func wearers(code: String?, category: String?, paidOnly: Bool, in tx: Transaction) throws -> [Row] {
    try tx.rows(
      """
      SELECT r.code, r.title, r.first_name, r.last_name, r.name_urdu, r.designation, r.institution, r.city, r.province,
        r.category, r.epoch
      FROM registration r
      WHERE r.state = 'active' AND (?1 IS NULL OR r.code = ?1) AND (?2 IS NULL OR r.category = ?2)
        AND (?3 = 0 OR r.code NOT IN (SELECT b.subject FROM balance b WHERE b.kind = 'registration' AND b.open_minor > 0))
      ORDER BY r.category, lower(r.last_name), lower(r.first_name), r.code
      """, [.optional(code), .optional(category), .int(paidOnly ? 1 : 0)])
  }
}
