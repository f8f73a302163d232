public import EventData

/// What became of a returned sheet.
public struct MergeReport: Sendable {
  /// The file's name.
  public let file: String
  /// Whose sheet it is; nil when that could not be told.
  public let reviewer: String?
  /// The rows under their opaque ids: what is said here can be sent to the reviewer as it is.
  public let rows: ImportReport
  /// Ids of the pack that are neither in the file nor complete on file.
  public let missing: [String]
  /// What is to be said about the sheet as a whole.
  public let notes: [String]
  /// Why the file was not read at all; nil when it was.
  public let failure: ExplainedError?
}

/// Takes returned review sheets in.
public enum ReviewMerge {
  /// Reads sheets and takes every sound row, in one transaction.
  ///
  /// A row that says what is on file changes nothing; one that differs is a correction. A row of an earlier pack counts
  /// while the text it was about is still the one the reviewer has, and never replaces what came on a later sheet.
  public static func merge(
    _ files: [SourceFile], sheet: String? = nil, event: EventProfile, call: ReviewedCall,
    _ run: ImportRun
  ) throws -> [MergeReport] {
    let form = ReviewForm(rules: try call.requiredReview())
    return try run.carryOut { tx in
      try files.map { try merge($0, sheet: sheet, form: form, event: event.prefix, run, in: tx) }
    }
  }

  private static func merge(
    _ file: SourceFile, sheet: String?, form: ReviewForm, event: String, _ run: ImportRun, in tx: Transaction
  ) throws -> MergeReport {
    do {
      return try take(ReturnedSheet(file, sheet: sheet, form: form), form: form, event: event, run, in: tx)
    } catch let error as ExplainedError where error.kind == .refused {
      return MergeReport(
        file: file.name, reviewer: nil,
        rows: ImportReport(file: file.name, headers: [], rows: [], unknownHeaders: []), missing: [], notes: [],
        failure: error)
    }
  }

  private static func take(
    _ sheet: ReturnedSheet, form: ReviewForm, event: String, _ run: ImportRun, in tx: Transaction
  ) throws -> MergeReport {
    let file = sheet.table.source.file
    guard let label = SheetLabel.ofMost(sheet.rows) else {
      throw ExplainedError(
        .refused, "The sheet does not say whose it is", at: file,
        why: "The column 'Sheet' is empty or changed in every row.",
        remedy: "Ask for the workbook again, with all its columns; copy nothing by hand.")
    }
    guard label.event == event.uppercased() else {
      throw ExplainedError(
        .refused, "This is a sheet of another event: \(label.event)", at: file,
        remedy: "Look into the folder of that event; this one is \(event).")
    }
    guard let owner = try SheetOwner(label, in: tx) else {
      throw ExplainedError(
        .refused, "No pack was issued to \(label.reviewer)", at: file,
        remedy: "Check the event and the database; packs are made with onco reviewer pack.")
    }
    var judge = try SheetJudge(owner, label: label, form: form, file: file, author: run.author, in: tx)
    let results = try sheet.rows.map { try judge.take($0, among: sheet.rows) }
    let taken = results.filter { $0.outcome == .new || $0.outcome == .changed }.count
    if taken > 0 { tx.note("\(owner.reviewer.code) sheet \(file): \(counted(taken, "review")) taken") }
    return MergeReport(
      file: file, reviewer: owner.reviewer.code,
      rows: try run.keep(results, of: sheet.table, as: .review, in: tx),
      missing: try judge.missing(from: sheet.rows), notes: judge.notes, failure: nil)
  }
}
