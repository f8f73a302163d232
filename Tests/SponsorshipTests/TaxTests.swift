import EventData
import Sponsorship
import TestSupport
import Testing

/// Taxes follow the sponsor's province and the day of issue, and are rounded once.
struct TaxTests {
  private func taxes(_ province: String, at time: String) throws -> [String] {
    let office = try Office()
    let code = try office.add(try Office.sponsor(province: province))
    return try office.preview(code, at: time).lines.filter { $0.kind == "tax" }.map {
      "\($0.description) \($0.basisPoints ?? 0): \($0.amount)"
    }
  }

  @Test(arguments: [
    ("Punjab", "2025-07-01 00:00", ["Punjab sales tax on services 1600: PKR 96,000.00"]),
    ("Sindh", "2024-06-30 23:59", ["Sindh sales tax on services 1300: PKR 78,000.00"]),
    ("Sindh", "2024-07-01 00:00", ["Sindh sales tax on services 1500: PKR 90,000.00"]),
    ("  kpk ", "2026-11-23 10:00", ["Khyber Pakhtunkhwa sales tax on services 1500: PKR 90,000.00"]),
  ])
  func `the tax in force on the day of issue applies, in the event's zone`(
    province: String, time: String, lines: [String]
  )
    throws
  {
    #expect(try taxes(province, at: time) == lines)
  }

  @Test(arguments: [("Punjab", "2025-06-30 23:59"), ("Sindh", "2023-06-30 23:59"), ("Atlantis", "2026-11-23 10:00")])
  func `where no tax is in force, none is left out in silence`(province: String, time: String) throws {
    let error = #expect(throws: ExplainedError.self) { try taxes(province, at: time) }
    #expect(error?.what.hasPrefix("No tax in sponsorship.yaml is in force for the province '\(province)'") == true)
    #expect(error?.what.contains("Did you mean '\(province)'") == false)
  }

  @Test(arguments: [
    ("600000.09", "PKR 90,000.01"), ("600000.10", "PKR 90,000.02"), ("600000.16", "PKR 90,000.02"),
    ("600000.17", "PKR 90,000.03"),
  ])
  func `tax is rounded half up to the paisa, once on the whole net amount`(price: String, tax: String) throws {
    let office = try Office(
      SampleEvent.definition(.init("sponsorship.yaml", "price: 600000 PKR", "price: \(price) PKR")))
    let invoice = try office.preview(try office.add(try Office.sponsor(province: "Sindh")))
    #expect(invoice.tax.description == tax)
    #expect(invoice.total.minor == invoice.net.minor + invoice.tax.minor)
  }

  @Test func `two taxes are each taken on the net amount, not on one another`() throws {
    let office = try Office(
      SampleEvent.definition(
        .init("sponsorship.yaml", "taxes:\n", "taxes:\n  - {name: Levy, basis_points: 333, from: 2020-01-01}\n")))
    let invoice = try office.preview(try office.add(try Office.sponsor()))
    #expect(
      invoice.figures == [
        "item Exhibition stall, 6 square metres, ONCO 2026: 27th Annual Cancer Congress: PKR 600,000.00",
        "tax Levy: PKR 19,980.00", "tax Punjab sales tax on services: PKR 96,000.00", "total: PKR 715,980.00",
      ])
  }

  @Test func `an invoice is issued and due by the event's calendar`() throws {
    let office = try Office()
    let code = try office.add(try Office.sponsor())
    let invoice = try office.preview(code, at: "2026-12-01 00:30")
    #expect(invoice.issuedOn.description == "2026-12-01")
    #expect(invoice.dueOn.description == "2026-12-31")
    #expect(invoice.number == "ONCO26/INV/0001")
  }
}

/// Amounts in words, against num2words.
struct AmountInWordsTests {
  @Test func `amounts read as num2words writes them in Indian English`() throws {
    var dice = Dice(seed: 1_160_000)
    let edges: [Int64] = [
      0, 1, 19, 20, 21, 99, 100, 101, 999, 1_000, 99_999, 100_000, 9_999_999, 10_000_000, 999_999_999,
    ]
    let numbers = edges + (0..<2_000).map { Int64.random(in: 0..<(10 << ($0 % 27)), using: &dice) % 1_000_000_000 }
    let expected = try Judges.python(
      [String].self,
      """
      import json, sys
      from num2words import num2words
      print(json.dumps([num2words(n, lang="en_IN") for n in json.load(sys.stdin)]))
      """, numbers)
    for (number, words) in zip(numbers, expected) {
      // Punctuation and "and" are a matter of house style; the words are not.
      let wanted = words.replacing("-", with: " ").replacing(",", with: "").split(separator: " ").filter { $0 != "and" }
      let ours = AmountInWords.text(Money(minor: number * 100, .pkr)).lowercased().replacing("-", with: " ")
        .split(separator: " ")
      #expect(ours == ["rupees"] + wanted + ["only"])
    }
  }

  @Test func `paisa, cents and great amounts are named`() {
    #expect(
      AmountInWords.text(Money(minor: 116_000_050, .pkr)) == "Rupees Eleven Lakh Sixty Thousand and Fifty Paisa Only")
    #expect(AmountInWords.text(Money(minor: 15_001, .usd)) == "US Dollars One Hundred Fifty and One Cents Only")
    #expect(AmountInWords.text(Money(minor: 250_000_000_000, .pkr)) == "Rupees Two Arab Fifty Crore Only")
  }
}
