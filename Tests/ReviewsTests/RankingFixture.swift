import AbstractsSupport
import EventData
import Reviews
import TestSupport
import Testing

/// A committee's table: abstracts, reviewers and the totals they gave, in a database.
struct JudgedCall {
  let store: Store
  let rules: ReviewRules

  /// - Parameters:
  ///   - reviews: abstract, reviewer, total in hundredths.
  ///   - abstracts: how many are on file, `A-0001` first.
  init(_ reviews: [(Int, Int, Int)], abstracts: Int, changes: [(String, String)] = []) throws {
    store = try FreshStore.make(at: Desk.now)
    rules = try #require(try Calls.sample(changes).review)
    try store.write(Self.author) { tx in
      for number in 1...max(1, abstracts) { try Self.addAbstract(number, in: tx) }
      for number in Set(reviews.map(\.1)).sorted() { try Self.addReviewer(number, in: tx) }
      for review in reviews { try Self.addReview(review.0, review.1, review.2, in: tx) }
      tx.note("a committee")
    }
  }

  static var author: Store.Author { Store.Author(name: "desk", command: "test", now: Desk.now) }
  static func code(_ number: Int) -> String { "A-" + String(String(10_000 + number).dropFirst()) }
  static func reviewer(_ number: Int) -> String { "RV-" + String(String(1_000 + number).dropFirst()) }

  static func addAbstract(
    _ number: Int, title: String? = nil, body: String = "", track: String = "breast", in tx: Transaction
  ) throws {
    let title = title ?? "Title \(number)"
    try tx.run(
      """
      INSERT INTO abstract (code, identity, email, title, presenter, track, body, conflict_of_interest, ethics, mobile,
        body_length, title_folded, people_folded, body_folded, state, submitted_at, created_at, changed_at,
        source_file, source_row)
      VALUES (?1, ?1, 'ana@clinic.example', ?2, 'Ana Sender', ?3, ?4, '', '', '', 0, ?5, 'ana sender', ?6,
        'submitted', 0, 0, 0, '', 2)
      """,
      [
        .text(code(number)), .text(title), .text(track), .text(body), .text(folded(title)), .text(folded(body)),
      ])
  }

  static func addReviewer(_ number: Int, in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO reviewer (code, identity, name, name_folded, email, institution, institution_folded, city, state,
        created_at, changed_at)
      VALUES (?1, ?1, 'Bo Judge', 'bo judge', 'bo@clinic.example', '', '', '', 'active', 0, 0)
      """, [.text(reviewer(number))])
  }

  static func addReview(
    _ abstract: Int, _ reviewer: Int, _ total: Int?, recommendation: String? = "poster", in tx: Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO review (abstract, reviewer, state, total, recommendation, for_committee, for_authors, received_at,
        changed_at, source_file, source_row)
      VALUES (?1, ?2, ?3, ?4, ?5, '', '', 0, 0, '', 2)
      """,
      [
        .text(code(abstract)), .text(Self.reviewer(reviewer)), .text(total == nil ? "incomplete" : "complete"),
        .optional(total.map(Int64.init)), .optional(recommendation),
      ])
  }

  func change(_ body: (Transaction) throws -> Void) throws {
    try store.write(Self.author) { tx in
      try body(tx)
      tx.note("a change")
    }
  }

  func report(track: String? = nil, cut: Int? = nil) throws -> RankingReport {
    try store.read { try AbstractRanking.report(rules, track: track, cut: cut, in: $0) }
  }
}
