import Badges
import EventData
import Foundation
import Registration
import Templates
import TestSupport
import Testing

@testable import Door

/// What the sample says to the doors.
typealias Definition = (event: EventProfile, registration: RegistrationRules)

extension SampleEvent {
  static func definition(_ changes: Change...) throws -> Definition {
    (try profile(changes), try read("registration.yaml", changes, as: RegistrationRules.init))
  }
}

extension BadgeIssuer {
  init(_ definition: Definition, key: BadgeSigningKey) {
    self.init(definition.event, categories: definition.registration.categories, key: key)
  }
}

extension CheckIn {
  init(_ definition: Definition, door: String, store: Store) throws {
    try self.init(definition.event, categories: definition.registration.categories, door: door, store: store)
  }
}

/// A door over a store in memory, with a key that signs badges.
struct Gate {
  let definition: Definition
  let store: Store
  let key: BadgeSigningKey

  init(_ change: SampleEvent.Change? = nil, _ delegates: [Delegate] = [Delegate("R-00001"), Delegate("R-00002")]) throws
  {
    definition = try change.map { try SampleEvent.definition($0) } ?? SampleEvent.definition()
    store = try FreshStore.make()
    key = try #require(BadgeSigningKey(id: 1, seed: String(repeating: "0b", count: 32)))
    let author = try SampleEvent.author()
    try store.write(author) { tx in
      try key.publish(now: author.now, in: tx)
      for delegate in delegates { try delegate.insert(in: tx) }
    }
  }

  func code(
    _ registration: String = "R-00001", epoch: Int64 = 1, category: String = "consultant",
    purpose: BadgeToken.Purpose = .badge
  ) throws -> String {
    try BadgeIssuer(definition, key: key).code(
      for: registration, epoch: epoch, category: category, purpose: purpose)
  }

  @discardableResult
  func scan(_ text: String, at time: String = "2026-12-11 09:00", door: String = "main") throws -> String {
    let admission = try CheckIn(definition, door: door, store: store).scan(text, at: SampleEvent.moment(time))
    let reason = admission.reason.isEmpty ? "-" : admission.reason
    return "\(admission.outcome) \(reason) \(admission.registration ?? "-")"
  }

  func log() throws -> [String] {
    try store.read { tx in
      try tx.rows("SELECT * FROM scan ORDER BY number").map {
        "\($0.integer("number")) \($0.text("slot")) \($0.text("door")) \($0.text("outcome")) \($0.text("reason"))"
      }
    }
  }
}

/// Who is let in, and why somebody is not.
struct DoorTests {
  @Test func `a paid badge and a mailed ticket open the door`() throws {
    let gate = try Gate()
    #expect(try gate.scan(gate.code()) == "admitted - R-00001")
    #expect(try gate.scan(gate.code("R-00002", purpose: .ticket)) == "admitted - R-00002")
  }

  @Test func `the door keeper reads name and category to compare with the face`() throws {
    let gate = try Gate()
    let keeper = try CheckIn(gate.definition, door: "main", store: gate.store)
    let admission = try keeper.scan(gate.code(), at: SampleEvent.moment("2026-12-11 09:00"))
    #expect(admission.name == "Dr. Bilal Raza")
    #expect(admission.category == "DELEGATE")
    #expect(admission.json.rendered() == #"{"outcome":"admitted","reason":"","registration":"R-00001"}"#)
    let forged = try keeper.scan("LET ME IN", at: SampleEvent.moment("2026-12-11 09:00"))
    #expect(forged.name == "")
    #expect(forged.json.rendered() == #"{"outcome":"refused","reason":"forged","registration":null}"#)
  }

  @Test func `forged is what our key did not sign, or signed for nobody we know`() throws {
    let gate = try Gate()
    let thief = try #require(BadgeSigningKey(id: 1, seed: String(repeating: "0c", count: 32)))
    let copy = try BadgeIssuer(gate.definition, key: thief).code(
      for: "R-00001", epoch: 1, category: "consultant", purpose: .badge)
    #expect(try gate.scan(copy) == "refused forged -")
    #expect(try gate.scan("") == "refused forged -")
    #expect(try gate.scan(String(repeating: "A", count: 5_000_000)) == "refused forged -")
    #expect(try gate.scan("'); DROP TABLE scan; --") == "refused forged -")
    #expect(try gate.scan(gate.code().prefix(60) + gate.code().dropFirst(60).lowercased()) == "refused forged -")
    #expect(try gate.scan(gate.code("R-00099")) == "refused forged R-00099")
    #expect(try gate.scan(gate.code()) == "admitted - R-00001")
  }

