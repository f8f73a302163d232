import AbstractsSupport
import EventData
import Testing

@testable import Abstracts

/// Trial numbers are known by the forms of their registries, however people write them.
@Suite struct TrialNumberTests {
  static func numbers() throws -> TrialNumbers { TrialNumbers(try Calls.sample().call.trialRegistries) }

  @Test(
    arguments: [
      ("NCT01234567", "nct", "NCT01234567"), ("nct 01234567", "nct", "NCT01234567"),
      ("(ClinicalTrials.gov: NCT-01234567).", "nct", "NCT01234567"), ("ISRCTN12345678", "isrctn", "ISRCTN12345678"),
      ("EudraCT 2012-001234-12", "eudract", "2012-001234-12"),
      ("EudraCT 2012\u{2011}001234\u{2011}12", "eudract", "2012-001234-12"),
      ("2023-512345-12-00", "ctis", "2023-512345-12-00"), ("CTRI/2020/05/025022", "ctri", "CTRI/2020/05/025022"),
      ("ChiCTR2000029308", "chictr", "ChiCTR2000029308"), ("ChiCTR-TRC-08000123", "chictr", "ChiCTR-TRC-08000123"),
      ("PACTR202003876543210", "pactr", "PACTR202003876543210"),
      ("ACTRN12605000001606", "actrn", "ACTRN12605000001606"),
      ("IRCT20080826001083N20", "irct", "IRCT20080826001083N20"), ("U1111-1234-5678", "utn", "U1111-1234-5678"),
      ("DRKS00012345", "drks", "DRKS00012345"), ("SLCTR/2020/001", "slctr", "SLCTR/2020/001"),
      ("JPRN-UMIN000054321", "umin", "UMIN000054321"), ("JRCT 2031200077", "jrct", "jRCT2031200077"),
      ("jRCTs031200077", "jrct", "jRCTS031200077"), ("KCT0007654", "kct", "KCT0007654"),
      ("RBR-7abk9v", "rbr", "RBR-7ABK9V"), ("EUCTR2012-001234-12", "eudract", "EUCTR2012-001234-12"),
    ])
  func `a number is found in the field and in the text`(_ text: String, _ registry: String, _ number: String) throws {
    let numbers = try Self.numbers()
    let wanted = TrialNumbers.Findings(numbers: [TrialNumber(registry: registry, number: number)])
    #expect(numbers.find(in: text) == wanted)
    #expect(numbers.find(in: "The trial \(text) was registered.\nTwice: \(text)") == wanted)
    #expect(numbers.read(field: text).numbers == wanted.numbers)
  }

  @Test(
    arguments: [
      ("NCT0123456", "NCT0123456"), ("registered (NCT 012345678) in time", "NCT 012345678"),
      ("ISRCTN1234567O", "ISRCTN1234567O"), ("CTRI/2020/5/025022", ""), ("ChiCTR200002930", "ChiCTR200002930"),
    ])
  func `a number with a digit missing, extra or mistyped is named as typed`(_ text: String, _ named: String) throws {
    let found = try Self.numbers().find(in: text)
    #expect(found.numbers == [])
    #expect(found.misshapen == (named.isEmpty ? [] : [named]))
    #expect(try Self.numbers().read(field: text).misshapen.count == 1)
  }

  @Test func `ordinary text holds no number, and No is no number`() throws {
    let numbers = try Self.numbers()
    for text in [
      "NCT was not needed in 2012-2013", "call 0300-1234567 or 042-35761999", "X2012-001234-12", "ß NCT",
      "12/2020/05/025022",
      "an RBR-ligase and RBR-protein",
    ] {
      #expect(numbers.find(in: text) == TrialNumbers.Findings(), "\(text)")
    }
    for text in [
      "", "No", "none", "N/A", "-", "Not applicable", "Not yet registered", "To be registered.", "retrospective",
    ] {
      #expect(numbers.read(field: text) == TrialNumbers.Findings(), "\(text)")
    }
    #expect(numbers.read(field: "yes, 12345").misshapen == ["12345"])
    #expect(TrialNumbers([]).find(in: "NCT01234567") == TrialNumbers.Findings())
  }

  @Test func `numbers of the field come first, those of the text follow, and a wrong one is a warning`() throws {
    let desk = try Desk()
    let report = try desk.importing([
      Answer {
        $0.more = ["trials": "ISRCTN12345678"]
        $0.body += " Trials NCT01234567, ISRCTN12345678 and NCT0123."
      }
    ])
    #expect(report.ids == [["bad-trial-number"]])
    #expect(
      report.rows[0].problems[0].message == "'NCT0123' has not the form of any registry's trial number")
    #expect(report.rows[0].problems[0].remedy.contains("ClinicalTrials.gov looks like NCT########"))
    let content = try AbstractRecords.show("A-0001", in: desk.store).content
    #expect(content.trials.map(\.number) == ["ISRCTN12345678", "NCT01234567"])
  }
}
