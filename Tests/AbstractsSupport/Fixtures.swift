package import Abstracts
package import EventData
package import Foundation
package import Programme
import Testing
import TestSupport

/// The sample congress's call, with a text of its own where a test needs other rules.
package enum Calls {
  package static let package = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  package static func sampleText() throws -> String {
    try String(contentsOf: package.appending(path: "Events/onco-2026/abstracts.yaml"), encoding: .utf8)
  }

  /// The sample call; each pair replaces a text in the file, which must be there.
  package static func sample(_ changes: [(String, String)] = []) throws -> AbstractRules {
    var text = try sampleText()
    for (old, new) in changes {
      try #require(text.contains(old), "abstracts.yaml no longer holds '\(old)'")
      text = text.replacing(old, with: new)
    }
    return try read(text).get()
  }

  /// What a text of the file says, or every problem in it.
  package static func read(_ text: String) -> Result<AbstractRules, DefinitionErrors> {
    FieldReader.read(text, file: "abstracts.yaml", as: AbstractRules.init)
  }
}

/// One answer of a made-up form. Left alone it has no problem.
package struct Answer {
  package var timestamp = "9/26/2026 23:02:00"
  package var email = "ana.ng@hospital.example"
  package var title = "Outcome of hypofractionated radiotherapy in early glottic cancer"
  package var presenter = "Dr Ana Ng"
  package var authors = "Dr. Ana Ng (1); Prof. Bashir Lee (2)"
  package var affiliations = "1. Rose Hospital, Lahore\n2. Aga Sample University, Karachi"
  package var orcid = ""
  package var track = "Head & Neck"
  package var presentation = "Oral or Poster"
  package var body =
    "Background: Larynx preservation matters.\nMethods: We treated 40 patients.\nResults: 36 kept "
    + "their voice.\nConclusion: It works."
  package var keywords = "larynx, radiotherapy, voice"
  package var conflict = "None"
  package var ethics = "IRB/2026/1"
  package var mobile = "0300-1234567"
  /// Further columns, by name: `type`, `trials`, `encore_meeting` ...
  package var more: [String: String] = [:]

  package init(_ change: (inout Answer) -> Void = { _ in }) { change(&self) }

  package static let header = [
    "Timestamp", "Email", "Title", "Presenter", "Authors", "Affiliations", "ORCID", "Track", "Preferred presentation",
    "Abstract", "Keywords", "Conflict of interest", "Ethics approval", "Mobile",
  ]

  package var cells: [String] {
    [
      timestamp, email, title, presenter, authors, affiliations, orcid, track, presentation, body, keywords, conflict,
      ethics, mobile,
    ]
  }

  /// The answers as an export, with nothing made safe: as hostile as it came.
  package static func csv(_ answers: [Answer]) -> Data {
    let more = Set(answers.flatMap(\.more.keys)).sorted()
    let rows = answers.map { answer in answer.cells + more.map { answer.more[$0, default: ""] } }
    let lines = ([header + more] + rows).map { cells in
      cells.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
    }
    return Data(("\u{FEFF}" + lines.joined(separator: "\r\n") + "\r\n").utf8)
  }
}

/// A database in memory and an event's call, to import into.
package struct Desk {
  package let store: Store
  package let abstracts: AbstractRules
  package var call: CallForAbstracts { abstracts.call }
  package static let now = Moment(seconds: 1_792_000_000)

  package init(_ abstracts: AbstractRules? = nil) throws {
    store = try FreshStore.make(at: Self.now)
    self.abstracts = try abstracts ?? Calls.sample()
  }

  package func importing(_ data: Data, file: String = "form.csv", hour: Int64 = 0, dryRun: Bool = false) throws
    -> ImportReport
  {
    try AbstractIntake.importing(
      data, file: file, call: call, store: store,
      author: Store.Author(
        name: "desk", command: "abstract import \(file)", now: Self.now.advanced(bySeconds: hour * 3_600)),
      dryRun: dryRun)
  }

  package func importing(_ answers: [Answer], hour: Int64 = 0, dryRun: Bool = false) throws -> ImportReport {
    try importing(Answer.csv(answers), hour: hour, dryRun: dryRun)
  }

  /// Every row of every table that abstracts touch, for "nothing changed".
  package func everything() throws -> [[String: String]] {
    try store.read { tx in
      var all: [[String: String]] = []
      for table in [
        "abstract", "abstract_author", "abstract_author_affiliation", "abstract_affiliation", "abstract_section",
        "abstract_keyword", "abstract_trial", "abstract_encore", "abstract_problem", "abstract_revision",
        "abstract_identity", "abstract_step", "abstract_refusal", "abstract_refusal_problem", "abstract_ask", "counter",
        "audit_entry", "imported_file",
        "imported_row",
      ] {
        for row in try tx.rows("SELECT * FROM \(table) ORDER BY 1, 2") {
          all.append(Dictionary(uniqueKeysWithValues: row.columns.map { ($0, row.text($0)) }))
        }
      }
      return all
    }
  }
}

extension AbstractIntake {
  /// Imports a form's export.
  package static func importing(
    _ data: Data, file: String, call: CallForAbstracts, store: Store, author: Store.Author,
    letters: AbstractLetters? = nil, dryRun: Bool = false
  ) throws -> ImportReport {
    let source = try SourceTable(separated: SourceFile(name: file, bytes: data), columns: call.form.set)
    return try importing(
      source, call: call, countryCode: "92", letters: letters, ImportRun(store, by: author, isDryRun: dryRun))
  }
}

extension ImportReport {
  /// The problem ids of each row, in order.
  package var ids: [[String]] { rows.map { $0.problems.map(\.id) } }
  /// The outcomes in order.
  package var outcomes: [Outcome] { rows.map(\.outcome) }
}

extension Answer {
  package static let placeholder =
    "Background: a. Methods: The primary endpoint is survival; the analysis is due in November."

  package static func lateBreaking(_ timestamp: String, body: String = placeholder, type: String = "LBA") -> Answer {
    Answer {
      $0.timestamp = timestamp
      $0.more = ["type": type]
      $0.body = body
    }
  }

  /// By Ng, Lee and Reading of three hospitals; the text ends with a sentence.
  package static func ending(with sentence: String) -> Answer {
    Answer {
      $0.authors = "Dr. Ana Ng (1); Prof. Bashir Ahmed Lee (2); Imran Reading (3)"
      $0.affiliations = """
        1. Rose Garden Memorial Cancer Hospital, Department of Oncology, Lahore
        2. BINO, Bahawalpur, Pakistan
        3. AIMS, Reading, United Kingdom
        """
      $0.body = "Background: a.\nMethods: b.\nResults: c.\nConclusion: d. " + sentence
    }
  }
}

/// `count` made-up words, none of which stands in the other texts.
package func nonsense(_ count: Int, seed: UInt64) -> String {
  var generator = Dice(seed: seed)
  let syllables = ["ka", "lo", "mir", "te", "su", "pan", "do", "vel", "ri", "gam", "nu", "sho"]
  return (0..<count).map { _ in
    (0..<4).map { _ in syllables.randomElement(using: &generator) ?? "" }.joined()
  }.joined(separator: " ")
}