  @Test func `another edition's badge is told apart from a forgery`() throws {
    let last = try Gate(.init("event.yaml", "number: 27 ", "number: 26 "))
    let gate = try Gate()
    #expect(try gate.scan(last.code()) == "refused other-event -")
    #expect(try gate.scan(gate.code()) == "admitted - R-00001")
  }

  @Test func `a certificate opens no door`() throws {
    let gate = try Gate()
    #expect(try gate.scan(gate.code(purpose: .certificate)) == "refused not-a-ticket R-00001")
    #expect(try gate.scan(gate.code()) == "admitted - R-00001")
  }

  @Test func `a newer epoch kills the old badge and the new one is let in`() throws {
    var delegate = Delegate("R-00001")
    delegate.epoch = 2
    let gate = try Gate(nil, [delegate])
    #expect(try gate.scan(gate.code(epoch: 1)) == "refused revoked R-00001")
    #expect(try gate.scan(gate.code(epoch: 2)) == "admitted - R-00001")
    let author = try SampleEvent.author()
    let letters = RegistrationLetters(
      gate.definition.event, rules: gate.definition.registration, key: gate.key,
      templates: TemplateLibrary(folders: [PackageFolders.root.appending(path: "Templates")]))
    _ = try gate.store.write(author) {
      try Registrations.revoke("R-00001", reason: "lost", letters: letters, now: author.now, in: $0)
    }
    #expect(try gate.scan(gate.code(epoch: 2), at: "2026-12-12 09:00") == "refused revoked R-00001")
    #expect(try gate.scan(gate.code(epoch: 3), at: "2026-12-12 09:00") == "admitted - R-00001")
  }

  @Test func `a cancelled delegate is refused, an active one is not`() throws {
    var cancelled = Delegate("R-00001")
    cancelled.state = "cancelled"
    let gate = try Gate(nil, [cancelled, Delegate("R-00002")])
    #expect(try gate.scan(gate.code("R-00001")) == "refused cancelled R-00001")
    #expect(try gate.scan(gate.code("R-00002")) == "admitted - R-00002")
  }

  @Test func `one paisa short is unpaid, unless the event does not ask`() throws {
    var short = Delegate("R-00001")
    short.paid = short.owes - 1
    var free = Delegate("R-00002")
    (free.owes, free.paid) = (0, 0)
    let gate = try Gate(nil, [short, free])
    #expect(try gate.scan(gate.code("R-00001")) == "refused unpaid R-00001")
    #expect(try gate.scan(gate.code("R-00002")) == "admitted - R-00002")
    let open = try Gate(.init("event.yaml", "requires_payment: yes", "requires_payment: no"), [short])
    #expect(try open.scan(open.code("R-00001")) == "admitted - R-00001")
  }

  @Test func `money in another currency does not pay`() throws {
    var unpaid = Delegate("R-00001")
    unpaid.paid = 0
    let gate = try Gate(nil, [unpaid])
    _ = try gate.store.write(SampleEvent.author()) {
      try $0.run(
        """
        INSERT INTO payment (code, registration, amount_minor, amount_currency, method, reference, account_title,
          received_on, recorded_at) VALUES ('PAY-X', 'R-00001', 9900000, 'USD', 'cash', '', 'test', '2026-11-01', 0)
        """)
    }
    #expect(try gate.scan(gate.code()) == "refused unpaid R-00001")
  }

  @Test func `a badge goes in once a day, through whichever door`() throws {
    let gate = try Gate()
    #expect(try gate.scan(gate.code(), door: "north") == "admitted - R-00001")
    #expect(try gate.scan(gate.code(), door: "south") == "refused already-inside R-00001")
    #expect(try gate.scan(gate.code(purpose: .ticket), door: "south") == "refused already-inside R-00001")
    #expect(try gate.scan(gate.code(), at: "2026-12-12 09:00") == "admitted - R-00001")
  }

  @Test func `an event may admit once in all`() throws {
    let gate = try Gate(.init("event.yaml", "admits_once_per: day", "admits_once_per: event"))
    #expect(try gate.scan(gate.code()) == "admitted - R-00001")
    #expect(try gate.scan(gate.code(), at: "2026-12-12 09:00") == "refused already-inside R-00001")
  }

  @Test(arguments: [
    ("2026-12-10 23:59", "refused wrong-day R-00001"), ("2026-12-11 03:59", "refused wrong-day R-00001"),
    ("2026-12-11 04:00", "admitted - R-00001"), ("2026-12-13 23:59", "admitted - R-00001"),
    ("2026-12-14 03:59", "admitted - R-00001"), ("2026-12-14 04:00", "refused wrong-day R-00001"),
  ])
  func `the day begins at four in the morning of the event's zone`(time: String, answer: String) throws {
    let gate = try Gate()
    #expect(try gate.scan(gate.code(), at: time) == answer)
  }

