import EventData

/// Whose sheet it is: `ONCO26-RV-003-2` as it stands in each row.
struct SheetLabel: Hashable {
  let event: String
  let reviewer: String
  let pack: Int64

  init?(_ text: String) {
    guard let match = text.onOneLine.uppercased().wholeMatch(of: #/(.+)-(RV-\d{1,9})-(\d{1,9})/#),
      let pack = Int64(match.3)
    else { return nil }
    (event, reviewer, self.pack) = (String(match.1), String(match.2), pack)
  }

  /// The label most rows carry; nil when none carries one.
  static func ofMost(_ rows: [ReturnedSheet.Row]) -> SheetLabel? {
    var counts: [SheetLabel: Int] = [:]
    for row in rows { if let label = SheetLabel(row[.label]) { counts[label, default: 0] += 1 } }
    return counts.max { left, right in
      (left.value, right.key.reviewer, right.key.pack) < (right.value, left.key.reviewer, left.key.pack)
    }?.key
  }
}

/// A reviewer's packs, to hold a returned row against.
struct SheetOwner {
  let reviewer: Reviewer
  let current: PackRow
  let entries: [String: PackEntry]
  let event: String

  init?(_ label: SheetLabel, in tx: Transaction) throws {
    guard let reviewer = try ReviewerQueries.reviewers(code: label.reviewer, in: tx).first,
      let pack = try PackQueries.pack(of: label.reviewer, in: tx)
    else { return nil }
    self.reviewer = reviewer
    current = pack
    event = label.event
    entries = try PackQueries.entries(of: reviewer.code, in: tx).keyed(by: \.opaque)
  }

  /// The check a row of a pack must carry.
  func check(_ opaque: String, pack: Int64) -> String {
    OpaqueId.check(seed: current.seed, event: event, reviewer: reviewer.code, pack: pack, opaque: opaque)
  }

  /// The id whose row carries this check, when an id was changed.
  func opaque(checking check: String, pack: Int64) -> String? {
    entries.keys.sorted().first { self.check($0, pack: pack) == check }
  }
}
