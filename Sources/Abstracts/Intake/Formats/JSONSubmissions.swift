import EventData
import Foundation

/// Submissions as JSON: our own list of records, HotCRP's `*-data.json`, Indico's `abstracts.json`.
struct JSONSubmissions {
  let call: CallForAbstracts
  let file: SourceFile

  /// The records as rows.
  ///
  /// - Throws: `ExplainedError` naming the shapes that are read, when it is another.
  func rows() throws -> SourceTable {
    let list = try RecordList(file)
    let whole = list.whole as? [String: Any]
    if let abstracts = whole?["abstracts"] as? [[String: Any]], abstracts.allSatisfy({ $0["persons"] is [Any] }) {
      return foreign(
        abstracts, "Indico's abstracts", state: "state", left: ["withdrawn", "rejected", "duplicate", "merged"]
      ) {
        OtherSystems.indico($0)
      }
    }
    // One paper by itself is what HotCRP gives for one.
    if let whole, OtherSystems.isHotCRP(whole) { return hotCRP([whole]) }
    let records = list.records
    if !records.isEmpty, records.allSatisfy(OtherSystems.isHotCRP) { return hotCRP(records) }
    guard records.contains(where: { $0.keys.contains { call.form.set.column(worded: $0) != nil } }) else {
      throw unknown()
    }
    return try list.table(call.form.set, text: Self.text)
  }

  private func hotCRP(_ records: [[String: Any]]) -> SourceTable {
    foreign(
      records, "HotCRP's papers", state: "status",
      left: ["withdrawn", "draft", "inprogress", "deleted", "rejected", "desk-rejected"]
    ) {
      OtherSystems.hotCRP($0)
    }
  }

  /// A value as a form's cell has it; lists are joined as the column is written.
  private static func text(_ value: Any?, of column: String?) -> String {
    switch value {
    case let list as [Any]:
      let separator = column == "authors" ? "; " : column == "keywords" ? ", " : "\n"
      return list.map { text($0, of: column) }.joined(separator: separator)
    case let person as [String: Any] where column == "authors": return OtherSystems.author(person)
    case let place as [String: Any] where column == "affiliations": return OtherSystems.affiliation(place)
    case let sections as [String: Any] where column == "body":
      return sections.keys.sorted().map { "\($0): \(text(sections[$0], of: nil))" }.joined(separator: "\n")
    default: return RecordList.text(value)
    }
  }

  // MARK: - Other systems

  private func foreign(
    _ records: [[String: Any]], _ name: String, state: String, left: Set<String>,
    _ read: ([String: Any]) -> [AbstractColumn: String]
  ) -> SourceTable {
    var passed: [String] = []
    let rows: [SourceTable.Row] = records.enumerated().compactMap { index, record in
      let number = OtherSystems.text(record["friendly_id"] ?? record["pid"] ?? index + 1)
      if let state = Self.left(record, state: state, among: left) {
        passed.append("\(number) (\(state))")
        return nil
      }
      var cells = read(record)
      var remarks: [SourceTable.Remark] = []
      if cells[.presenter, default: ""].isEmpty, let first = cells[.authors]?.split(separator: ";").first {
        cells[.presenter] = String(first).replacing(/\([0-9, ]*\)/, with: "").trimmed
        remarks.append(
          SourceTable.Remark(
            .guessedParts, "nobody is named as presenter, so the first author was taken",
            remedy: "Ask the authors who presents."))
      }
      return SourceTable.Row(
        cells: AbstractColumn.allCases.map { cells[$0, default: ""] }, number: index + 2, place: "abstract \(number)",
        remarks: remarks)
    }
    return SourceTable(
      file, header: AbstractColumn.allCases.map(\.rawValue), headerPlace: file.name, rows: rows,
      takenFor: "\(name) (JSON, \(counted(rows.count, "record")))",
      warnings: passed.isEmpty ? [] : ["Not read, as they are no longer in: \(passed.joined(separator: ", "))."])
  }

  /// The state by which a record is no longer in, or not yet; nil when it counts. A system may word its states itself, such
  /// as `Rejected (out of scope)`, and say the same by flags.
  private static func left(_ record: [String: Any], state: String, among left: Set<String>) -> String? {
    let words = [record[state], record["decision"]].compactMap { $0 as? String }
    let named = words.first { word in
      let plain = folded(word).replacing(" ", with: "-")
      return left.contains(plain) || left.contains { plain.hasPrefix("\($0)-") }
    }
    return named ?? ["withdrawn", "draft"].first { record[$0] as? Bool == true }
  }

  private func unknown() -> ExplainedError {
    ExplainedError(
      .refused, "The JSON has a shape that is not known", at: file.name,
      why:
        "Read are: a list of records named by the call's columns ([{\"email\": ..., \"title\": ..., \"authors\": ...}]), "
        + "HotCRP's *-data.json, and Indico's abstracts.json.",
      remedy: "Export it as one of these, or as CSV; docs/data-formats.md shows the list.")
  }
}
