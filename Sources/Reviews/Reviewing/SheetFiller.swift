import Documents
public import EventData
public import Foundation

/// Fills in review sheets as a reviewer's hand would, for samples and tests: the cells stay where they are, ids and checks
/// as they were sent.
public struct SheetFiller: Sendable {
  /// An empty sheet as it was sent.
  public struct Sheet: Sendable {
    /// Whose sheet it is.
    public let reviewer: String
    /// The ids of its rows.
    public let ids: [String]
    /// The titles of its rows.
    public let titles: [String]
    let rows: [ReturnedSheet.Row]
  }

  /// The answers to one row.
  public struct Answer: Sendable {
    let points: [Int]
    let recommendation: Int
    let confidence: Int
    let remark: String
    let fault: String?

    /// Answers.
    ///
    /// - Parameters:
    ///   - points: by criterion, in the form's order.
    ///   - recommendation: the position in the form's list.
    ///   - fault: the id of the problem to make; nil for a sound row.
    public init(points: [Int], recommendation: Int, confidence: Int, remark: String, fault: String?) {
      (self.points, self.recommendation, self.confidence) = (points, recommendation, confidence)
      (self.remark, self.fault) = (remark, fault)
    }
  }

  private let form: ReviewForm
  private let created: Date

  /// A filler for an event's form. Throws `ExplainedError` (65) when `abstracts.yaml` has no `review`.
  public init(_ call: ReviewedCall, now: Moment) throws {
    form = ReviewForm(rules: try call.requiredReview())
    created = now.date
  }

  /// The criteria's scales.
  public var scales: [ClosedRange<Int>] { form.rules.criteria.map(\.scale) }
  /// How many recommendations there are.
  public var recommendations: Int { form.rules.recommendations.count }
  /// The highest confidence; 0 when it is not asked.
  public var highestConfidence: Int { form.rules.highestConfidence ?? 0 }

  /// Reads a sheet. Throws `ExplainedError` when it is none.
  public func sheet(_ file: SourceFile) throws -> Sheet {
    let sheet = try ReturnedSheet(file, form: form)
    guard let label = SheetLabel.ofMost(sheet.rows) else {
      throw ExplainedError(.refused, "This is no review sheet", at: file.name, remedy: "Make packs first.")
    }
    return Sheet(
      reviewer: label.reviewer, ids: sheet.rows.map { $0[.opaque] }, titles: sheet.rows.map { $0[.title] },
      rows: sheet.rows)
  }

  /// The filled sheet as a workbook. Throws `ExplainedError`.
  public func filled(_ sheet: Sheet, _ answers: [Answer]) throws -> Data {
    let heading = form.columns.map { WorkbookDraft.Cell(.text(form.heading($0)), .heading) }
    var rows = [heading]
    for (row, answer) in zip(sheet.rows, answers) {
      rows.append(form.columns.map { WorkbookDraft.Cell(value($0, row, answer), .text) })
      if answer.fault == "extra-row" {
        rows.append(form.columns.map { WorkbookDraft.Cell($0 == .title ? .text("Overall a good set") : .blank, .text) })
      }
    }
    let page = WorkbookDraft.Sheet(
      name: ReviewForm.tab, columns: form.columns.map { _ in WorkbookDraft.Column(width: 14) }, rows: rows)
    return try WorkbookWriter.xlsx(WorkbookDraft(title: "", created: created, sheets: [page]))
  }

  private func value(_ column: ReviewForm.Column, _ row: ReturnedSheet.Row, _ answer: Answer) -> WorkbookDraft.Value {
    switch column {
    case .opaque where answer.fault == "changed-id": return .text("XXX-" + row[.opaque].suffix(2))
    case .opaque, .title, .check, .label: return .text(row[column])
    case .conflict: return .text(answer.fault == "conflict" ? "yes" : "no")
    default: break
    }
    if answer.fault == "conflict" { return .blank }
    switch column {
    case .criterion(0) where answer.fault == "not-a-number": return .text("good")
    case .criterion(0) where answer.fault == "out-of-scale":
      return .number(Double(form.rules.criteria[0].scale.upperBound + 3))
    case .criterion(0) where answer.fault == "incomplete": return .blank
    case .criterion(let index): return index < answer.points.count ? .number(Double(answer.points[index])) : .blank
    case .recommendation:
      guard form.rules.recommendations.indices.contains(answer.recommendation) else { return .blank }
      let word = ReviewForm.word(form.rules.recommendations[answer.recommendation])
      return .text(answer.fault == "unknown-recommendation" ? word + "l" : word)
    case .confidence: return answer.confidence > 0 ? .number(Double(answer.confidence)) : .blank
    case .forAuthors: return answer.remark.isEmpty ? .blank : .text(answer.remark)
    default: return .blank
    }
  }
}
