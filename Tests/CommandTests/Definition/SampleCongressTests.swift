import EventData
import Foundation
import Registration
import SampleCongress
import TestSupport
import Testing

@testable import Commands

@Suite struct SampleCongressTests {
  private static let congress = SampleCongress(seed: 2026, delegates: 300, abstracts: 80, sponsors: 12)

  /// The category that a form's answer names, in the committee's own words.
  private func category(worded text: String, in rules: RegistrationRules) -> RegistrationCategory? {
    rules.categories.first { ([$0.name] + $0.aliases).contains { folded($0) == folded(text) } }
  }

  private func table(_ csv: String) throws -> [[String]] {
    let file = SourceFile(name: "sample.csv", bytes: Data(csv.utf8))
    let table = try SourceTable(separated: file, columns: ColumnSet([], required: []))
    return [table.header ?? []] + table.rows.map(\.cells)
  }

  /// The rows of a table, each cell under its header.
  private func records(_ csv: String) throws -> [[String: String]] {
    let rows = try table(csv)
    return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
  }

  @Test func `the same seed gives the same bytes and another seed does not`() {
    let again = SampleCongress(seed: 2026, delegates: 300, abstracts: 80, sponsors: 12)
    #expect(again.registrationsCSV == Self.congress.registrationsCSV)
    #expect(again.abstractsCSV == Self.congress.abstractsCSV)
    #expect(again.paymentsCSV == Self.congress.paymentsCSV && again.sponsorsCSV == Self.congress.sponsorsCSV)
    let other = SampleCongress(seed: 2027, delegates: 300, abstracts: 80, sponsors: 12)
    #expect(other.registrationsCSV != Self.congress.registrationsCSV)
    let more = SampleCongress(seed: 2026, delegates: 10, abstracts: 80, sponsors: 12)
    #expect(more.abstractsCSV == Self.congress.abstractsCSV)
  }

  @Test func `the files have the size asked for and the shape of form exports`() throws {
    for csv in [Self.congress.registrationsCSV, Self.congress.abstractsCSV] {
      #expect(csv.hasPrefix("\u{FEFF}Timestamp,Email Address,"))
      let scalars = csv.unicodeScalars
      #expect(zip(scalars, scalars.dropFirst()).contains { $0 == "\r" && $1 == "\n" })
    }
    let registrations = try table(Self.congress.registrationsCSV)
    #expect(registrations.count == 301 && registrations.allSatisfy { $0.count == 22 })
    let abstracts = try table(Self.congress.abstractsCSV)
    #expect(abstracts.count == 81 && abstracts.allSatisfy { $0.count == 14 })
    #expect(try records(Self.congress.sponsorsCSV).count == 12)
    #expect(try table(SampleCongress(seed: 1, delegates: 0, abstracts: 0, sponsors: 0).registrationsCSV).count == 1)
  }

  @Test func `the sample event understands every header, category, workshop and payment mode`() throws {
    let rules = try SampleEvent.definition().registration
    let file = SourceFile(name: "r.csv", bytes: Data(Self.congress.registrationsCSV.utf8))
    let form = try IntakeTable(SourceTable(separated: file, columns: rules.form.set), columns: rules.form.set)
    #expect(form.unknownHeaders == [])
    let planted = Set(Self.congress.registrationTruth.map(\.row))
    let workshops = rules.workshops.map(\.name) + ["None"]
    for answer in form.rows where !planted.contains(answer.number) {
      #expect(category(worded: answer.text("category"), in: rules) != nil)
      #expect(rules.form.moment(answer.text("timestamp")) != nil)
      #expect(EmailAddress(answer.text("email")) != nil)
      #expect(PhoneNumber(answer.text("mobile"), countryCode: "92") != nil)
      #expect(answer.text("workshops").components(separatedBy: ", ").allSatisfy(workshops.contains))
      let mode = answer.text("payment_method")
      #expect(rules.paymentMethods.contains { $0.aliases.contains(mode) })
      let amount = answer.text("amount")
      #expect(amount.isEmpty || Money(typed: amount, assuming: .pkr) != nil)
    }
    #expect(form.rows.contains { !$0.text("name_urdu").isEmpty })
  }

