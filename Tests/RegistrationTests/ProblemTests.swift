import EventData
import Foundation
import Registration
import TestSupport
import Testing

/// Every problem a row can have, each beside a row that differs in the one cell and has none.
struct ProblemTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let id: String
    let outcome: ImportReport.Outcome
    let changes: [String: String]
    /// What the row needs so that it has no problem; the clean form when empty.
    var twin: [String: String] = [:]
    var testDescription: String { id }
  }

  private static let consent = "Consent: share my contact with sponsors (Yes/No)"

  static let cases: [Case] = [
    Case(id: "bad-email", outcome: .refused, changes: ["Email Address": "bilal. raza@post.example"]),
    Case(
      id: "header-injection", outcome: .refused,
      changes: ["Email Address": "bilal.raza@post.example\nBcc: everyone@post.example"]),
    Case(id: "formula", outcome: .refused, changes: ["Institution": "=HYPERLINK(\"evil.example\")"]),
    Case(
      id: "member-without-number", outcome: .new, changes: ["Registration category": "Consultant (PSCO member)"],
      twin: [
        "Registration category": "Consultant (PSCO member)", "PSCO membership no. (members only)": "PSCO-0123",
      ]),
    Case(id: "caps", outcome: .new, changes: ["First Name": "BILAL", "Last Name": "RAZA"]),
    Case(id: "title-in-name", outcome: .new, changes: ["First Name": "Dr. Bilal"]),
    Case(
      id: "very-long-name", outcome: .new,
      changes: ["First Name": "Muhammad Abdul Rehman", "Last Name": "Siddiqui Chaudhry Gul"],
      twin: ["First Name": "Muhammad Abdul Rehman", "Last Name": "Siddiqui Chaudhry"]),
    Case(id: "missing-name", outcome: .refused, changes: ["First Name": ".", "Last Name": " "]),
    Case(id: "one-name", outcome: .new, changes: ["Last Name": "-"]),
    Case(id: "bad-card", outcome: .new, changes: ["CNIC / Passport No.": "3.52021E+12"]),
    Case(
      id: "long-answer", outcome: .refused, changes: ["Institution": String(repeating: "Ravi ", count: 900)],
      twin: ["Institution": String(repeating: "Ravi ", count: 30)]),
    Case(
      id: "unknown-category", outcome: .refused, changes: ["Registration category": "Consultent"],
      twin: ["Registration category": "consultant NON member"]),
    Case(
      id: "bad-amount", outcome: .new, changes: ["Amount deposited": "as agreed"],
      twin: ["Amount deposited": "Rs. 20,000/-"]),
    Case(id: "bad-mobile", outcome: .new, changes: ["Mobile": "ask my office"], twin: ["Mobile": "+92 (300) 123-4567"]),
    Case(
      id: "unknown-workshop", outcome: .new, changes: ["Workshops (choose)": "Research methodology, Robotics"],
      twin: ["Workshops (choose)": "Research methodology"]),
    Case(id: "bad-timestamp", outcome: .refused, changes: ["Timestamp": "17/11/2026 17:14:00"]),
    Case(
      id: "unknown-payment-method", outcome: .new, changes: ["Payment mode": "barter"], twin: ["Payment mode": "IBFT"]),
    Case(id: "unclear-consent", outcome: .new, changes: [consent: "As you like"], twin: [consent: "I agree"]),
  ]

  @Test(arguments: cases) func `a problem is named alone, and its twin without it has none`(_ item: Case) throws {
    let report = try Desk().importing([Form(item.changes)])
    #expect(report.rows.map(\.ids) == [[item.id]])
    #expect(report.rows.map(\.outcome) == [item.outcome])
    #expect(report.rows.map(\.row) == [2])
    let problem = try #require(report.rows.first?.problems.first)
    #expect(problem.severity == (item.outcome == .refused ? .error : .warning))
    #expect(!problem.message.isEmpty && !problem.remedy.isEmpty)

    let twin = try Desk().importing([Form(item.twin)])
    #expect(twin.rows.map(\.ids) == [[]])
    #expect(twin.rows.map(\.outcome) == [.new])
  }

  @Test func `every problem there is has a case here`() {
    // The last three need a second answer: see ImportTests.
    let tested = Set(Self.cases.map(\.id)).union(["duplicate", "older-answer", "cancelled"])
    #expect(Set(RegistrationProblem.allCases.map(\.rawValue)) == tested)
  }

  @Test func `a refused row still lists everything wrong with it`() throws {
    let report = try Desk().importing([
      Form([
        "Email Address": "nobody", "First Name": "BILAL", "Last Name": "RAZA", "Mobile": "none", "City": "@SUM(A1)",
      ])
    ])
    #expect(Set(report.rows[0].ids) == ["formula", "bad-email", "caps", "bad-mobile"])
    #expect(report.rows[0].outcome == .refused)
    #expect(report.rows[0].code == nil)
  }

  @Test func `the definition decides what is an error`() throws {
    let strict = try Desk(SampleEvent.definition(.init("registration.yaml", "caps: warning", "caps: error")))
    let shouted = Form(["First Name": "BILAL", "Last Name": "RAZA"])
    #expect(try strict.importing([shouted]).rows.map(\.outcome) == [.refused])
    #expect(try Desk().importing([shouted]).rows.map(\.outcome) == [.new])
  }

  @Test func `rows are counted by records, whatever line breaks the cells hold`() throws {
    let report = try Desk().importing([
      Form.person(1, ["Institution": "Ravi Cancer Institute\nDepartment of Oncology\nLahore"]),
      Form.person(2, ["Email Address": "no address"]),
    ])
    #expect(report.rows.map(\.row) == [2, 3])
    #expect(report.rows.map(\.ids) == [[], ["bad-email"]])
  }

  @Test func `a file that is no text, or misses a needed column, is refused whole and says why`() throws {
    let desk = try Desk()
    let utf16 = try #require([Form()].csv.isEmpty ? nil : "Email,Name".data(using: .utf16))
    #expect(throws: ExplainedError.self) { try desk.importing(utf16) }
    let short = try #require("First Name,Last Name\nBilal,Raza\n".data(using: .utf8))
    let error = #expect(throws: ExplainedError.self) { try desk.importing(short) }
    #expect(error?.what == "No header of the file means 'email'")
    #expect(error?.place == "form.csv:1")
    #expect(try desk.store.read { try Registrations.counts(in: $0).active } == 0)
  }
}
