public import Foundation

/// A table of our own making, with fixed headers: what `payment import` and `sponsor import` read.
public struct FixedTable: Sendable {
  /// One record.
  public struct Record: Sendable {
    /// The record's number; the header is 1.
    public let row: Int
    fileprivate let cells: [String: String]

    /// The cell under a header; empty when the column is not there.
    public func text(_ header: String) -> String { cells[header, default: ""] }
  }

  /// The records in file order.
  public let records: [Record]

  /// Reads a table. Header case and order do not matter.
  ///
  /// - Throws: `ExplainedError` when the file cannot be read, a required header is missing, or a header is unknown.
  public init(_ bytes: Data, file: String, required: [String], optional: [String]) throws {
    let records = try CSVReader.records(bytes, file: file)
    let known = required + optional
    let headers = (records.first?.cells ?? []).map { cell in known.first { folded($0) == folded(cell) } ?? cell.trimmed
    }
    if let unknown = headers.first(where: { !known.contains($0) && !$0.isEmpty }) {
      let hint = nearest(to: unknown, in: known).map { " Did you mean '\($0)'?" } ?? ""
      throw ExplainedError(
        .refused, "The header '\(unknown)' is not known.\(hint)", at: "\(file):1",
        remedy: "Use these headers: \(known.joined(separator: ", ")).")
    }
    if let missing = required.first(where: { !headers.contains($0) }) {
      throw ExplainedError(
        .refused, "The header '\(missing)' is missing", at: "\(file):1",
        remedy: "Use these headers: \(known.joined(separator: ", ")).")
    }
    self.records = records.dropFirst().enumerated().map { index, record in
      Record(
        row: index + 2,
        cells: Dictionary(zip(headers, record.cells.map(\.trimmed)), uniquingKeysWith: { first, _ in first }))
    }
  }

  /// Does something for each record. Errors of all rows are thrown together, each with its row and remedy, so that one
  /// run names them all; the caller's transaction keeps nothing then.
  public func forEach(file: String, _ body: (Record) throws -> Void) throws {
    var errors: [String] = []
    for record in records {
      do {
        try body(record)
      } catch let error as ExplainedError where error.kind == .refused || error.kind == .usage {
        let place = "\(file), row \(record.row)"
        let own = error.place.map { $0 == place ? "" : " (\($0))" } ?? ""
        errors.append("\(place): \(error.what)\(own)\n    Do: \(error.remedy)")
      }
    }
    guard !errors.isEmpty else { return }
    throw ExplainedError(
      .refused, "\(counted(errors.count, "row")) cannot be taken\n  " + errors.joined(separator: "\n  "),
      remedy: "Mend the rows named above and import again; nothing was kept.")
  }
}
