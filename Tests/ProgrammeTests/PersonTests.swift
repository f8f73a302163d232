import AbstractsSupport
import EventData
import TestSupport
import Testing

@testable import Abstracts
@testable import Programme
@testable import Reviews

/// Reviewers, authors and presenters are known again however their names are written.
@Suite struct PersonTests {
  private static func findings(of reviewer: Reviewer, authors: [String]) throws -> [String] {
    let works = [("A-0001", authors), ("A-0002", ["Bo Ek", "Cy Oz"])].map { code, authors in
      ConflictFinder.Work(code: code, email: "a@x.example", orcid: nil, authors: authors, affiliations: [])
    }
    return ConflictFinder(works, reviewers: [reviewer], call: try Calls.sample().reviewed)
      .findings(of: reviewer) { _ in false }.map { "\($0.abstract) \($0.kind.rawValue) \($0.evidence)" }
  }

  @Test(arguments: [
    ("Ana Ng", "Ana B. Ng", "the same name with an initial or a Muhammad more"),
    ("Prof. María José García", "M. J. Garcia", "a name with initials"),
    ("Muhammad Usman Khan", "Mohammad Usman Khan", "the same name spelled otherwise"),
    ("Jurgen Mueller", "Jürgen Müller", "the same name spelled otherwise"),
  ])
  func `a reviewer who may be an author is asked about, and makes nobody a co-author`(
    _ name: String, _ author: String, _ evidence: String
  ) throws {
    let address = try #require(EmailAddress("x1@else.example"))
    let reviewer = Reviewer(name: name, email: address)
    let found = try Self.findings(of: reviewer, authors: [author, "Bo Ek"])
    #expect(found == ["A-0001 same-person author \(author): \(evidence)"])
    #expect(try Self.findings(of: reviewer, authors: ["Alia Khan", "Bo Ek"]) == [])
  }

  @Test func `an author's name in another order is the reviewer's, and their co-authors are found`() throws {
    let address = try #require(EmailAddress("x4@else.example"))
    let found = try Self.findings(
      of: Reviewer(name: "Imran Zafar", email: address), authors: ["Zafar, Imran", "B. Ek"])
    #expect(found == ["A-0001 same-person author Zafar, Imran"])
    let known = try Self.findings(of: Reviewer(name: "Imran Zafar", email: address), authors: ["Zafar Imran", "Bo Ek"])
    #expect(
      known == ["A-0001 same-person author Zafar Imran", "A-0002 co-author Bo Ek, with them in A-0001"])
  }

  @Test(arguments: [
    ("Dr.Ana Ng", 0), ("Ana M. Ng", 0), ("Ana Ng (Resident)", 0), ("Ng, Ana", 0), ("A. Ng", 0), ("Mohd. Bilal Lee", 1),
    ("Alia Ng", nil), ("B. Ng", nil),
  ])
  func `the presenter is found among the authors however the name is written`(_ presenter: String, _ place: Int?) {
    let authors = Byline(
      authors: "Ana Ng (1); Muhammad Bilal Lee (1)", affiliations: "", presenter: presenter,
      rules: NameRules(titles: ["Dr", "Prof"])
    ).authors
    #expect(authors.firstIndex(where: \.isPresenter) == place)
  }

  @Test func `a presenter who may chair elsewhere at that hour is named`() throws {
    let congress = try ProgrammeOutputTests.placed()
    let view = try congress.store.read { try ProgrammeView(congress.definition, in: $0) }
    let talk = try #require(view.entries.first { $0.placement.board == nil })
    let session = try #require(view.sessions.first { $0.code == talk.placement.session })
    let other = try #require(
      view.sessions.first { $0.code != session.code && $0.overlaps(session) && !$0.roles.isEmpty })
    let chair = NameParts(other.roles[0].person).key.split(separator: " ")
    let initials = "\(chair[0].prefix(1).uppercased()). \(chair[1].capitalized)"
    func named() throws -> [String] {
      try congress.store.read { tx in
        ProgrammeCheck.findings(try ProgrammeView(congress.definition, in: tx), presenters: [])
      }.filter { $0.id == "two-places" && $0.message.contains(initials) }.map(\.message)
    }
    #expect(try named() == [])
    let author = try SampleEvent.author(), address = try #require(EmailAddress("second@post.example"))
    try congress.store.write(author) {
      try Presenters.substitute(
        talk.placement.code, name: initials, email: address, reason: "ill", mayBeStranger: true,
        abstracts: congress.abstracts,
        by: author, in: $0)
    }
    #expect(try named().count == 1)
  }
}
