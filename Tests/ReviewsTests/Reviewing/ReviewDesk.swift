import Abstracts
import AbstractsSupport
import Documents
import EventData
import Foundation
import Reviews
import Templates
import TestSupport
import Testing

/// A congress whose abstracts are in, with reviewers and who reviews what, and fixed secrets.
struct ReviewDesk {
  let store: Store
  let definition: SampleRules

  static let halves = SampleEvent.Change(
    "abstracts.yaml", "name: Originality, lowest: 1, highest: 9,",
    "name: Originality, lowest: 1, highest: 9, halves: yes,")

  /// - Parameter pairs: abstract and reviewer numbers; nil for every abstract with every reviewer.
  init(
    _ answers: [Answer] = ReviewDesk.four, reviewers: Int = 2, pairs: [(Int, Int)]? = nil, halves: Bool = true
  ) throws {
    definition = try SampleRules(halves ? [Self.halves] : [])
    store = try FreshStore.make(at: Desk.now)
    _ = try AbstractIntake.importing(
      Answer.csv(answers), file: "form.csv", call: definition.call, store: store, author: Self.author())
    let all = pairs ?? (1...answers.count).flatMap { abstract in (1...reviewers).map { (abstract, $0) } }
    try store.write(Self.author()) { tx in
      for number in 1...reviewers {
        try tx.run(
          """
          INSERT INTO reviewer (code, identity, name, name_folded, email, institution, institution_folded, city, state,
            created_at, changed_at)
          VALUES (?1, ?1, ?2, '', ?3, 'Judging House', 'judging house', 'Hunza', 'active', 0, 0)
          """,
          [
            .text(JudgedCall.reviewer(number)), .text("Dr Rahat Umpire\(number)"),
            .text("umpire\(number)@judges.example"),
          ])
      }
      for (abstract, reviewer) in all { try Self.assign(abstract, reviewer, in: tx) }
      tx.note("a committee")
    }
  }

  static func assign(_ abstract: Int, _ reviewer: Int, in tx: Transaction) throws {
    try tx.run(
      "INSERT INTO assignment (abstract, reviewer, affinity, state, assigned_at) VALUES (?1, ?2, 1, 'assigned', 0)",
      [.text(JudgedCall.code(abstract)), .text(JudgedCall.reviewer(reviewer))])
  }

  static let four: [Answer] = (1...4).map { number in
    Answer {
      $0.email = "sender\(number)@post.example"
      $0.title = "Outcome number \(number) of a treatment \(nonsense(3, seed: UInt64(number)))"
      $0.ethics = "ERB-77-\(number)3"
      $0.body =
        "Background: \(nonsense(20, seed: UInt64(number) + 40)).\nMethods: Registered as NCT0123456\(number).\n"
        + "Results: It works.\nConclusion: We go on."
    }
  }

  static func author(_ hour: Int64 = 0) -> Store.Author {
    Store.Author(name: "desk", command: "test", now: Desk.now.advanced(bySeconds: hour * 3_600))
  }

  var writer: PackWriter {
    get throws {
      try PackWriter(
        definition.event, call: definition.abstracts.reviewed,
        templates: TemplateLibrary(folders: [PackageFolders.root.appending(path: "Templates")]))
    }
  }

  /// Issues packs; seeds are `seed-1`, `seed-2` ... in the order they are asked for.
  func issue(_ codes: [String]? = nil, allowFindings: Bool = false, hour: Int64 = 0, counting: Seeds = Seeds()) throws
    -> (packs: [ReviewPack], withheld: [WithheldPack])
  {
    try store.write(Self.author(hour)) { tx in
      var desk = try PackIssuer(definition.event, call: definition.abstracts.reviewed, in: tx)
      return try desk.issue(
        to: codes, allowFindings: allowFindings, newSeed: { counting.next() }, author: Self.author(hour))
    }
  }

  /// The rows of a pack's sheet, heading first.
  func sheet(_ pack: ReviewPack) throws -> [[String]] {
    let book = try Workbook(xlsx: writer.sheet(of: pack), file: "sheet.xlsx")
    let sheet = try #require(book.sheets.first { $0.name == "Reviews" })
    let width = sheet.rows[0].count
    return sheet.rows.map { row in row.map(\.text) + Array(repeating: "", count: width - row.count) }
  }

  /// A sheet with every row filled in.
  func filled(_ pack: ReviewPack, points: String = "7") throws -> FilledSheet {
    var sheet = FilledSheet(rows: try sheet(pack))
    for row in 1..<sheet.rows.count {
      for column in ["Originality", "Methods", "Relevance", "Clarity"] { sheet[row, column] = points }
      (sheet[row, "Recommendation"], sheet[row, "Confidence"]) = ("Poster", "2")
    }
    return sheet
  }

  func merge(_ data: Data, file: String = "RV-001.csv", hour: Int64 = 1) throws -> MergeReport {
    let reports = try ReviewMerge.merge(
      [SourceFile(name: file, bytes: data)], event: definition.event, call: definition.abstracts.reviewed,
      ImportRun(store, by: Self.author(hour)))
    return try #require(reports.first)
  }
}

/// Seeds in a fixed order.
final class Seeds {
  private(set) var asked = 0
  func next() -> String {
    asked += 1
    return "seed-\(asked)"
  }
}

/// A sheet as a table of texts that a test can type into.
struct FilledSheet {
  var rows: [[String]]

  subscript(row: Int, column: String) -> String {
    get { rows[0].firstIndex(of: column).map { rows[row][$0] } ?? "" }
    set { if let place = rows[0].firstIndex(of: column) { rows[row][place] = newValue } }
  }

  func csv(_ separator: String = ",") -> Data {
    Data(
      rows.map { row in
        row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: separator) + "\r\n"
      }.joined().utf8)
  }
}

extension MergeReport {
  /// Outcome and problem ids of each row.
  var summary: [String] {
    rows.rows.map { ([$0.outcome.rawValue] + $0.problems.map(\.id)).joined(separator: " ") }
  }
}
