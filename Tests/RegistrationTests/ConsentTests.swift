import EventData
import Foundation
import Registration
import Testing

/// A consent counts only as long as nothing takes it back.
struct ConsentTests {
  private static let column = "Consent: share my contact with sponsors (Yes/No)"

  @Test(arguments: [
    ("Yes", "yes"), ("Yes, please.", "yes"), ("I agree", "yes"), ("I do agree", "yes"), ("TRUE", "yes"),
    ("No", "no"), ("I do not agree", "no"), ("I don't agree", "no"), ("I don’t consent", "no"), ("Do not share", "no"),
    ("No, please do not", "no"), ("No thanks", "no"), ("I disagree", "no"), ("false", "no"), ("", "unanswered"),
  ]) func `an answer is read by how it begins`(_ typed: String, _ read: String) throws {
    let desk = try Desk()
    #expect(try desk.importing([Form([Self.column: typed])]).rows.map(\.ids) == [[]])
    #expect(try desk.record("R-00001").sharesContact == read)
  }

  @Test(arguments: [
    "No objection", "Yes/No", "Yes, but not by telephone", "Yes if by mail", "As you like", "n/a", "I would rather not",
  ])
  func `a consent that may have been withdrawn does not stay, and is asked about`(_ typed: String) throws {
    let desk = try Desk()
    try desk.importing([Form([Self.column: "Yes"])])
    let report = try desk.importing([Form([Self.column: typed])], at: "2026-11-24 10:00")
    #expect(report.rows.map(\.ids) == [["unclear-consent"]])
    #expect(report.rows[0].changes.contains("shares_contact: yes -> unanswered"))
    #expect(try desk.record("R-00001").sharesContact == "unanswered")
    #expect(try desk.record("R-00001").notUnderstood.hasSuffix(": \(typed)"))
  }

  @Test(arguments: [("true", "yes"), ("false", "no")])
  func `true and false of JSON are a yes and a no`(_ typed: String, _ read: String) throws {
    let desk = try Desk()
    let json = """
      [{"Email Address": "a@post.example", "First Name": "Sana", "Last Name": "Raza",
        "Registration category": "Consultant (non-member)", "Amount deposited": 1, "\(Self.column)": \(typed)}]
      """
    #expect(try desk.importing(Data(json.utf8)).rows.map(\.ids) == [[]])
    #expect(try desk.record("R-00001").sharesContact == read)
    #expect(try desk.record("R-00001").declared?.minor == 100)
  }
}
