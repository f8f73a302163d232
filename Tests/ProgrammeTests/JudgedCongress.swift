import EventData
import Foundation
import Programme
import Templates
import TestSupport

/// A congress whose abstracts are reviewed, for tests of what comes after.
struct JudgedCongress {
  let store: Store
  let definition: ProgrammeRules
  let letters: DecisionLetters
  let notices: PlacementNotices

  init(_ definition: ProgrammeRules? = nil) throws {
    store = try FreshStore.make(at: SampleEvent.moment("2026-11-01 10:00"))
    let definition = try definition ?? SampleEvent.definition()
    self.definition = definition
    let templates = TemplateLibrary(folders: [PackageFolders.root.appending(path: "Templates")])
    letters = DecisionLetters(definition, templates: templates)
    notices = PlacementNotices(definition, templates: templates)
  }

  var abstracts: AbstractRules { definition.abstracts }

  /// Writes three reviewers.
  func addReviewers() throws {
    try store.write(SampleEvent.author()) { tx in
      for (index, name) in ["Zubaida Secretly", "Yaqub Hidden", "Xenia Unseen"].enumerated() {
        try tx.run(
          """
          INSERT INTO reviewer (code, identity, name, name_folded, email, institution, institution_folded, city, state,
            created_at, changed_at)
          VALUES (?1, ?1, ?2, ?3, ?4, 'Board', 'board', 'Multan', 'active', 0, 0)
          ON CONFLICT DO NOTHING
          """,
          [.text("RV-00\(index + 1)"), .text(name), .text(folded(name)), .text("reviewer\(index)@board.example")])
      }
    }
  }

  /// Writes an abstract with its reviews' totals, in hundredths.
  func add(
    _ number: Int, title: String? = nil, track: String = "breast", wish: String = "either", type: String = "original",
    presenter: String? = nil, centre: String = "Rose Hospital", totals: [Int], comment: String = ""
  ) throws {
    let code = Series.abstract.complete(String(number))
    let presenter = presenter ?? "Person Number\(number)"
    try store.write(SampleEvent.author()) { tx in
      try tx.run(
        """
        INSERT INTO abstract (code, identity, email, title, presenter, orcid, track, presentation, body,
          conflict_of_interest, ethics, mobile, body_length, title_folded, people_folded, body_folded, state, decided_at,
          submitted_at, created_at, changed_at, source_file, source_row, type)
        VALUES (?1, ?1, ?2, ?3, ?4, NULL, ?5, ?6, 'Text', 'None', '', '', 1, '', '', '', 'submitted', NULL, 0, 0, 0,
          'test', 2, ?7)
        """,
        [
          .text(code), .text("author\(number)@post.example"), .text(title ?? "Title number \(number)"),
          .text(presenter), .text(track), .text(wish), .text(type),
        ])
      try tx.run(
        """
        INSERT INTO abstract_author (abstract, position, title, name, name_folded, is_presenter)
        VALUES (?1, 1, '', ?2, ?3, 1), (?1, 2, '', 'Second Author', 'second author', 0)
        """, [.text(code), .text(presenter), .text(folded(presenter))])
      try tx.run(
        "INSERT INTO abstract_affiliation (abstract, number, institution, city) VALUES (?1, 1, ?2, 'Lahore')",
        [.text(code), .text(centre)])
      for (index, total) in totals.enumerated() {
        try tx.run(
          """
          INSERT INTO review (abstract, reviewer, state, total, for_committee, for_authors, received_at, changed_at,
            source_file, source_row)
          VALUES (?1, ?2, 'complete', ?3, 'never to be shown', ?4, 0, 0, 'test', 2)
          """, [.text(code), .text("RV-00\(index + 1)"), .int(total), .text(index == 0 ? comment : "")])
      }
    }
  }

  /// Abstracts of several tracks with random scores.
  func fill(_ count: Int, seed: UInt64, people: Int = 1_000) throws {
    try addReviewers()
    var dice = Dice(seed: seed)
    let tracks = abstracts.call.tracks.map(\.code)
    for number in 1...count {
      let base = Int.random(in: 250...850, using: &dice)
      try add(
        number, track: tracks.randomElement(using: &dice) ?? "breast",
        wish: ["oral", "poster", "either"].randomElement(using: &dice) ?? "either",
        presenter: "Person Number\(Int.random(in: 1...people, using: &dice))",
        centre: "Centre \(Int.random(in: 1...9, using: &dice))",
        totals: (0..<3).map { _ in base + Int.random(in: -50...50, using: &dice) })
    }
  }

  func decide(_ moment: String = "2026-11-10 10:00") throws {
    let author = try SampleEvent.author(moment)
    let plan = try store.read { try Decisions.plan(abstracts, in: $0) }
    try store.write(author) { try Decisions.apply(plan, of: abstracts, by: author, in: $0) }
  }

  func announce(_ outcome: String? = nil, at moment: String = "2026-11-11 10:00") throws -> Announcement.Result {
    let author = try SampleEvent.author(moment)
    return try store.write(author) {
      try Announcement.announce(
        outcome: outcome, letters: letters, now: author.now, in: $0)
    }
  }

  func place(anew: Bool = false, at moment: String = "2026-11-15 10:00") throws -> Placements.Plan {
    let author = try SampleEvent.author(moment)
    return try store.write(author) { tx in
      let plan = try Placements.plan(definition, anew: anew, in: tx)
      try Placements.apply(plan, now: author.now, in: tx)
      return plan
    }
  }

  func notify(at moment: String = "2026-11-20 10:00") throws -> [PlacementNotices.Change] {
    let author = try SampleEvent.author(moment)
    return try store.write(author) { tx in
      try notices.notify(try ProgrammeView(definition, in: tx), now: author.now, in: tx)
    }
  }

  func outcomes() throws -> [String: String] {
    Dictionary(uniqueKeysWithValues: try store.read { try DecidedAbstract.all(in: $0) }.map { ($0.code, $0.outcome) })
  }

  /// Notes all waiting mails as sent.
  func sendAll() throws {
    _ = try store.write(SampleEvent.author()) { tx in
      try tx.run(
        "UPDATE mail_message SET state = 'sending', run_id = 'test', claimed_at = queued_at WHERE state = 'queued'")
      try tx.run(
        """
        UPDATE mail_message SET state = 'sent', sent_at = claimed_at, run_id = NULL, claimed_at = NULL
        WHERE state = 'sending'
        """)
    }
  }

  /// The queued mails of a kind, as their readers see them.
  func mails(_ kind: String) throws -> [(about: String, version: Int, bytes: String)] {
    try store.read { tx in
      try tx.rows(
        """
        SELECT m.subject_code, m.version, b.bytes_base64 FROM mail_message m JOIN mail_body b ON b.code = m.code
        WHERE m.kind = ?1 ORDER BY m.code
        """, [.text(kind)]
      ).map { row in
        let data = Data(base64Encoded: row.text("bytes_base64"), options: .ignoreUnknownCharacters) ?? Data()
        return (row.text("subject_code"), Int(row.integer("version")), String(decoding: data, as: UTF8.self))
      }
    }
  }
}
