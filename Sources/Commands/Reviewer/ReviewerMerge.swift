import ArgumentParser
import EventData
import Foundation
import Reviews

/// `onco reviewer merge`.
struct ReviewerMerge: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Take in review sheets that came back, as workbooks or CSV.",
    discussion: """
      Sound rows are taken, others refused with what to do; all files in one transaction. The same sheet again changes \
      nothing, a corrected one changes what differs. 7,5 is 7.5 where halves are allowed. What is said here speaks of \
      the reviewer's own ids, so it can be sent to the reviewer as it is.
      """)

  @Argument(help: "The sheets (.xlsx or .csv), or a folder with them.")
  var files: [String]
  @Option(help: "The sheet of the workbooks that has the answers.")
  var sheet: String?
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let returned = try files.flatMap { try sheets(at: $0, context) }
    let run = ImportRun(try event.openStore(), by: event.author, isDryRun: dryRun.dryRun)
    let reports = try ReviewMerge.merge(
      returned, sheet: sheet, event: event.definition.event, call: event.definition.abstracts.reviewed, run)
    switch format.format {
    case .json: context.print(JSON.list(reports.map(\.json)).rendered(pretty: true))
    case .csv: context.surroundings.write(csv(reports))
    case .table: for report in reports { try table(report, context) }
    }
    let isPartly = reports.contains { $0.failure != nil || $0.rows.count(.refused) > 0 }
    return isPartly ? .partly : .done
  }

  private func table(_ report: MergeReport, _ context: CommandContext) throws {
    if let failure = report.failure {
      context.print("\(failure)".withoutControls)
      return
    }
    _ = try context.print(report.rows, as: format, dryRun: dryRun.dryRun, refusedTo: nil)
    for note in report.notes { context.print("  \(note)") }
    guard !report.missing.isEmpty, let reviewer = report.reviewer else { return }
    context.print(
      "  Not in the file: \(report.missing.joined(separator: ", "))\n    Do: Ask \(reviewer) for \(report.missing.count == 1 ? "it" : "them")."
    )
  }

  private func csv(_ reports: [MergeReport]) -> String {
    CSVWriter.text(
      header: ["file", "reviewer", "row", "id", "outcome", "problem", "severity", "message", "remedy"],
      rows: reports.flatMap { report -> [[String]] in
        let head = [report.file, report.reviewer ?? ""]
        if let failure = report.failure {
          return [head + ["", "", "refused", "unreadable", "error", failure.what, failure.remedy]]
        }
        return report.rows.csvRows.map { head + $0 }
      })
  }

  private func sheets(at path: String, _ context: CommandContext) throws -> [SourceFile] {
    let place = context.url(path)
    guard context.isFolder(place) else { return [try context.sourceFile(path)] }
    let names = try FileManager.default.contentsOfDirectory(atPath: place.path).sorted().filter { name in
      [".xlsx", ".csv"].contains { name.lowercased().hasSuffix($0) } && !name.hasPrefix("~$") && !name.hasPrefix(".")
    }
    guard !names.isEmpty else {
      throw ExplainedError(.usage, "No .xlsx or .csv is in the folder", at: path, remedy: "Check the folder.")
    }
    return try names.map { try context.sourceFile(place.appending(path: $0).path) }
  }
}

extension MergeReport {
  fileprivate var json: JSON {
    .object([
      ("file", .text(file)), ("reviewer", .optional(reviewer)), ("report", failure == nil ? rows.json : .null),
      ("missing", .list(missing.map { .text($0) })), ("notes", .list(notes.map { .text($0) })),
      ("failure", .optional(failure.map { "\($0)" })),
    ])
  }
}
