import EventData

extension CommandContext {
  /// Prints what an import did, and writes the refused rows to a file when asked; the ending for the exit code.
  func print(_ report: ImportReport, as format: FormatOption, dryRun: Bool, refusedTo path: String?) throws -> Ending {
    switch format.format {
    case .json: surroundings.write(report.json.rendered(pretty: true) + "\n")
    case .csv:
      surroundings.write(
        CSVWriter.text(
          header: ["row", "code", "outcome", "problem", "severity", "message", "remedy"],
          rows: report.csvRows))
    case .table: surroundings.write(table(of: report, dryRun: dryRun))
    }
    if let path {
      do {
        try write(.init(report.refusedCSV.utf8), to: url(path))
      } catch let error as ExplainedError {
        throw ExplainedError(
          .outside, "The import was kept, but the refused rows could not be written", at: error.place, why: error.why,
          remedy: "Import the same file again with --refused and a place you may write to; nothing is taken twice.")
      }
      say("The \(counted(report.count(.refused), "refused row")) went to \(path).")
    }
    return report.count(.refused) > 0 ? .partly : .done
  }

  private func table(of report: ImportReport, dryRun: Bool) -> String {
    var out = ""
    for row in report.rows where !row.problems.isEmpty || !row.changes.isEmpty {
      out += "\(row.place?.printable ?? "Row \(row.row)")\(row.code.map { ", \($0)" } ?? ""): \(row.outcome.rawValue)\n"
      for change in row.changes { out += "  \(change.printable)\n" }
      for problem in row.problems {
        out += "  \(problem.severity.rawValue) \(problem.id): \(problem.message.printable)\n"
        out += "    Do: \(problem.remedy.printable)\n"
      }
    }
    for warning in report.warnings { out += "Note: \(warning.printable)\n" }
    if !report.unknownHeaders.isEmpty {
      out +=
        "Not read, as no column is known for: \(report.unknownHeaders.map { "'\($0.printable)'" }.joined(separator: ", "))\n"
    }
    var problems: [String: Int] = [:]
    for row in report.rows { for id in Set(row.problems.map(\.id)) { problems[id, default: 0] += 1 } }
    if !problems.isEmpty {
      out +=
        "Problems: "
        + problems.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
        .joined(separator: ", ") + "\n"
    }
    let counts = ImportReport.Outcome.allCases.map { "\(report.count($0)) \($0.rawValue)" }.joined(separator: ", ")
    return out
      + "\(report.file): \(counted(report.rows.count, "row")): \(counts)\(dryRun ? " \(DryRunOption.note)" : "")\n"
  }
}

extension ImportReport {
  /// A line for each problem, and one for each row without: row, code, outcome, problem, severity, message, remedy.
  var csvRows: [[String]] {
    rows.flatMap { row in
      let place = [String(row.row), row.code ?? "", row.outcome.rawValue]
      guard !row.problems.isEmpty else { return [place + ["", "", "", ""]] }
      return row.problems.map { place + [$0.id, $0.severity.rawValue, $0.message, $0.remedy] }
    }
  }
}