  @Test func `the sample's fees are those of registration yaml`() throws {
    let rules = try SampleEvent.definition().registration
    #expect(rules.categories.map(\.name) == SampleFees.categories.map(\.name))
    let periods = rules.periods.map(\.code)
    #expect(
      rules.categories.map { category in periods.compactMap { category.fees[$0] } } == SampleFees.categories.map(\.fees)
    )
    #expect(rules.workshops.map(\.name) == SampleFees.workshops.map(\.name))
    #expect(rules.workshops.map(\.fee) == SampleFees.workshops.map(\.fee))
    #expect(rules.periods.map { $0.until?.description } == ["2026-09-30", "2026-12-10", nil])
  }

  @Test func `every problem is planted in both files and no row has two`() {
    let registrations = Self.congress.registrationTruth
    // Two problems need a second file to arise, one needs pages of text; the sample's consents are plain.
    let plantable = RegistrationProblem.allCases.map(\.rawValue)
      .filter { !["older-answer", "cancelled", "long-answer", "unclear-consent"].contains($0) }
    #expect(Set(registrations.map(\.id)).isSuperset(of: plantable))
    #expect(Set(registrations.map(\.row)).count == registrations.count)
    let abstracts = Self.congress.abstractTruth
    #expect(
      Set(abstracts.map(\.id)) == [
        "too-long", "unstructured", "empty", "bad-email", "bad-orcid", "presenter-not-author", "missing-coi", "late",
        "not-anonymous", "title-caps", "formula", "resubmission", "near-duplicate",
      ])
    #expect(Set(abstracts.map(\.row)).count == abstracts.count)
    #expect(registrations.count < 30 && abstracts.count < 20)
  }

  @Test func `planted rows hold what the truth says`() throws {
    let rows = try table(Self.congress.abstractsCSV)
    func words(_ row: Int) -> Int { rows[row - 1][9].split(whereSeparator: \.isWhitespace).count }
    for planted in Self.congress.abstractTruth {
      let row = rows[planted.row - 1]
      switch planted.id {
      case "too-long": #expect(words(planted.row) > 300)
      case "empty": #expect(row[9].isEmpty)
      case "bad-orcid": #expect(!row[6].isEmpty && Orcid(row[6]) == nil)
      case "bad-email": #expect(EmailAddress(row[1]) == nil)
      case "formula": #expect(CSVWriter.isFormula(row[9]))
      case "presenter-not-author": #expect(!row[4].contains(row[3]))
      case "late": #expect(row[0] > "10/16/2026")
      case "resubmission": #expect(try rows[#require(planted.original) - 1][1...13] == row[1...13])
      case "near-duplicate":
        let original = try rows[#require(planted.original) - 1]
        #expect(original[9] != row[9] && original[1] != row[1] && original[3] == row[3])
      default: break
      }
    }
    let planted = Set(Self.congress.abstractTruth.map(\.row))
    for row in 2...81 where !planted.contains(row) {
      #expect((150...300).contains(words(row)), "row \(row) has \(words(row)) words")
      #expect(rows[row - 1][6].isEmpty || Orcid(rows[row - 1][6]) != nil)
      let names = rows[row - 1][5].split { "\n,".contains($0) }.map { $0.drop { " .0123456789".contains($0) } }
      for name in names { #expect(!rows[row - 1][9].contains(name), "row \(row) names \(name)") }
    }
  }

  @Test func `no two abstracts are alike but those planted, by three-word shingles`() throws {
    let rows = try table(Self.congress.abstractsCSV)
    let copies = Set(Self.congress.abstractTruth.compactMap { copy in copy.original.map { [$0, copy.row] } })
    let alike = try PythonJudge.answer(
      [[Int]].self,
      """
      import json, re, sys
      def shingles(text):
          words = re.findall(r"\\w+", text.lower())
          return {tuple(words[i:i + 3]) for i in range(len(words) - 2)}
      sets = [shingles(t) for t in json.load(sys.stdin)]
      print(json.dumps([[i + 2, j + 2] for j in range(len(sets)) for i in range(j) if sets[i] and sets[j]
                        and len(sets[i] & sets[j]) >= 0.3 * min(len(sets[i]), len(sets[j]))]))
      """, rows.dropFirst().map { $0[9] })
    #expect(Set(alike) == copies)
    #expect(copies.count == 2)
  }

  @Test func `payments cover about four in five, pay what is due and share no reference`() throws {
    let rows = try table(Self.congress.registrationsCSV)
    let payments = try records(Self.congress.paymentsCSV)
    let payers = Set(payments.compactMap { $0["Email"] })
    #expect((210...260).contains(payers.count))
    #expect(payers.isSubset(of: rows.map { $0[1] }))
    #expect(Set(payments.compactMap { $0["Reference"] }).count == payments.count)
    let methods = try SampleEvent.definition().registration.paymentMethods.map(\.code)
    #expect(payments.allSatisfy { methods.contains($0["Method"] ?? "") && Double($0["Amount"] ?? "") ?? 0 > 0 })
    let refused = Self.congress.registrationTruth.filter {
      ["bad-email", "header-injection", "formula", "missing-name", "unknown-category", "bad-timestamp"].contains($0.id)
    }
    #expect(refused.allSatisfy { !payers.contains(rows[$0.row - 1][1]) })
    #expect(Self.congress.paymentsCSV.hasPrefix("\u{FEFF}Email,Amount,Currency,Method,Reference,Received on\r\n"))
  }

  @Test func `whoever pays has paid the fee of the day and the workshops booked, in each currency`() throws {
    let event = try SampleEvent.definition()
    let rules = event.registration
    let file = SourceFile(name: "r.csv", bytes: Data(Self.congress.registrationsCSV.utf8))
    let form = try IntakeTable(SourceTable(separated: file, columns: rules.form.set), columns: rules.form.set)
    var paid: [String: [String: Int64]] = [:]
    for payment in try records(Self.congress.paymentsCSV) {
      let currency = try #require(Currency(payment["Currency"] ?? ""))
      let amount = try #require(Money(typed: payment["Amount"] ?? "", assuming: currency))
      paid[payment["Email"] ?? "", default: [:]][currency.code, default: 0] += amount.minor
    }
    var checked = 0
    for answer in form.rows {
      guard let amounts = paid[answer.text("email")],
        let category = category(worded: answer.text("category"), in: rules),
        let moment = rules.form.moment(answer.text("timestamp")),
        let fee = rules.period(on: event.event.zone.day(of: moment)).flatMap({ category.fees[$0.code] })
      else { continue }
      var due = [fee.currency.code: fee.minor]
      for workshop in rules.workshops where answer.text("workshops").contains(workshop.name) {
        due[workshop.fee.currency.code, default: 0] += workshop.fee.minor
      }
      #expect(amounts == due, "row \(answer.number)")
      checked += 1
    }
    #expect(checked >= paid.count)
  }

  @Test func `sponsors fit the packages, and two break rules`() throws {
    let offer = try SampleEvent.definition().sponsorship
    let sponsors = try records(Self.congress.sponsorsCSV)
    for package in offer.packages {
      let taken = sponsors.count { $0["Package"] == package.code }
      #expect(taken <= package.limit ?? .max)
    }
    #expect(
      sponsors.allSatisfy { offer.package($0["Package"] ?? "") != nil && EmailAddress($0["Email"] ?? "") != nil })
    let day = try #require(CalendarDate("2026-10-01"))
    #expect(sponsors.allSatisfy { !offer.taxes(on: day, province: $0["Province"] ?? "").isEmpty })
    #expect(sponsors.filter { $0["Parent company"]?.contains("Tobacco") == true }.count == 1)
    #expect(sponsors.filter { $0["Signed by sponsor"] == "" }.count == 1)
    let employers = try SampleEvent.definition().event.committees.flatMap(\.members).map(\.employer)
    #expect(sponsors.contains { employers.contains($0["Name"] ?? "") })
    #expect(employers.contains(""))
  }

  @Test func `addresses end in example and a large congress repeats no identity`() throws {
    let rows = try table(SampleCongress(seed: 3, delegates: 2_000, abstracts: 0, sponsors: 40).registrationsCSV)
    let truth = SampleCongress(seed: 3, delegates: 2_000, abstracts: 0, sponsors: 40).registrationTruth
    let copies = truth.count { $0.id == "duplicate" }, damaged = truth.count { $0.id == "bad-card" }
    #expect(copies > 1 && damaged > 1)
    #expect(Set(rows.map { $0[8] }).count == 2_001 - copies - (damaged - 1))
    #expect(rows.dropFirst().allSatisfy { $0[1].hasSuffix(".example") })
  }
}
