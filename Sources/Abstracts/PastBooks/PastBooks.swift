import Documents
public import EventData

/// An abstract book of an earlier year, kept for comparing wording.
public struct PastBook: Equatable, Sendable {
  /// The code, such as `ONCO25`.
  public let code: String
  /// The title.
  public let title: String
  /// The year of the meeting.
  public let year: Int
  /// How many abstracts are on file.
  public let abstracts: Int
}

/// Abstract books of earlier years.
public enum PastBooks {
  /// The books on file, by year.
  public static func list(in store: Store) throws -> [PastBook] {
    try store.read { tx in
      try PastBookQueries.books(in: tx).map {
        PastBook(
          code: $0.text("code"), title: $0.text("title"), year: $0.int("year"),
          abstracts: $0.int("abstracts"))
      }
    }
  }

  /// Takes a book in: new abstracts, corrected ones, and nothing for those that are the same. An abstract that a later
  /// file lacks stays.
  ///
  /// - Parameters:
  ///   - book: the code, letters, digits and hyphens.
  ///   - title: needed once, when the book is new.
  ///   - year: needed once, when the book is new.
  /// - Throws: `ExplainedError` when the file cannot be read or the book is new and has no title or year.
  public static func importing(
    _ file: SourceFile, sheet: String? = nil, book: String, title: String?, year: Int?, call: CallForAbstracts,
    _ run: ImportRun
  ) throws -> ImportReport {
    let code = try checked(book)
    let reader = PastBookReader(call)
    let table = try IntakeTable(file.table(reader.columns, sheet: sheet), columns: reader.columns)
    return try run.take(table, as: .pastAbstract) { tx in
      try setBook(code, title: title, year: year, author: run.author, in: tx)
      let stored = try stored(code, in: tx)
      var seen: Set<String> = []
      return try table.rows.map { row in
        let abstract = reader.abstract(row)
        let problems = problems(abstract, isRepeated: !seen.insert(abstract.number).inserted)
        let name = abstract.number.isEmpty ? nil : "\(code)/\(abstract.number)"
        guard problems.isEmpty else { return .init(row, code: name, .refused, problems) }
        let changes = stored[abstract.number].map { abstract.changes(from: $0) }
        if changes?.isEmpty == true { return .init(row, code: name, .unchanged) }
        try PastBookQueries.set(abstract, book: code, in: tx)
        guard let changes else { return .init(row, code: name, .new) }
        tx.note("\(code)/\(abstract.number) \(changes.joined(separator: "; "))")
        return .init(row, code: name, .changed, changes: changes)
      }
    }
  }

  private static func checked(_ book: String) throws -> String {
    let code = book.trimmed.uppercased()
    guard code.wholeMatch(of: /[A-Z0-9][A-Z0-9-]{1,19}/) != nil else {
      throw ExplainedError(
        .usage, "'\(book)' is no code of a book", remedy: "Use letters, digits and hyphens, such as --book ONCO25.")
    }
    return code
  }

  private static func setBook(
    _ code: String, title: String?, year: Int?, author: Store.Author, in tx: Transaction
  ) throws {
    let old = try PastBookQueries.book(code, in: tx)
    guard let title = title?.onOneLine ?? old?.text("title"), let year = year ?? old.map({ $0.int("year") })
    else {
      throw ExplainedError(
        .refused, "The book \(code) is not on file yet", why: "Its title and year are needed once.",
        remedy: "Add --title 'Abstracts of ...' and --year 2025.")
    }
    if old?.text("title") == title, old?.integer("year") == Int64(year) { return }
    try PastBookQueries.setBook(code, title: title, year: year, now: author.now, in: tx)
    tx.note("\(code): the book '\(title)' of \(year)")
  }

  private static func stored(_ book: String, in tx: Transaction) throws -> [String: PastAbstract] {
    let sections = try PastBookQueries.sections(book, in: tx).grouped(by: "number")
    return try PastBookQueries.abstracts(book, in: tx).map { row in
      let parts = (sections[row.text("number")] ?? []).map {
        AbstractPart(section: $0.text("section"), heading: "", text: $0.text("content"))
      }
      return PastAbstract(
        number: row.text("number"), title: row.text("title"), authors: row.text("authors"), parts: parts)
    }.keyed(by: \.number)
  }

  private static func problems(_ abstract: PastAbstract, isRepeated: Bool) -> [ImportReport.Problem] {
    let problem: (id: String, message: String, remedy: String)? =
      if abstract.number.isEmpty {
        ("missing-number", "The abstract has no number.", "Give the number it had in the book.")
      } else if isRepeated {
        (
          "repeated-number", "The number \(abstract.number) stands in an earlier row too.",
          "Keep one of the rows, or give this one its own number."
        )
      } else if abstract.title.isEmpty {
        ("missing-title", "The abstract has no title.", "Copy the title from the book.")
      } else if abstract.parts.isEmpty {
        ("empty", "The abstract has no text.", "Copy the text from the book, or leave the row out.")
      } else {
        nil
      }
    return problem.map { [.init($0.id, .error, $0.message, remedy: $0.remedy)] } ?? []
  }
}
