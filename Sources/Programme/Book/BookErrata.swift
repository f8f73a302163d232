import Abstracts
public import EventData

/// What is corrected after an edition went out.
public enum BookErrata {
  /// Records an erratum. It is printed in every later edition.
  ///
  /// - Parameter code: an abstract's code or its printed number.
  /// - Throws: `ExplainedError` (2) when there is no such abstract, it was in no full edition, or the notice is empty or
  ///   stands there already.
  public static func give(
    _ code: String, _ kind: BookErratum.Kind, notice: String, author: Store.Author, in tx: Transaction
  ) throws -> BookErratum {
    let text = notice.nfc.onOneLine
    guard !text.isEmpty else {
      throw ExplainedError(
        .refused, "The notice is empty", why: "It is all that readers will know.",
        remedy: "Write what was wrong and what is right: --notice 'In Results, 36 should read 63.'")
    }
    let code = try printedCode(code, in: tx)
    let known = try BookQueries.errata(in: tx).filter { $0.abstract == code }
    if let same = known.first(where: { $0.kind == kind && $0.notice == text }) {
      throw ExplainedError(
        .refused, "Erratum \(same.number) says the same already", at: code, remedy: "Nothing is left to do.")
    }
    if known.contains(where: { $0.kind == .withdrawal }) {
      throw ExplainedError(
        .refused, "This abstract was withdrawn by an erratum; nothing of it is left to correct", at: code,
        remedy: "See 'abstract erratum-list'.")
    }
    let isWithdrawn = try AbstractQueries.abstracts(code: code, in: tx).first?.text("state") == "withdrawn"
    guard kind == .withdrawal || !isWithdrawn else {
      throw ExplainedError(
        .refused, "This abstract is withdrawn, and an erratum can never be taken back", at: code,
        remedy: "Give the notice with --kind withdrawal.")
    }
    let erratum = BookErratum(
      number: Int(try tx.next("book erratum")), abstract: code, kind: kind, notice: text, given: author.now,
      actor: author.name)
    try BookQueries.keep(erratum, in: tx)
    tx.note("\(code) erratum \(erratum.number), \(kind.rawValue): \(text)")
    return erratum
  }

  /// All errata with the printed numbers of their abstracts, in the order they were given.
  public static func list(in store: Store) throws -> [(erratum: BookErratum, number: String)] {
    try store.read { tx in
      let numbers = try BookQueries.numbers(in: tx)
      return try BookQueries.errata(in: tx).map { ($0, numbers[$0.abstract] ?? "") }
    }
  }

  private static func printedCode(_ typed: String, in tx: Transaction) throws -> String {
    let wanted = typed.trimmed.uppercased(), code = Series.abstract.complete(typed)
    let numbers = try BookQueries.numbers(in: tx)
    guard let printed = try BookQueries.printedTexts(in: tx) else {
      throw ExplainedError(
        .refused, "No full edition has been published, so nothing can be wrong in it",
        remedy: "Correct the abstract itself with 'abstract edit CODE --force'; find its code with 'abstract list'.")
    }
    let found = numbers.first { $0.value.uppercased() == wanted }?.key ?? code
    if printed.contains(found) { return found }
    let known = printed.sorted() + printed.compactMap { numbers[$0] }.sorted()
    let hint = didYouMean(wanted, in: known)
    throw ExplainedError(
      .refused, "The full edition holds no text of '\(typed.onOneLine)'.\(hint)",
      remedy: "Give a code such as A-0042 or a printed number such as P-017; an abstract not printed yet is corrected "
        + "with 'abstract edit'.")
  }
}
