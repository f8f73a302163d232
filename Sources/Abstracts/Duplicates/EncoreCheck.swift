public import EventData

/// What an author said of an earlier presentation, beside what the earlier books hold.
public struct EncoreFinding: Equatable, Sendable {
  /// How the two agree.
  public enum State: String, Sendable, CaseIterable {
    /// Declared, and an earlier book holds it.
    case found
    /// An earlier book holds it, and nothing was declared.
    case notDeclared = "not-declared"
    /// Declared, and no earlier book on file holds it.
    case notFound = "not-found"
  }

  /// The abstract's code.
  public let code: String
  /// Its title.
  public let title: String
  /// How the two agree.
  public let state: State
  /// Meeting, year and number as declared; nil when nothing was.
  public let declared: String?
  /// The earlier abstracts that look alike, the likest first.
  public let past: [DuplicatePair]
}

/// Matches declared encores with the earlier books.
public enum EncoreCheck {
  /// Every abstract that was declared an encore or looks like an earlier one, by code. Pairs the committee called
  /// different are left out.
  ///
  /// Throws `ExplainedError` when the database fails.
  public static func findings(_ call: CallForAbstracts, in tx: Transaction) throws -> [EncoreFinding] {
    let scope = DuplicateScope(against: .past, includesJudged: true)
    let pairs = try DuplicateSearch.pairs(call, scope: scope, in: tx).filter { $0.verdict != .different }
    let past = Dictionary(grouping: pairs) { $0.first.code }
    var titles: [String: String] = [:], declared: [String: String] = [:]
    for pair in pairs { titles[pair.first.code] = pair.first.title }
    for row in try DuplicateQueries.declaredEncores(in: tx) {
      titles[row.text("code")] = row.text("title")
      declared[row.text("code")] = ["meeting", "year", "number"].map { row.text($0) }.filter { !$0.isEmpty }
        .joined(separator: ", ")
    }
    return titles.keys.sorted { ($0.count, $0) < ($1.count, $1) }.map { code in
      let found = (past[code] ?? []).sorted { ($1.containment, $0.second.code) < ($0.containment, $1.second.code) }
      let state: EncoreFinding.State =
        declared[code] == nil ? .notDeclared : found.isEmpty ? .notFound : .found
      return EncoreFinding(
        code: code, title: titles[code] ?? "", state: state, declared: declared[code], past: found)
    }
  }
}
