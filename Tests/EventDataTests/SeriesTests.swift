import EventData
import Testing

/// Codes as people type them.
struct SeriesTests {
  @Test(arguments: ["R-00012", "r-12", "R12", " 12 ", "-12", "000000012"])
  func `a code is understood however much of it was typed`(typed: String) {
    #expect(Series.registration.complete(typed) == "R-00012")
  }

  @Test func `what is no code of the series comes back in capitals, to be named`() {
    #expect(Series.registration.complete("r-12a") == "R-12A")
    #expect(Series.registration.complete("a-0012") == "A-0012")
    #expect(Series.reviewer.complete("") == "")
    #expect(Series.registration.complete("1234567890") == "1234567890")
  }

  @Test func `every series has its own form, and grows past its digits`() {
    #expect(Series.abstract.code(42) == "A-0042")
    #expect(Series.refusal.complete("ar3") == "AR-0003")
    #expect(Series.sponsor.code(1_234) == "S-1234")
    #expect(Series.invoices(of: "ONCO26").complete("7") == "ONCO26/INV/0007")
    #expect(Series.invoices(of: "ONCO26").complete("onco26/inv/7") == "ONCO26/INV/0007")
    #expect(Series.invoices(of: "ONCO26").prefix == "ONCO26/INV")
  }

  @Test func `the number is read from a whole code and from nothing else`() {
    #expect(Series.registration.number(of: "R-00012") == 12)
    #expect(Series.registration.number(of: "R-123456") == 123_456)
    for other in ["R-12", "A-0012", "R-0001x", "R-", "", "r-00012", "RV-003"] {
      #expect(Series.registration.number(of: other) == nil, "\(other)")
    }
  }
}
