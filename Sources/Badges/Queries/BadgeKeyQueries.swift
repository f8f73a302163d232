public import EventData

extension BadgeSigningKey {
  /// True when the doors know this key.
  public func isPublished(in tx: Transaction) throws -> Bool {
    try tx.count("SELECT count(*) FROM badge_key WHERE id = ?1 AND public_key = ?2", [.int(Int(id)), .text(publicKey)])
      > 0
  }

  /// Makes the public half known to the doors; nothing when it is already.
  public func publish(now: Moment, in tx: Transaction) throws {
    let added = try tx.run(
      "INSERT INTO badge_key (id, public_key, created_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
      [.int(Int(id)), .text(publicKey), .moment(now)])
    if added > 0 { tx.note("badge key \(id) made known to the doors") }
    let known = try tx.row("SELECT public_key FROM badge_key WHERE id = ?1", [.int(Int(id))])
    guard known?.text("public_key") == publicKey else {
      throw ExplainedError(
        .refused, "The badge key file is not the one this event's badges were signed with",
        why: "Badges printed before would be refused as forged.",
        remedy: "Put the event's own key file back in its data/keys folder (a backup holds it).")
    }
  }
}

extension BadgeKeyRing {
  /// True when the event knows a key, so that badges may be out already.
  public static func isKnown(in tx: Transaction) throws -> Bool {
    try tx.count("SELECT count(*) FROM badge_key") > 0
  }

  /// The public keys the event knows.
  public static func load(in tx: Transaction) throws -> BadgeKeyRing {
    BadgeKeyRing(
      try tx.rows("SELECT id, public_key FROM badge_key ORDER BY id").map {
        (UInt8(clamping: $0.integer("id")), $0.text("public_key"))
      })
  }
}
