import EventData
import TestSupport
import Testing

@testable import Commands

/// `book` in abstracts.yaml.
struct BookProfileTests {
  @Test(arguments: [
    ("issn_print: 0000-0019", "issn_print: 0000-0018", "'issn_print' is '0000-0018'; its check digit does not fit"),
    ("supplement: Suppl 1,", "supplement: Supplement No. 1,", "Crossref takes at most 15 characters"),
    ("prefix: \"10.5555\"", "prefix: 11.5555", "'prefix' is '11.5555'; write it like 10.5555"),
    ("suffix: onco26.{number}", "suffix: onco26", "it must hold {number} or {code}"),
    ("suffix: onco26.{number}", "suffix: onco 26.{number}", "without spaces"),
    ("landing: https://", "landing: ftp://", "write a whole address"),
    ("oral: O-000", "oral: \"001\"", "write letters and as many zeros as digits"),
    ("poster: P-000", "poster: O-000", "'numbers.poster' repeats the letters 'O-' of another entry"),
    (", other: A-000", "", "'numbers.other' is missing"),
    ("sort: session ", "sort: sesion ", "Did you mean 'session'?"),
    ("late_breaking_embargo: 2026-12-13", "late_breaking_embargo: 2026-12-01", "is before 'embargo'"),
    ("{code: nct, crossref", "{code: ntc, crossref", "names the registry of trials 'ntc', which is not defined"),
    ("crossref: 10.18810/isrctn", "crossref: 10.1186/isrctn", "write it like 10.18810/clinical-trials-gov"),
  ])
  func `a fault is named with its line`(_ old: String, _ new: String, _ message: String) throws {
    let files = try SampleDefinition.files("abstracts.yaml", replacing: old, with: new)
    let problems = SampleDefinition.problems(files)
    #expect(problems.count == 1)
    #expect(problems.first?.contains(message) == true, "\(problems)")
    #expect(problems.first?.hasPrefix("abstracts.yaml:") == true)
  }

  @Test(arguments: ["0378-5955", "03785955", "2434-561X", "2434-561x"]) func `an ISSN is taken`(_ text: String) {
    #expect(Issn(text)?.description.count == 9)
  }

  @Test(arguments: ["0378-5956", "0378-595", "0378-59555", "X378-5955", ""]) func `a wrong ISSN is not`(_ text: String)
  {
    #expect(Issn(text) == nil)
  }
}
