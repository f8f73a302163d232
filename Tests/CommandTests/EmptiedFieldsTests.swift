import Foundation
import TestSupport
import Testing

/// An export that lost what many people had answered is asked about before it is taken; and what a form said can be found.
struct EmptiedFieldsTests {
  private static let desk = ["--as-of", "2026-10-20"]
  private static let people = ["Sana", "Omar", "Hina", "Zoya"]

  /// Four people's rows, with what stands in the last column.
  private func csv(_ header: String, _ last: String, _ cells: (String) -> String) -> String {
    ([header] + Self.people.map { cells($0) + "," + last }).joined(separator: "\n") + "\n"
  }

  @Test(arguments: ["registration", "reviewer"])
  func `many empty cells are refused in a pipe, listed, and taken after --yes`(_ noun: String) throws {
    let congress = try Congress()
    let file = congress.folder.file("list.csv")
    func write(_ last: String) throws {
      let text =
        noun == "registration"
        ? csv("Email Address,First Name,Last Name,Registration category,Institution", last) {
          "\($0.lowercased())@post.example,\($0),Raza,Consultant (non-member)"
        }
        : csv("Email,Name,Institution", last) { "\($0.lowercased())@post.example,\($0) Raza" }
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    func take(_ more: String...) throws -> Ended {
      try congress.onco.run([noun, "import", file.path, "--format", "csv"] + Self.desk + more)
    }
    try write("Rose Hospital")
    #expect(try take().code == 0)
    let before = try congress.contents()
    try write("")
    let refused = try take()
    #expect(refused.code == 64)
    #expect(refused.errors.contains("'institution' is lost: 4: "))
    #expect(refused.errors.contains("--yes") && refused.output.isEmpty)
    #expect(try congress.contents() == before)
    #expect(try take("--dry-run").code == 0)
    #expect(try congress.contents() == before)
    let taken = try take("--yes")
    #expect(taken.code == 0 && taken.output.contains("changed"))
    #expect(try congress.contents() != before)
  }

  @Test func `everything a form said is shown, listed when asked for, and found`() throws {
    let congress = try Congress()
    let file = congress.folder.file("form.csv")
    let said = [
      "Email Address": "sana@post.example", "First Name": "Sana", "Last Name": "Raza",
      "Name in Urdu (for badge)": "ثنا",
      "Registration category": "Consultant (non-member)", "Gender": "Female", "PMDC No.": "41822-P",
      "CNIC / Passport No.": "35202-7654321-9", "Designation": "Registrar", "City": "Multan", "Province": "Punjab",
      "Mobile": "ask my secretary", "Membership no.": "PSCO-77", "Payment mode": "IBFT", "Dietary needs": "no peanuts",
      "Deposit slip / transaction ID": "FT2612345", "Amount deposited": "25,000",
    ]
    let headers = said.keys.sorted()
    try
      ([headers, headers.map { said[$0] ?? "" }].map { $0.map { "\"\($0)\"" }.joined(separator: ",") }
      .joined(separator: "\n")).write(to: file, atomically: true, encoding: .utf8)
    try congress.onco("registration", "import", file.path, "--as-of", "2026-10-20")
    let shown = try congress.onco("registration", "show", "R-1").output
    let columns = [
      "name_urdu", "designation", "city", "province", "membership_number", "gender", "pmdc_number", "national_id",
      "payment_reference", "dietary", "not_understood",
    ]
    let list = try congress.onco("registration", "list", "--format", "csv", "--columns", columns.joined(separator: ","))
      .output
    for answer in [
      "ثنا", "Registrar", "Multan", "Punjab", "PSCO-77", "Female", "41822-P", "35202-7654321-9", "FT2612345",
    ]
      + ["no peanuts", "ask my secretary"]
    {
      #expect(shown.contains(answer), "\(answer)")
      #expect(list.contains(answer), "\(answer)")
      #expect(try congress.onco("registration", "list", "--search", answer).output.contains("R-00001"), "\(answer)")
    }
    #expect(try congress.onco("registration", "list", "--search", "3520276543219").output.contains("R-00001"))
    #expect(!(try congress.onco("registration", "list", "--search", "peanut butter").output.contains("R-00001")))
  }
}
