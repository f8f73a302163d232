import AbstractsSupport
import EventData
import Testing

@testable import Abstracts

/// Headings as authors write them, and sentences that only look like one.
@Suite struct HeadingTests {
  private func parts(_ text: String) throws -> [String] {
    SectionScanner(try Calls.sample().call.sections).parts(of: text).map { "\($0.section)|\($0.heading)|\($0.text)" }
  }

  @Test(arguments: [
    ("Aims and Objectives: a", "background|Aims and Objectives|a"),
    ("Introduction/Background: a", "background|Introduction/Background|a"),
    ("Introduction / Aim: a", "background|Introduction / Aim|a"), ("Aim(s): a", "background|Aim(s)|a"),
    ("Aim of the study: a", "background|Aim of the study|a"),
    ("Materials & Methods: a", "methods|Materials & Methods|a"),
    ("Study Design: a", "methods|Study Design|a"), ("Subjects and methods: a", "methods|Subjects and methods|a"),
    ("Result(s): a", "results|Result(s)|a"), ("Results and Discussion: a", "results|Results and Discussion|a"),
    ("Survival results: a", "results|Survival results|a"), ("Conclusion(s): a", "conclusion|Conclusion(s)|a"),
    ("Conclusion/s: a", "conclusion|Conclusion/s|a"), ("Methods： a", "methods|Methods|a"),
    ("Methods – a", "methods|Methods|a"),
    ("Methods— a", "methods|Methods|a"), ("Methods - a", "methods|Methods|a"), ("METHODS\na", "methods|METHODS|a"),
    ("Methods.\na", "methods|Methods|a"), ("2. Methods: a", "methods|Methods|a"),
    ("**Methods:** a", "methods|Methods|a"),
    ("[Methods]\na", "methods|Methods|a"), ("Methods\ta", "methods|Methods|a"),
  ]) func `a heading is known however it is written`(_ text: String, _ part: String) throws {
    #expect(try parts(text) == [part])
    #expect(try parts("Findings: b.\n" + text) == ["results|Findings|b.", part])
  }

  @Test func `in one paragraph the whole heading is cut out`() throws {
    #expect(
      try parts(
        "Aims and Objectives: a. Materials & Methods: b. Study Design: c. Result(s): d. Subjects and Methods: e.") == [
          "background|Aims and Objectives|a.", "methods|Materials & Methods|b.", "methods|Study Design|c.",
          "results|Result(s)|d.", "methods|Subjects and Methods|e.",
        ])
  }

  @Test func `the end of a sentence at the margin is no part of a heading`() throws {
    #expect(
      try parts("Aims: the cause was\nunclear. Methods: We asked.") == [
        "background|Aims|the cause was\nunclear.", "methods|Methods|We asked.",
      ])
  }

  @Test(arguments: [
    "We saw good\nresults\nin all.", "The methods - as planned - were two.", "Design-based sampling was used.",
    "In conclusion: it works.", "The toxicity and results: none.", "Results differ from before.",
    "Aims-to-treat was the rule.", "It fell with\nhistorical results: median survival was low.",
  ]) func `a sentence is no heading`(_ text: String) throws { #expect(try parts(text) == ["||\(text)"]) }

  @Test(arguments: [
    ("Delay to radio-\ntherapy", "radiotherapy", "Delay to radiotherapy"), ("com-\nmon", "common", "common"),
    ("long-\nterm", "long-term", "long-term"), ("HER2-\npositive", "HER2-positive", "HER2-positive"),
    ("COVID-\n19", "COVID-19", "COVID-19"), ("T-\nkiller", "T-killer", "T-killer"),
    ("beta-\nblocker", "beta-blocker", "beta-blocker"), ("non-\nHodgkin", "non-Hodgkin", "non-Hodgkin"),
    ("state-of-the-art, state-\nof", "stateof", "state-of-the-art, stateof"),
  ]) func `a word broken at the end of a line is put together and named`(
    _ typed: String, _ word: String, _ text: String
  ) {
    let whole = BrokenWords(typed, besides: "")
    #expect(whole.text == text && whole.joined == [word])
  }

  @Test func `the rest of the text decides about a hyphen`() {
    #expect(BrokenWords("re-\ntreatment", besides: "A re-treatment study").text == "re-treatment")
    #expect(BrokenWords("follow-\nup", besides: "After followup").text == "followup")
    #expect(
      BrokenWords("pre-\nand postoperative\n- one\n- two", besides: "").text == "pre- and postoperative\n- one\n- two")
  }
}
