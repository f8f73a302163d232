import EventData
import Foundation

/// Submissions as JSON: our own list of records, HotCRP's `*-data.json`, Indico's `abstracts.json`.
struct JSONSubmissions {
  let call: CallForAbstracts
  let file: String

  /// The records as rows.
  ///
  /// - Throws: `ExplainedError` naming the shapes that are read, when it is another.
  func rows(_ data: Data) throws -> FormRows {
    guard data.count <= 64_000_000 else {
      throw ExplainedError(
        .refused, "The file has \(data.count / 1_000_000) MB; at most 64 are read", at: file,
        remedy: "Cut the list into several files.")
    }
    let whole: Any
    do {
      whole = try JSONSerialization.jsonObject(with: data)
    } catch {
      throw ExplainedError(
        .refused, "The file is not JSON that can be read", at: file,
        why:
          "\((error as NSError).userInfo["NSDebugDescription"] as? String ?? "It ends early or has a stray character.")",
        remedy: "Export it again; nothing was imported.")
    }
    if let indico = whole as? [String: Any], let list = indico["abstracts"] as? [[String: Any]],
      list.allSatisfy({ $0["persons"] is [Any] })
    {
      return foreign(
        list, "Indico's abstracts", state: "state", left: ["withdrawn", "rejected", "duplicate", "merged"]
      ) {
        OtherSystems.indico($0)
      }
    }
    let list = (whole as? [Any]) ?? ((whole as? [String: Any])?["abstracts"] as? [Any]) ?? []
    let records = list.compactMap { $0 as? [String: Any] }
    guard !records.isEmpty, records.count == list.count else {
      // One paper by itself is what HotCRP gives for one.
      if let paper = whole as? [String: Any], OtherSystems.isHotCRP(paper) { return hotCRP([paper]) }
      throw unknown()
    }
    if records.allSatisfy(OtherSystems.isHotCRP) { return hotCRP(records) }
    return try own(records)
  }

  private func hotCRP(_ records: [[String: Any]]) -> FormRows {
    foreign(records, "HotCRP's papers", state: "status", left: ["withdrawn", "draft", "inprogress", "deleted"]) {
      OtherSystems.hotCRP($0)
    }
  }

  // MARK: - Our own list

  private func own(_ records: [[String: Any]]) throws -> FormRows {
    let keys = Set(records.flatMap(\.keys))
    guard keys.contains(where: { call.form.column(worded: $0) != nil }) else { throw unknown() }
    let order = Dictionary(
      CallForAbstracts.columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let header = keys.sorted {
      let (left, right) = (call.form.column(worded: $0), call.form.column(worded: $1))
      return (left.flatMap { order[$0] } ?? .max, $0) < (right.flatMap { order[$0] } ?? .max, $1)
    }
    let rows = records.enumerated().map { index, record in
      FormRows.Row(
        cells: header.map { Self.text(record[$0], of: call.form.column(worded: $0)) }, number: index + 2,
        place: "record \(index + 1)")
    }
    return FormRows(
      header: header, headerPlace: "\(file), the records' names", rows: rows,
      takenFor: "a JSON list of \(counted(rows.count, "record"))")
  }

  /// A value as a form's cell has it; lists are joined as the column is written.
  private static func text(_ value: Any?, of column: String?) -> String {
    switch value {
    case let text as String: return text.nfc.replacing("\r\n", with: "\n")
    case let number as NSNumber: return "\(number)"
    case let list as [Any]:
      let separator = column == "authors" ? "; " : column == "keywords" ? ", " : "\n"
      return list.map { text($0, of: column) }.joined(separator: separator)
    case let person as [String: Any] where column == "authors": return OtherSystems.author(person)
    case let place as [String: Any] where column == "affiliations": return OtherSystems.affiliation(place)
    case let sections as [String: Any] where column == "body":
      return sections.keys.sorted().map { "\($0): \(text(sections[$0], of: nil))" }.joined(separator: "\n")
    case let other as [String: Any]:
      // Nothing is lost without a trace: what has no meaning here is seen as it came.
      return (try? JSONSerialization.data(withJSONObject: other, options: .sortedKeys)).map {
        String(decoding: $0, as: UTF8.self)
      } ?? ""
    default: return ""
    }
  }

  // MARK: - Other systems

  private func foreign(
    _ records: [[String: Any]], _ name: String, state: String, left: Set<String>,
    _ read: ([String: Any]) -> [String: String]
  ) -> FormRows {
    var passed: [String] = []
    let rows: [FormRows.Row] = records.enumerated().compactMap { index, record in
      let number = OtherSystems.text(record["friendly_id"] ?? record["pid"] ?? index + 1)
      if let state = record[state] as? String, left.contains(state) {
        passed.append("\(number) (\(state))")
        return nil
      }
      var cells = read(record)
      var remarks: [FormRows.Remark] = []
      if cells["presenter", default: ""].isEmpty, let first = cells["authors"]?.split(separator: ";").first {
        cells["presenter"] = String(first).replacing(/\([0-9, ]*\)/, with: "").trimmed
        remarks.append(
          FormRows.Remark(
            "guessed-parts", "nobody is named as presenter, so the first author was taken",
            remedy: "Ask the authors who presents."))
      }
      return FormRows.Row(
        cells: CallForAbstracts.columns.map { cells[$0, default: ""] }, number: index + 2, place: "abstract \(number)",
        remarks: remarks)
    }
    return FormRows(
      header: CallForAbstracts.columns, headerPlace: file, rows: rows,
      takenFor: "\(name) (JSON, \(counted(rows.count, "record")))",
      warnings: passed.isEmpty ? [] : ["Not read, as they are no longer in: \(passed.joined(separator: ", "))."])
  }

  private func unknown() -> ExplainedError {
    ExplainedError(
      .refused, "The JSON has a shape that is not known", at: file,
      why:
        "Read are: a list of records named by the call's columns ([{\"email\": ..., \"title\": ..., \"authors\": ...}]), "
        + "HotCRP's *-data.json, and Indico's abstracts.json.",
      remedy: "Export it as one of these, or as CSV; docs/data-formats.md shows the list.")
  }
}
