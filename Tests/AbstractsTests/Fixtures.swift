import Abstracts
import EventData
import Foundation
import Testing
import TestSupport

/// The sample congress's call, with a text of its own where a test needs other rules.
enum Calls {
  static let package = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func sampleText() throws -> String {
    try String(contentsOf: package.appending(path: "Events/onco-2026/abstracts.yaml"), encoding: .utf8)
  }

  /// The sample call; each pair replaces a text in the file, which must be there.
  static func sample(_ changes: [(String, String)] = []) throws -> CallForAbstracts {
    var text = try sampleText()
    for (old, new) in changes {
      try #require(text.contains(old), "abstracts.yaml no longer holds '\(old)'")
      text = text.replacing(old, with: new)
    }
    return try CallForAbstracts.read(text).get()
  }
}

/// One answer of a made-up form. Left alone it has no problem.
struct Answer {
  var timestamp = "9/26/2026 23:02:00"
  var email = "ana.ng@hospital.example"
  var title = "Outcome of hypofractionated radiotherapy in early glottic cancer"
  var presenter = "Dr Ana Ng"
  var authors = "Dr. Ana Ng (1); Prof. Bashir Lee (2)"
  var affiliations = "1. Rose Hospital, Lahore\n2. Aga Sample University, Karachi"
  var orcid = ""
  var track = "Head & Neck"
  var presentation = "Oral or Poster"
  var body =
    "Background: Larynx preservation matters.\nMethods: We treated 40 patients.\nResults: 36 kept "
    + "their voice.\nConclusion: It works."
  var keywords = "larynx, radiotherapy, voice"
  var conflict = "None"
  var ethics = "IRB/2026/1"
  var mobile = "0300-1234567"
  /// Further columns, by name: `type`, `trials`, `encore_meeting` ...
  var more: [String: String] = [:]

  init(_ change: (inout Answer) -> Void = { _ in }) { change(&self) }

  static let header = [
    "Timestamp", "Email", "Title", "Presenter", "Authors", "Affiliations", "ORCID", "Track", "Preferred presentation",
    "Abstract", "Keywords", "Conflict of interest", "Ethics approval", "Mobile",
  ]

  var cells: [String] {
    [
      timestamp, email, title, presenter, authors, affiliations, orcid, track, presentation, body, keywords, conflict,
      ethics, mobile,
    ]
  }

  /// The answers as an export, with nothing made safe: as hostile as it came.
  static func csv(_ answers: [Answer]) -> Data {
    let more = Set(answers.flatMap(\.more.keys)).sorted()
    let rows = answers.map { answer in answer.cells + more.map { answer.more[$0, default: ""] } }
    let lines = ([header + more] + rows).map { cells in
      cells.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
    }
    return Data(("\u{FEFF}" + lines.joined(separator: "\r\n") + "\r\n").utf8)
  }
}

/// A database in memory and an event's call, to import into.
struct Desk {
  let store: Store
  let call: CallForAbstracts
  static let now = Moment(seconds: 1_790_000_000)

  init(_ call: CallForAbstracts? = nil) throws {
    store = try FreshStore.make(at: Self.now)
    self.call = try call ?? Calls.sample()
  }

  func importing(_ data: Data, file: String = "form.csv", hour: Int64 = 0, dryRun: Bool = false) throws -> ImportReport
  {
    try AbstractIntake.importing(
      data, file: file, call: call, definitionFile: "abstracts.yaml", countryCode: "92", store: store,
      author: Store.Author(
        name: "desk", command: "abstract import \(file)", now: Self.now.advanced(bySeconds: hour * 3_600)),
      dryRun: dryRun)
  }

  func importing(_ answers: [Answer], hour: Int64 = 0, dryRun: Bool = false) throws -> ImportReport {
    try importing(Answer.csv(answers), hour: hour, dryRun: dryRun)
  }

  /// Every row of every table that abstracts touch, for "nothing changed".
  func everything() throws -> [[String: String]] {
    try store.read { transaction in
      var all: [[String: String]] = []
      for table in [
        "abstract", "abstract_author", "abstract_author_affiliation", "abstract_affiliation", "abstract_section",
        "abstract_keyword", "abstract_trial", "abstract_encore", "abstract_problem", "abstract_revision",
        "abstract_identity", "abstract_step", "abstract_refusal", "abstract_refusal_problem", "abstract_ask", "counter",
        "audit_entry", "import_file",
        "import_row",
      ] {
        for row in try transaction.rows("SELECT * FROM \(table) ORDER BY 1, 2") {
          all.append(Dictionary(uniqueKeysWithValues: row.columns.map { ($0, row.text($0)) }))
        }
      }
      return all
    }
  }
}

extension ImportReport {
  /// The problem ids of each row, in order.
  var ids: [[String]] { rows.map { $0.problems.map(\.id) } }
  /// The outcomes in order.
  var outcomes: [Outcome] { rows.map(\.outcome) }
}

/// Numbers that look random and are the same in every run (a linear congruential generator with Knuth's constants).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 33)
  }
}

/// `count` made-up words, none of which stands in the other texts.
func nonsense(_ count: Int, seed: UInt64) -> String {
  var generator = SeededGenerator(seed: seed)
  let syllables = ["ka", "lo", "mir", "te", "su", "pan", "do", "vel", "ri", "gam", "nu", "sho"]
  return (0..<count).map { _ in
    (0..<4).map { _ in syllables.randomElement(using: &generator) ?? "" }.joined()
  }.joined(separator: " ")
}
