import AbstractsSupport
import EventData
import Testing

/// Reviewers must not learn who wrote an abstract; and ordinary sentences must not be sent back.
@Suite struct AnonymityTests {
  @Test(
    arguments: [
      ("This study was conducted at BINO under Ana Ng.", "'Ana Ng', 'BINO'"),
      ("As Ng A. showed before.", "'Ana Ng'"), ("Dr. Ng read the films.", "'Ana Ng'"),
      ("Two readers (A. Ng and another) agreed.", "'Ana Ng'"), ("Bashir Lee operated.", "'Bashir Ahmed Lee'"),
      ("All came to the Rose Garden clinic.", "'Rose Garden'"),
      ("Patients from Lahore were included.", "'Lahore'"), ("Patients of Bahawalpur.", "'Bahawalpur'"),
      ("at the Rose Garden Memorial Cancer Hospital.", "'Rose Garden Memorial Cancer Hospital'"),
    ])
  func `a name of its own authors, institutions or cities sends an abstract back`(_ sentence: String, _ names: String)
    throws
  {
    let report = try Desk().importing([Answer.ending(with: sentence)])
    #expect(report.ids == [["not-anonymous"]])
    #expect(report.rows[0].problems.first?.message == "the text names \(names)")
    let open = try Calls.sample([("blind: yes", "blind: no")])
    #expect(try Desk(open).importing([Answer.ending(with: sentence)]).ids == [[]])
  }

  @Test(
    arguments: [
      "AIMS of a further trial are plain.", "Reviewers were reading the films.", "This is common in Pakistan.",
      "A department of oncology took part.", "Cancer hospitals memorial to nobody.", "Bino cells and ana cells grew.",
      "Analgesia and Lee's test were used.", "The rose garden was open.", "Lahoreana species were not seen.",
      "Karachi was another study's city.",
    ])
  func `a sentence that names nobody passes`(_ sentence: String) throws {
    #expect(try Desk().importing([Answer.ending(with: sentence)]).ids == [[]])
  }

  @Test(
    arguments: [
      ("Fern Hospital, Pokhara, Nepal", "Cancer in Nepal is rising.", "We came from Pokhara."),
      ("Fern Hospital, Reading", "Two did the reading. Reading took a week.", "The women of Reading came."),
      ("Fern Hospital, Milan 20133", "By the Milan criteria 12 were fit.", "All live in Milan."),
      ("Fern Hospital, Helsinki", "It followed the Declaration of Helsinki.", "All live in Helsinki."),
      (
        "Department of Neurosurgery, Fern Hospital, Swat", "The department of neurosurgery took part.",
        "All came to Fern Hospital."
      ),
      ("Head and Neck Surgery, Fern Hospital, Swat", "Head and neck surgery was done.", "All came to Fern Hospital."),
      (
        "World Health Organization, Geneva", "By the World Health Organization classification it was grade 2.",
        "All live in Geneva."
      ),
      ("Toronto Lake Institute, Ghotki", "Toronto Lake score was 3.", "At the Toronto Lake Institute it grew."),
    ])
  func `countries, departments, standards and words give nobody away; cities and hospitals do`(
    _ affiliation: String, _ passes: String, _ refused: String
  ) throws {
    func ids(_ sentence: String) throws -> [[String]] {
      var answer = Answer.ending(with: sentence)
      answer.authors = "Ana Ng (1); Bashir Lee (2)"
      answer.affiliations = "1. \(affiliation)\n2. Oak College, Karachi"
      return try Desk().importing([answer]).ids
    }
    #expect(try ids(passes) == [[]])
    #expect(try ids(refused) == [["not-anonymous"]])
  }

  @Test func `a suffix is no family name to look for`() throws {
    func ids(_ sentence: String) throws -> [[String]] {
      var answer = Answer.ending(with: sentence)
      answer.authors = "Ana Ng (1); Tom Baker Jr. (2)"
      return try Desk().importing([answer]).ids
    }
    #expect(try ids("T. Baker read the films.") == [["not-anonymous"]])
    #expect(try ids("Dr. Jr read the films.") == [[]])
  }
}
