public import EventData

/// What differs between the book as it is now and the edition that was published last.
public struct BookChanges: Equatable, Sendable {
  /// A difference.
  public struct Change: Equatable, Sendable {
    /// What happened to an abstract.
    public enum Kind: String, Sendable {
      /// It was not in the last edition.
      case added
      /// Its text was withheld and is printed now.
      case released
      /// What is printed of it is another.
      case changed
      /// It was withdrawn by an erratum.
      case withdrawn
      /// It was in the last edition and is not any more.
      case missing
    }
    /// The abstract's code and printed number.
    public let code: String, number: String
    /// What happened.
    public let kind: Kind
    /// True when readers must be told and have not been: an erratum is missing.
    public let needsErratum: Bool
    /// True when an erratum tells them.
    public var hasErratum = false
  }

  /// The printing compared with; nil when none was published.
  public let against: Int?
  /// The differences by code.
  public let changes: [Change]

  /// The differences that want an erratum.
  public var withoutErratum: [Change] { changes.filter(\.needsErratum) }
}

extension BookEditor {
  /// Compares a book with the last published printing of its edition. A change of a printed text or its disappearance
  /// wants an erratum; titles may still change before the text is out.
  public func changes(of book: Book, in tx: Transaction) throws -> BookChanges {
    guard let last = try BookQueries.lastEdition(book.edition, in: tx) else {
      return BookChanges(against: nil, changes: [])
    }
    let number = last.integer("number")
    var rows: [String: Row] = [:]
    for row in try BookQueries.printed(book.edition, number: number, in: tx) { rows[row.text("abstract")] = row }
    var changes: [BookChanges.Change] = []
    for entry in book.entries {
      let old = rows.removeValue(forKey: entry.code)
      guard let kind = Self.change(from: old, to: entry) else { continue }
      let hadText = old?.flag("has_text") == true
      let isNamed = entry.errata.count > old?.integer("errata") ?? 0
      changes.append(
        .init(
          code: entry.code, number: entry.number, kind: kind,
          needsErratum: hadText && kind == .changed && !isNamed, hasErratum: isNamed))
    }
    for (code, row) in rows {
      changes.append(
        .init(
          code: code, number: row.text("book_number"), kind: .missing, needsErratum: row.flag("has_text")))
    }
    return BookChanges(against: Int(number), changes: changes.sorted { $0.code < $1.code })
  }

  private static func change(from old: Row?, to entry: BookEntry) -> BookChanges.Change.Kind? {
    guard let old else { return .added }
    if old.text("hash") == entry.hash { return nil }
    if entry.extent == .withdrawn { return .withdrawn }
    return old.integer("has_text") == 0 && entry.hasText ? .released : .changed
  }

  /// Refuses to publish a book in which a printed text has changed without a word to its readers.
  ///
  /// Throws `ExplainedError` (2) naming each abstract.
  public func requireErrata(for book: Book, in tx: Transaction) throws {
    let open = try changes(of: book, in: tx).withoutErratum
    guard let first = open.first else { return }
    let names = open.prefix(10).map { "\($0.number) (\($0.code)) \($0.kind.rawValue)" }.joined(separator: ", ")
    let kind = first.kind == .missing ? "withdrawal" : "correction"
    throw ExplainedError(
      .refused,
      "\(counted(open.count, "abstract")) \(open.count == 1 ? "differs" : "differ") from the published edition without an erratum",
      why: "\(names)\(open.count > 10 ? ", ..." : ""). Readers who cite the published text must learn of it.",
      remedy: "For each: onco abstract erratum \(first.code) --kind \(kind) --notice '...'. See: onco abstract book "
        + "--check")
  }

  /// Notes that an edition was published; nothing when the last printing held the same, or it is a proof.
  public func publish(_ book: Book, at moment: Moment, in tx: Transaction) throws {
    guard !book.isProof, try BookQueries.lastEdition(book.edition, in: tx)?.text("hash") != book.hash else { return }
    try BookQueries.keep(book, at: moment, in: tx)
    tx.note(
      "book, \(book.edition.rawValue) edition, printing \(book.number): \(counted(book.entries.count, "abstract")), "
        + "hash \(book.hash.prefix(16))")
  }
}
