import AbstractsSupport
import EventData
import Foundation
import Reviews
import TestSupport
import Testing

/// What may tell who wrote an abstract is found with its place; ordinary sentences pass.
@Suite struct LintTests {
  /// Findings in a text that intake lets through as a warning.
  private func findings(_ sentence: String) throws -> [String] {
    let call = try Calls.sample([("not-anonymous: error", "not-anonymous: warning")])
    let desk = try Desk(call)
    var answer = Answer.ending(with: sentence)
    answer.ethics = "ERB-77/2026"
    _ = try desk.importing([answer])
    return try Redactions.lint(call.reviewed, in: desk.store).findings.map { "\($0.kind.rawValue): \($0.words)" }
  }

  @Test(arguments: [
    ("Done at BINO under Ana Ng.", ["institution: BINO", "author: Ana Ng"]),
    ("As Ng et al. showed.", ["self-citation: Ng et al"]), ("Patients from Lahore came.", ["city: Lahore"]),
    ("All came to the Rose Garden clinic.", ["institution: Rose Garden"]),
    ("Films were read at Kyoto University Hospital.", ["hospital: Kyoto University Hospital"]),
    ("Approved under ERB-77/2026.", ["ethics: ERB-77/2026"]),
    ("IRB approval no. 2024-113 was given.", ["ethics: IRB approval no. 2024-113"]),
    ("In our previous study it failed.", ["self-citation: our previous study"]),
    ("We have previously reported this.", ["self-citation: We have previously reported"]),
    ("Write to a.ng@rose.example for data.", ["contact: a.ng@rose.example"]),
    ("Two of us (A.N. and B.L.) read the films.", ["author: A.N. and B.L."]),
    ("Both (AN, BL) read the films.", ["author: AN, BL"]),
    ("Code is at github.com/roseteam/larynx.", ["link: github.com/roseteam/larynx"]),
    ("Films are at https://tulip.example/films?a=1.", ["link: https://tulip.example/films?a=1"]),
    ("See tulip.edu.pk for more.", ["link: tulip.edu.pk"]), ("Ask @RoseENT for it.", ["contact: @RoseENT"]),
    ("Call 0300-7654321 for it.", ["contact: 0300-7654321"]),
    ("Paid by grant no. HEC/4471 of the state.", ["grant: grant no. HEC/4471"]),
    ("Paid by grants 81672345 and 81672346.", ["grant: grants 81672345 and 81672346"]),
    ("Held under project number TC-2024/118.", ["grant: project number TC-2024/118"]),
    ("As in doi:10.5555/tulip.2020.7.", ["link: doi:10.5555/tulip.2020.7"]),
    ("As in PMID 30111222.", ["link: PMID 30111222"]),
    ("Our earlier cohort was used.", ["self-citation: Our earlier cohort"]),
  ]) func `words that give somebody away are found as they stand`(_ sentence: String, _ found: [String]) throws {
    #expect(try findings(sentence) == found)
  }

  @Test(arguments: [
    "Patients of a tertiary care hospital.", "AIMS of a further trial are plain.", "It is common in Pakistan.",
    "The Hospital Anxiety and Depression Scale was used.", "Previous studies disagree.",
    "We reported toxicity by CTCAE.",
    "Survival (OS) and (CT) were read.", "Doses of 1.5mg/kg and 2.0/3.5 were given i.v./p.o. daily.",
    "Toxicity was grade 3 (e.g. rash).", "It was p=0.001 at @ 5 mg.", "A grant was asked for by 120 patients.",
    "Scores (AB, CD) differ.", "Ethical approval was given for 120 patients.", "The rose garden was open.",
    "Lee's test was used.",
  ]) func `sentences that give nobody away pass`(_ sentence: String) throws {
    #expect(try findings(sentence) == [])
  }

  @Test(.enabled(if: SharedData.isThere))
  func `every planted name in the committee's export is found, hardly anything else`() throws {
    let call = try Calls.sample([("not-anonymous: error", "not-anonymous: warning")])
    let desk = try Desk(call)
    let report = try desk.importing(Data(contentsOf: SharedData.folder.appending(path: "abstracts-form-export.csv")))
    let planted = Set(
      report.rows.filter { $0.outcome == .new && $0.problems.contains { $0.id == "not-anonymous" } }.compactMap(\.code))
    let findings = try Redactions.lint(call.reviewed, in: desk.store).findings
    let named = Set(findings.filter { [.author, .institution, .city].contains($0.kind) }.map(\.code))
    #expect(planted.count == 10 && named == planted)
    #expect(findings.count <= 40)
    try desk.store.write(ReviewDesk.author()) {
      _ = try Redactions.hideAll(call.reviewed, author: ReviewDesk.author(), in: $0)
    }
    #expect(try Redactions.lint(call.reviewed, in: desk.store).findings == [])
  }
}
