import EventData
import TestSupport
import Testing

@Suite struct MoneyTests {
  @Test(arguments: [
    ("15000/-", "PKR 15,000.00"), ("Rs. 20,000", "PKR 20,000.00"), ("PKR 25000", "PKR 25,000.00"),
    ("150 USD", "USD 150.00"), ("1,60,000.50", "PKR 160,000.50"), ("15,000", "PKR 15,000.00"),
    ("20000.00", "PKR 20,000.00"), ("8,000", "PKR 8,000.00"), ("rs.500", "PKR 500.00"), ("Rs 500/-", "PKR 500.00"),
    ("PKR.5000", "PKR 5,000.00"), ("500 rupees", "PKR 500.00"), ("₨ 1,200", "PKR 1,200.00"), ("$150", "USD 150.00"),
    ("US$ 1,250.5", "USD 1,250.50"), ("20 dollars", "USD 20.00"), ("  12000\u{00A0}", "PKR 12,000.00"),
    ("۱۵۰۰۰", "PKR 15,000.00"), ("٨٠٠٠", "PKR 8,000.00"), ("0", "PKR 0.00"),
    ("12345678901", "PKR 12,345,678,901.00"), ("1,234,567.89", "PKR 1,234,567.89"),
  ]) func `amounts as people type them are read to the paisa`(typed: String, shown: String) {
    #expect(Money(typed: typed, assuming: .pkr)?.description == shown)
  }

  @Test(arguments: [
    ".20000", "Rs .50", "PKR .50", "", " ", "-500", "+500", "15000 or 20000", "twenty", "1,60", "12,34,5", "1,,000",
    ",500", "500,", "1.234", "1.2.3", "1e6", "0x10", "15 000", "PKR 5 USD", "=15000", "15000;DROP TABLE payment",
    "1234567890123456", "²500", "①", "NaN", "500\n000", "Rs.Rs", "\u{202E}500",
  ]) func `what is no amount is refused`(typed: String) {
    #expect(Money(typed: typed, assuming: .pkr) == nil)
    #expect(Money(typed: "500", assuming: .pkr) != nil)
  }

  @Test func `a share is rounded half up and away from zero`() {
    #expect(Money(minor: 500_000_000, .pkr).share(basisPoints: 1_600).minor == 80_000_000)
    #expect(Money(minor: 3, .pkr).share(basisPoints: 5_000).minor == 2)
    #expect(Money(minor: -3, .pkr).share(basisPoints: 5_000).minor == -2)
    #expect(Money(minor: 1, .pkr).share(basisPoints: 4_999).minor == 0)
  }

  @Test func `a share of the greatest amount does not overflow`() {
    #expect(Money(minor: .max, .pkr).share(basisPoints: 10_000).minor == .max)
    #expect(Money(minor: .max, .pkr).share(basisPoints: .max).minor == .max)
  }

  @Test func `shares are those of exact arithmetic`() throws {
    var dice = Dice(seed: 1)
    let cases = (0..<400).map { _ in
      [Int64.random(in: -10_000_000_000_000...10_000_000_000_000, using: &dice), .random(in: 0...10_000, using: &dice)]
    }
    let judged = try PythonJudge.answer(
      [Int64].self,
      """
      import json, sys
      from decimal import Decimal, ROUND_HALF_UP
      print(json.dumps([int((Decimal(m) * b / 10000).quantize(Decimal(1), ROUND_HALF_UP))
                        for m, b in json.load(sys.stdin)]))
      """, cases)
    #expect(cases.map { Money(minor: $0[0], .pkr).share(basisPoints: $0[1]).minor } == judged)
  }

  @Test func `amounts of two currencies are never added`() {
    let rupees = Money(minor: 100, .pkr)
    #expect(rupees.adding(Money(minor: 50, .pkr))?.minor == 150)
    #expect(rupees.adding(Money(minor: 50, .usd)) == nil)
    #expect(Money(minor: .max, .pkr).adding(rupees) == nil)
  }

  @Test func `a negative amount keeps its sign when shown`() {
    #expect(Money(minor: -5, .pkr).description == "PKR -0.05")
    #expect(Money(minor: -123_456, .pkr).plain == "-1234.56")
  }
}