  @Test func `after midnight it is still the evening before`() throws {
    let gate = try Gate()
    #expect(try gate.scan(gate.code(), at: "2026-12-11 20:00") == "admitted - R-00001")
    #expect(try gate.scan(gate.code(), at: "2026-12-12 01:00") == "refused already-inside R-00001")
    #expect(try gate.scan(gate.code(), at: "2026-12-12 04:00") == "admitted - R-00001")
  }

  @Test func `a category of some days is refused on the others`() throws {
    let gate = try Gate(
      .init(
        "registration.yaml", "    badge_label: DELEGATE\n    colour: \"#1F6F8B\"",
        "    days: [2026-12-11, 2026-12-13]\n    badge_label: DELEGATE\n    colour: \"#1F6F8B\""))
    #expect(try gate.scan(gate.code(), at: "2026-12-11 09:00") == "admitted - R-00001")
    #expect(try gate.scan(gate.code(), at: "2026-12-12 09:00") == "refused wrong-day R-00001")
    #expect(try gate.scan(gate.code(), at: "2026-12-13 09:00") == "admitted - R-00001")
  }

  @Test func `a door without any key says so instead of refusing everybody`() throws {
    let store = try FreshStore.make()
    #expect(throws: ExplainedError.self) { try CheckIn(SampleEvent.definition(), door: "main", store: store) }
  }
}

/// The door log.
struct DoorLogTests {
  @Test func `every scan is a numbered row, and the log is neither changed nor shortened`() throws {
    let gate = try Gate()
    try gate.scan(gate.code())
    try gate.scan(gate.code(), door: "south")
    try gate.scan("rubbish")
    let log = [
      "1 2026-12-11 main admitted ", "2 2026-12-11 south refused already-inside", "3 2026-12-11 main refused forged",
    ]
    #expect(try gate.log() == log)
    for sql in ["UPDATE scan SET outcome = 'refused'", "DELETE FROM scan"] {
      #expect(throws: ExplainedError.self) { try gate.store.write(SampleEvent.author()) { try $0.run(sql) } }
    }
    #expect(try gate.log() == log)
  }

  @Test func `the report counts scans by day, door and outcome, and people by category`() throws {
    var student = Delegate("R-00002")
    student.category = "student"
    let gate = try Gate(nil, [Delegate("R-00001"), student, Delegate("R-00003")])
    for code in ["R-00001", "R-00003"] { try gate.scan(gate.code(code), at: "2026-12-11 09:00") }
    try gate.scan(gate.code(purpose: .ticket), at: "2026-12-11 09:00")
    try gate.scan(gate.code("R-00002", category: "student"), at: "2026-12-11 10:00", door: "south")
    try gate.scan("rubbish", at: "2026-12-11 11:00", door: "south")
    try gate.scan(gate.code("R-00001"), at: "2026-12-12 09:00")
    let report = try gate.store.read { try DoorReport.make(in: $0) }
    #expect(
      report.tallies.map { "\($0.slot) \($0.door) \($0.outcome) \($0.scans)" } == [
        "2026-12-11 main admitted 2", "2026-12-11 main already-inside 1", "2026-12-11 south admitted 1",
        "2026-12-11 south forged 1", "2026-12-12 main admitted 1",
      ])
    #expect(
      report.attendance.map { "\($0.slot) \($0.category) \($0.people)" } == [
        "2026-12-11 consultant 2", "2026-12-11 student 1", "2026-12-12 consultant 1",
      ])
    let morning = try SampleEvent.moment("2026-12-11 09:00")
    #expect(report.tallies.first?.first == morning && report.tallies.first?.last == morning)
  }

  @Test func `scans outlive the program that wrote them`() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("event.sqlite").path
    let gate = try Gate()
    let code = try gate.code()
    let author = try SampleEvent.author("2026-12-11 09:00")
    do {
      let store = try Store(sqliteFile: file, now: author.now)
      try store.write(author) { tx in
        try gate.key.publish(now: author.now, in: tx)
        try Delegate("R-00001").insert(in: tx)
      }
      let answer = try CheckIn(gate.definition, door: "main", store: store).scan(code, at: author.now)
      #expect(answer.outcome == "admitted")
    }
    let again = try Store(sqliteFile: file, now: author.now)
    let answer = try CheckIn(gate.definition, door: "south", store: again).scan(code, at: author.now)
    #expect(answer.refusal == .alreadyInside)
  }
}
