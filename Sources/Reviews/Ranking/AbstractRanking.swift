public import EventData

/// The ranking of reviewed abstracts: the plain mean and the additive model beside each other.
///
/// Reviewers differ in severity; a plain mean of three rewards the luck of the draw. The additive model with a light
/// shrinkage is never worse than the mean and much better when severities differ (Cason and Cason 1984 on raters; for
/// meetings' abstracts Glover and Henkelman 1994).
public enum AbstractRanking {
  /// Every abstract that is not withdrawn, best first; those without a review last, by code.
  ///
  /// Throws `ExplainedError` when the database fails.
  public static func ranked(_ rules: ReviewRules, in tx: Transaction) throws -> [RankedAbstract] {
    try report(rules, in: tx).abstracts
  }

  /// The ranking with the reviewers' habits. Severities come from all reviews, also when only one track is ranked.
  ///
  /// - Parameters:
  ///   - track: only this track's abstracts, with places among them.
  ///   - cut: how many could be taken; those whose side depends on the method, or on one more review, are flagged.
  public static func report(
    _ rules: ReviewRules, track: String? = nil, cut: Int? = nil, in tx: Transaction
  ) throws -> RankingReport {
    let rows = try RankingQueries.abstracts(in: tx)
    let reviews = try RankingQueries.completeReviews(in: tx)
    var awaited: [String: Int] = [:]
    for row in try RankingQueries.awaited(in: tx) { awaited[row.text("abstract")] = row.int("number") }
    let table = ReviewTable(
      abstracts: rows.map {
        .init(
          code: $0.text("code"), title: $0.text("title"), track: $0.optionalText("track"),
          isWithdrawn: $0.text("state") == "withdrawn", awaited: awaited[$0.text("code")] ?? 0)
      },
      reviews: reviews.map {
        .init(
          abstract: $0.text("abstract"), reviewer: $0.text("reviewer"), total: $0.int("total"),
          recommendation: $0.optionalText("recommendation"), isVoid: $0.flag("is_void"),
          hasConflict: $0.flag("has_conflict"))
      }, rules: rules)
    return table.ranking(track: track, cut: cut)
  }
}
