import Badges
import EventData
import Foundation
import Registration
import Templates
import TestSupport
import Testing

/// One answer of the sample's form: a clean one, with some cells changed.
struct Form {
  var cells: [String: String] = [
    "Timestamp": "11/17/2026 17:14:00", "Email Address": "bilal.raza@post.example", "Title": "Dr.",
    "First Name": "Bilal", "Last Name": "Raza", "Gender": "Male", "CNIC / Passport No.": "35202-1111111-1",
    "Designation": "Consultant", "Institution": "Ravi Cancer Institute", "City": "Lahore",
    "Province / Country": "Punjab", "Mobile": "0300-1234567", "Registration category": "Consultant (non-member)",
    "Payment mode": "Bank transfer", "Deposit slip / transaction ID": "FT0001", "Amount deposited": "25,000",
  ]

  init(_ changes: [String: String] = [:]) { cells.merge(changes) { $1 } }

  /// Another person: all that makes one differs by the number.
  static func person(_ number: Int, _ changes: [String: String] = [:]) -> Form {
    let names = ["Bilal", "Sana", "Omar", "Hina", "Tariq", "Zoya", "Imran", "Nadia"]
    return Form(
      [
        "CNIC / Passport No.": "35202-222\(1000 + number)-1", "Email Address": "delegate\(number)@post.example",
        "First Name": names[number % names.count], "Mobile": "0300-123400\(number)",
      ].merging(changes) { $1 })
  }
}

extension [Form] {
  static let headers = [
    "Timestamp", "Email Address", "Title", "First Name", "Last Name", "Name in Urdu (for badge)", "Gender", "PMDC No.",
    "CNIC / Passport No.", "Designation", "Institution", "City", "Province / Country", "Mobile",
    "Registration category", "PSCO membership no. (members only)", "Workshops (choose)", "Payment mode",
    "Deposit slip / transaction ID", "Amount deposited", "Dietary needs",
    "Consent: share my contact with sponsors (Yes/No)",
  ]

  /// The export as the form service writes it: nothing made safe, a BOM, CRLF.
  var csv: Data { csv(Self.headers) }

  /// The same of a form with other questions.
  func csv(_ headers: [String]) -> Data {
    let rows = [headers] + map { form in headers.map { form.cells[$0, default: ""] } }
    let lines = rows.map { row in row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\r\n"
    }
    return Data(("\u{FEFF}" + lines.joined()).utf8)
  }
}

/// What the sample says to registration.
typealias Definition = (event: EventProfile, registration: RegistrationRules)

extension SampleEvent {
  static func definition(_ changes: Change...) throws -> Definition {
    (try profile(changes), try read("registration.yaml", changes, as: RegistrationRules.init))
  }
}

/// A registration desk over a store in memory.
struct Desk {
  let definition: Definition
  let store: Store
  let key: BadgeSigningKey

  init(_ definition: Definition? = nil) throws {
    self.definition = try definition ?? SampleEvent.definition()
    store = try FreshStore.make()
    key = try #require(BadgeSigningKey(id: 1, seed: String(repeating: "0b", count: 32)))
  }

  var letters: RegistrationLetters {
    RegistrationLetters(
      definition.event, rules: definition.registration, key: key,
      templates: TemplateLibrary(folders: [PackageFolders.root.appending(path: "Templates")]))
  }

  @discardableResult
  func importing(
    _ forms: [Form], at time: String = "2026-11-23 10:00", dryRun: Bool = false,
    letters: RegistrationLetters? = nil
  ) throws -> ImportReport {
    try importing(forms.csv, at: time, dryRun: dryRun, letters: letters)
  }

  @discardableResult
  func importing(
    _ bytes: Data, at time: String = "2026-11-23 10:00", dryRun: Bool = false,
    letters: RegistrationLetters? = nil, allowed: EmptiedFields? = nil
  ) throws -> ImportReport {
    var run = ImportRun(store, by: try SampleEvent.author(time), isDryRun: dryRun)
    run.allowed = allowed
    return try RegistrationIntake(definition.event, rules: definition.registration).importFile(
      SourceFile(name: "form.csv", bytes: bytes), letters: letters, run)
  }

  func record(_ code: String) throws -> RegistrationRecord {
    try #require(try store.read { try Registrations.record(code, in: $0) })
  }

  /// All that is stored but for the outcomes in the log of raw rows, which tell of the last run.
  func contents() throws -> [String: String] { try store.everything().filter { $0.key != "imported_row" } }
}

extension ImportReport.RowResult {
  var ids: [String] { problems.map(\.id) }
}
