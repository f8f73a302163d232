public import EventData

/// Works that look alike, in this call and in earlier years' books.
public enum DuplicateSearch {
  /// All pairs with much of their wording or most of their title's words in common, by code. Withdrawn abstracts are left
  /// out.
  ///
  /// Throws `ExplainedError` when the database fails.
  public static func pairs(
    _ call: CallForAbstracts, scope: DuplicateScope = DuplicateScope(), in tx: Transaction
  ) throws -> [DuplicatePair] {
    let past = scope.against == .call ? [] : try DuplicateQueries.pastAbstracts(in: tx)
    let own = try DuplicateQueries.abstracts(in: tx)
    let works = past + own
    let texts = works.map { NearDuplicates.Text(title: $0.text("title_folded"), body: $0.text("body_folded")) }
    let verdicts = try DuplicateQueries.verdicts(in: tx)
    var detail = PairDetail(call: call, in: tx)
    let found = NearDuplicates.pairs(
      texts, text: scope.least ?? call.nearDuplicates.listedTextPercent, title: call.nearDuplicates.similarTitlePercent,
      firstNew: past.count)
    return try found.compactMap { pair in
      let isPast = pair.first < past.count
      if scope.against == .past, !isPast { return nil }
      // This call's abstract stands first beside an earlier year's.
      let (one, other) = isPast ? (pair.second, pair.first) : (pair.first, pair.second)
      let first = works[one], second = works[other]
      let verdict = verdicts[[first.text("code"), second.text("code")]].flatMap {
        DuplicateVerdict(rawValue: $0.text("verdict"))
      }
      if verdict != nil, !scope.includesJudged { return nil }
      return try detail.pair(
        .init(code: first.text("code"), title: first.text("title")),
        .init(code: second.text("code"), title: second.text("title")), isPast: isPast,
        texts: (texts[one], texts[other]), textPercent: pair.textPercent, verdict: verdict)
    }.sorted {
      ($0.first.code.count, $0.first.code, $0.second.code) < ($1.first.code.count, $1.first.code, $1.second.code)
    }
  }

  /// Keeps what the committee says about two works; nil takes it back.
  ///
  /// - Parameter reason: why, for those who ask later; not empty unless the verdict is taken back.
  /// - Returns: false when that was said before.
  /// - Throws: `ExplainedError` (2) for an unknown code, two earlier years' abstracts, or one and the same.
  public static func judge(
    _ one: String, _ other: String, _ verdict: DuplicateVerdict?, reason: String, author: Store.Author, in store: Store
  ) throws -> Bool {
    try store.write(author) { tx in
      let (first, second) = try ordered(one, other, in: tx)
      let before = try DuplicateQueries.verdicts(in: tx)[[first, second]]
      guard let verdict else {
        guard before != nil else { return false }
        try DuplicateQueries.removeVerdict(first, second, in: tx)
        tx.note("\(first) and \(second): verdict taken back")
        return true
      }
      let reason = reason.onOneLine
      if before?.text("verdict") == verdict.rawValue, before?.text("reason") == reason { return false }
      try DuplicateQueries.setVerdict(
        first, second, verdict.rawValue, reason: reason, actor: author.name, now: author.now, in: tx)
      tx.note("\(first) and \(second): \(verdict.rawValue) (\(reason))")
      return true
    }
  }

  /// The two codes as a verdict keeps them: this call's abstract first, of two the lower code.
  private static func ordered(_ one: String, _ other: String, in tx: Transaction) throws -> (String, String) {
    let codes = [one, other].map { $0.trimmed.uppercased() }
    let own = try DuplicateQueries.allCodes(in: tx), past = try DuplicateQueries.pastCodes(in: tx)
    for code in codes where !own.contains(code) && !past.contains(code) {
      let hint = didYouMean(code, in: own.union(past).sorted())
      throw ExplainedError(
        .refused, "There is no abstract '\(code)'.\(hint)",
        remedy: "Take the codes from 'abstract duplicates'; an earlier year's is written BOOK/NUMBER.")
    }
    guard codes[0] != codes[1], codes.contains(where: own.contains) else {
      throw ExplainedError(
        .refused, codes[0] == codes[1] ? "\(codes[0]) was named twice" : "Both abstracts are of earlier years",
        remedy: "Name two works, at least one of them of this call.")
    }
    let sorted = codes.sorted {
      (own.contains($0) ? 0 : 1, $0.count, $0) < (own.contains($1) ? 0 : 1, $1.count, $1)
    }
    return (sorted[0], sorted[1])
  }
}
