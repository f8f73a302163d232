/// Reads the audit trail.
public enum AuditLog {
  /// One change: a transaction.
  public struct Entry: Sendable {
    /// Its number, from 1 without gaps.
    public let number: Int64
    /// When.
    public let at: Moment
    /// Who.
    public let actor: String
    /// The command as typed.
    public let command: String
    /// What changed, one line each.
    public let changes: [String]
    /// The row's hash, in hexadecimal: it covers the row and, through the hash before it, all rows up to here.
    public let hash: String

    /// The first change, and how many more there are.
    public var summary: String {
      let first = changes.first ?? ""
      return changes.count > 1 ? "\(first) (and \(changes.count - 1) more)" : first
    }
  }

  /// The last entries, oldest first; all of them when `last` is nil.
  public static func entries(last: Int?, in tx: Transaction) throws -> [Entry] {
    try tx.rows("SELECT * FROM audit_entry ORDER BY number DESC LIMIT ?1", [.int(last ?? Int(Int32.max))])
      .reversed().map { row in
        Entry(
          number: row.integer("number"), at: row.moment("at") ?? Moment(seconds: 0), actor: row.text("actor"),
          command: row.text("command"), changes: row.text("changes").split(separator: "\n").map(String.init),
          hash: row.text("hash"))
      }
  }
}
