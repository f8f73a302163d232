import Testing
import TestSupport

@testable import Compliance
@testable import EventData

/// A congress of a few lines, in a database in memory.
struct TinyCongress {
  let event: EventProfile
  let programme: Programme
  let store: Store

  static let eventText = """
    name: Tiny Congress
    short_name: TINY
    prefix: TINY26
    number: 1
    starts: 2026-12-11
    ends: 2026-12-13
    time_zone: Asia/Karachi
    city: Lahore
    venue: Hall
    venue_address: 1 Road
    currency: PKR
    fictional: yes
    halls: [{code: A, name: Hall A, capacity: 10}, {code: B, name: Hall B, capacity: 10}]
    society:
      legal_name: Sample Society
      address: 1 Road
      ntn: "1"
      phone: "1"
      account: {title: Sample Society, bank: Bank, iban: PK32SAMP0000202612110027}
    committees: [{kind: finance, name: Finance committee, members: [{name: Mr Money}]}]
    mail: {name: T, address: a@t.example, registration_replies: a@t.example, finance_replies: a@t.example}
    """

  /// Reads the texts, which must be free of problems, and fills a database.
  init(programme text: String, event eventText: String = TinyCongress.eventText) throws {
    let event = try Self.only("event.yaml", eventText) { EventProfile($0) }
    let programme = try Self.only("programme.yaml", text) { Programme($0, event: event) { _, _ in } }
    try self.init(event, programme)
  }

  /// A congress in the default event.
  init(_ programme: Programme) throws {
    try self.init(try Self.only("event.yaml", Self.eventText) { EventProfile($0) }, programme)
  }

  private init(_ event: EventProfile, _ programme: Programme) throws {
    let store = try FreshStore.make()
    (self.event, self.programme, self.store) = (event, programme, store)
    try write { transaction in
      _ = try ProgrammeSync.write(programme, of: event, fingerprint: "1", in: transaction)
    }
  }

  static func only<Value>(_ name: String, _ text: String, _ make: (FieldReader) -> Value) throws -> Value {
    try #require(try DefinitionFiles.read([name: text]) { fields, _ in make(fields) }.first)
  }

  static func policy(_ text: String) throws -> CompliancePolicy {
    try only("compliance.yaml", text) { CompliancePolicy($0) }
  }

  func write(_ body: (Transaction) throws -> Void) throws {
    try store.write(Store.Author(name: "test", command: "test", now: Moment(seconds: 0)), body)
  }

  /// Checks on a day, at noon UTC.
  func check(_ book: RuleBook, policy: String, on day: String = "2026-11-20") throws -> ComplianceReport {
    let date = try #require(CalendarDate(day))
    return try ComplianceCheck.run(
      book: book, policy: try Self.policy(policy), store: store, asOf: EventZone.utc.moment(date, hour: 12),
      event: event)
  }

  /// The problems of a text, as editors show them.
  static func problems(_ name: String, _ text: String, _ make: (FieldReader) -> Void) throws -> String {
    do {
      _ = try DefinitionFiles.read([name: text]) { fields, _ in make(fields) }
      return ""
    } catch let errors as DefinitionErrors {
      return errors.description
    }
  }
}

extension ComplianceReport {
  /// `fail SYM-001 SCI-1 + SAT-1`: the open findings in the report's order.
  var lines: [String] { openFindings.map { "\($0.outcome.rawValue) \($0.rule.id) \($0.subject)" } }
}
