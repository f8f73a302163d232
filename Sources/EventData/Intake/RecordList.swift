import Foundation

/// A JSON list of records whose keys are a table's headers.
public struct RecordList {
  /// The value as it was read.
  public let whole: Any
  private let file: SourceFile

  /// Reads JSON.
  ///
  /// - Throws: `ExplainedError` (refused) when the file is too large or is no JSON.
  public init(_ file: SourceFile) throws {
    try file.refuseLarge()
    self.file = file
    do {
      whole = try JSONSerialization.jsonObject(with: file.bytes)
    } catch {
      throw ExplainedError(
        .refused, "The file is not JSON that can be read", at: file.name,
        why:
          "\((error as NSError).userInfo["NSDebugDescription"] as? String ?? "It ends early or has a stray character.")",
        remedy: "Export it again; nothing was imported.")
    }
  }

  /// The records: a list, or the only list of records inside an object; empty when it is anything else.
  public var records: [[String: Any]] {
    if let list = whole as? [[String: Any]] { return list }
    let lists = (whole as? [String: Any])?.values.compactMap { $0 as? [[String: Any]] }.filter { !$0.isEmpty } ?? []
    return lists.count == 1 ? lists[0] : []
  }

  /// The records as a table, the columns in the order of `columns`.
  ///
  /// - Parameter text: a value as a cell of a column has it; ``text(_:)`` unless a table has structured cells.
  /// - Throws: `ExplainedError` (refused) when there are no records, or no key of theirs means a column.
  public func table(_ columns: ColumnSet, text: (Any?, String?) -> String = { value, _ in RecordList.text(value) })
    throws -> SourceTable
  {
    let records = records
    let keys = Set(records.flatMap(\.keys))
    guard keys.contains(where: { columns.column(worded: $0) != nil }) else {
      let names = columns.columns.prefix(3).map { "\"\($0.name)\": ..." }.joined(separator: ", ")
      throw ExplainedError(
        .refused, "The JSON has a shape that is not known", at: file.name,
        why: "Read is a list of records named by the columns: [{\(names), ...}].",
        remedy: "Export it as such a list, or as CSV.")
    }
    let order = Dictionary(
      columns.columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    let header = keys.sorted {
      let (left, right) = (columns.column(worded: $0), columns.column(worded: $1))
      return (left.flatMap { order[$0] } ?? .max, $0) < (right.flatMap { order[$0] } ?? .max, $1)
    }
    let rows = records.enumerated().map { index, record in
      SourceTable.Row(
        cells: header.map { text(record[$0], columns.column(worded: $0)) }, number: index + 2,
        place: "record \(index + 1)", lacking: Set(header.indices.filter { record[header[$0]] == nil }))
    }
    return SourceTable(
      file, header: header, headerPlace: "\(file.name), the records' names", rows: rows,
      takenFor: "a JSON list of \(counted(rows.count, "record"))")
  }

  /// A value as a form's cell has it: true and false as Yes and No, a list one item a line; what has no meaning in a cell is seen as it came.
  public static func text(_ value: Any?) -> String {
    switch value {
    case let text as String: text.nfc.replacing("\r\n", with: "\n")
    case let number as NSNumber where String(cString: number.objCType) == "c": number.boolValue ? "Yes" : "No"
    case let number as NSNumber: "\(number)"
    case let list as [Any]: list.map { text($0) }.joined(separator: "\n")
    case let other as [String: Any]:
      (try? JSONSerialization.data(withJSONObject: other, options: .sortedKeys)).map {
        String(decoding: $0, as: UTF8.self)
      } ?? ""
    default: ""
    }
  }
}
