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
        AND (?3 = 0 OR NOT EXISTS (
          SELECT 1 FROM registration_due d WHERE d.registration = r.code
          GROUP BY d.amount_currency
          HAVING sum(d.amount_minor) > coalesce(
            (SELECT sum(p.amount_minor) FROM payment p
             WHERE p.registration = r.code AND p.amount_currency = d.amount_currency), 0)))
      ORDER BY r.category, lower(r.last_name), lower(r.first_name), r.code
      """, [.optional(code), .optional(category), .int(paidOnly ? 1 : 0)])
  }
}
