import Abstracts
public import EventData

/// Finds words that give authors away, and keeps what the committee decided about them.
public enum Redactions {
  /// What is open in abstracts, in the order of codes and of the text.
  ///
  /// - Parameters:
  ///   - codes: these abstracts; nil for those that somebody is to review, or all submitted ones when nobody is yet.
  ///   - progress: called with abstracts read and abstracts in all.
  /// - Throws: `ExplainedError` (2) when a code is unknown.
  public static func lint(
    _ call: ReviewedCall, codes: [String]? = nil, in store: Store, progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> (read: Int, findings: [LintFinding]) {
    try store.read { try lint(call, codes: codes, in: $0, progress: progress) }
  }

  /// Hides every open finding under its usual replacement; what was hidden.
  public static func hideAll(_ call: ReviewedCall, codes: [String]? = nil, author: Store.Author, in tx: Transaction)
    throws -> [LintFinding]
  {
    let findings = try lint(call, codes: codes, in: tx, progress: { _, _ in }).findings
    for finding in findings {
      let redaction = Redaction(words: finding.words, choice: .hide, replacement: finding.kind.replacement)
      try RedactionQueries.set(redaction, of: finding.code, by: author, in: tx)
      tx.note("\(finding.code) in packs: '\(finding.words)' hidden as \(finding.kind.replacement)")
    }
    return findings
  }

  /// Decides about some words of an abstract; replaces what was decided before. How often they stand there.
  ///
  /// - Throws: `ExplainedError` (2) when there is no such abstract, or it does not hold the words.
  @discardableResult
  public static func decide(
    _ redaction: Redaction, about code: String, call: ReviewedCall, author: Store.Author, in tx: Transaction
  ) throws -> Int {
    let record = try AbstractRecords.record(code, in: tx), code = record.code
    let plain = BlindAbstract(
      record.content, redactions: [], call: call, trials: TrialNumbers(call.trialRegistries))
    let times = plain.places.map { $0.text.places(of: redaction.words).count }.reduce(0, +)
    guard times > 0 else {
      throw ExplainedError(
        .refused, "\(code) does not hold '\(redaction.words)'", at: code,
        why: "Title, text and keywords were searched as reviewers see them; capitals count.",
        remedy: "Copy the words from onco reviewer blind-check \(code), or from onco abstract show \(code).")
    }
    let before = try RedactionQueries.of(code, in: tx)
    guard !before.contains(redaction) else { return times }
    try RedactionQueries.set(redaction, of: code, by: author, in: tx)
    tx.note(
      redaction.choice == .hide
        ? "\(code) in packs: '\(redaction.words)' hidden as \(redaction.replacement)"
        : "\(code) in packs: '\(redaction.words)' kept")
    return times
  }

  /// Takes a decision back. Throws `ExplainedError` (2) when there is none about these words.
  public static func undo(_ words: String, of code: String, in tx: Transaction) throws {
    guard try RedactionQueries.remove(words, of: code, in: tx) else {
      let known = try RedactionQueries.of(code, in: tx).map { "'\($0.words)'" }
      throw ExplainedError(
        .refused, "Nothing was decided about '\(words)'", at: code,
        remedy: known.isEmpty ? "Nothing is redacted in it." : "Decided are: \(known.joined(separator: ", ")).")
    }
    tx.note("\(code) in packs: decision about '\(words)' taken back")
  }

  /// What was decided about an abstract.
  public static func decisions(about code: String, in tx: Transaction) throws -> [Redaction] {
    try RedactionQueries.of(AbstractRecords.record(code, in: tx).code, in: tx)
  }

  // MARK: - Inside

  private static func lint(
    _ call: ReviewedCall, codes: [String]?, in tx: Transaction, progress: (Int, Int) -> Void
  ) throws -> (read: Int, findings: [LintFinding]) {
    let records: [AbstractRecord]
    if let codes {
      records = try codes.map { try AbstractRecords.record($0, in: tx) }
    } else {
      let assigned = Set(try RedactionQueries.assigned(in: tx))
      records = try AbstractReading.records(in: tx).filter {
        assigned.isEmpty ? $0.isInReview : assigned.contains($0.code)
      }
    }
    let redactions = try RedactionQueries.all(in: tx)
    let lint = RedactionLint(call)
    var findings: [LintFinding] = []
    for (index, record) in records.enumerated() {
      findings += lint.findings(in: record.content, code: record.code, redactions: redactions[record.code] ?? [])
      progress(index + 1, records.count)
    }
    return (records.count, findings)
  }
}
