import AbstractsSupport
import EventData
import Foundation
import TestSupport
import Testing

@testable import Reviews

/// Lists of reviewers and what is understood of them.
struct ReviewerTests {
  static let header = "Name,Email,Institution,City,Tracks (comma separated),Max abstracts,Conflicts (names)\n"

  static func importing(_ text: String, _ desk: Desk, hour: Int64 = 0, dryRun: Bool = false) throws -> ImportReport {
    try ReviewerIntake.importing(
      SourceFile(name: "reviewers.csv", bytes: Data(text.utf8)), call: desk.abstracts.reviewed,
      ImportRun(
        desk.store,
        by: Store.Author(
          name: "desk", command: "reviewer import", now: Desk.now.advanced(bySeconds: hour * 3_600)), isDryRun: dryRun))
  }

  @Test func `a list is taken in, and the same list again changes nothing`() throws {
    let desk = try Desk()
    let list =
      Self.header + """
        Prof. Ana Ng,ana.ng@hospital.example,Rose Hospital,Lahore,"Breast, Public Health, Registry and Prevention",20,Bashir Lee; Aga Sample University
        Dr. Omar Bell,omar@post.example,,Karachi,Head & Neck,,

        """
    let rehearsed = try Self.importing(list, desk, dryRun: true)
    #expect(rehearsed.outcomes == [.new, .new])
    #expect(try desk.store.read { try Reviewers.list(in: $0) }.isEmpty)
    let report = try Self.importing(list, desk)
    #expect(report.rows.map(\.code) == ["RV-001", "RV-002"])
    let ana = try desk.store.read { try Reviewers.show("rv1", in: $0) }.reviewer
    #expect(ana.tracks == ["breast", "public-health"])
    #expect(ana.loadUpper == 20 && ana.loadLower == nil)
    #expect(ana.declared == ["Bashir Lee", "Aga Sample University"])
    #expect(try Self.importing(list, desk, hour: 1).outcomes == [.unchanged, .unchanged])
    let corrected = try Self.importing(list.replacing(",20,", with: ",12,"), desk, hour: 2)
    #expect(corrected.outcomes == [.changed, .unchanged])
    #expect(corrected.rows[0].changes == ["max: 20 -> 12"])
  }

  @Test func `a column that the file does not have leaves what is known`() throws {
    let desk = try Desk()
    _ = try Self.importing(Self.header + "Dr A Bo,a@x.example,Rose Hospital,Lahore,Breast,9,\n", desk)
    let report = try Self.importing(
      "Reviewer,E-mail,Away from,Away until\nDr A Bo,A@x.example,2026-10-20,2026-11-02\n", desk)
    #expect(
      report.rows[0].changes == ["email: a@x.example -> A@x.example", "absent: (empty) -> 2026-10-20 to 2026-11-02"])
    let reviewer = try desk.store.read { try Reviewers.show("a@x.example", in: $0) }.reviewer
    #expect(reviewer.institution == "Rose Hospital" && reviewer.loadUpper == 9)
  }

  @Test func `rows that cannot be taken say why and what to do, and the others are taken`() throws {
    let desk = try Desk()
    let report = try Self.importing(
      "Name,Email,Tracks,Max,Min,ORCID\n"
        + "Dr A,a(at)x.example,Breast,5,1,\n"
        + "Dr B,b@x.example,\"Brest, Haematology\",5,1,\n"
        + "Dr C,c@x.example,Breast,5,9,\n"
        + "Dr D,d@x.example,Breast,some,,1234\n"
        + "=HYPERLINK(1),e@x.example,Breast,5,1,\n"
        + "Dr F,f@x.example,Breast,5,1,\n"
        + "Dr G,F@X.example,Breast,5,1,\n", desk)
    #expect(
      report.ids == [
        ["bad-email"], ["unknown-track"], ["bad-bound"], ["bad-orcid", "bad-bound"], ["formula"], [], ["duplicate"],
      ])
    #expect(report.rows[1].problems[0].message == "'Brest' is no track of the call. Did you mean 'Breast'?")
    #expect(report.count(.new) == 1)
  }

  @Test func `a track whose name holds a comma is understood in a list of tracks`() throws {
    let call = try Calls.sample().reviewed
    let cell = "Palliative / Supportive care, Public Health, Registry and Prevention; breast\nHead & Neck"
    #expect(
      TrackCell.read(cell, call: call)
        == TrackCell.Reading(codes: ["breast", "head-neck", "palliative", "public-health"], unknown: []))
    #expect(TrackCell.read("Public Helth, Breast", call: call).unknown == ["Public Helth"])
  }

  @Test(arguments: [
    ("Jinnah Postgraduate Medical Centre", "JPMC, Karachi", true),
    ("Jinnah Postgraduate Medical Center", "Department of Oncology, Jinnah Postgraduate Medical Centre", true),
    ("Shaukat Khanum Memorial Cancer Hospital and Research Centre", "Shaukat Khanum", true),
    ("Aga Khan University", "Aga Khan University Hospital, Karachi", true),
    ("Mayo Hospital, King Edward Medical University", "King Edward Medical University, Lahore", true),
    ("PIMS", "Pakistan Institute of Medical Sciences, Islamabad", true),
    ("Lahore General Hospital", "Lahore General Hospital", true),
    ("Jinnah Hospital Lahore", "Jinnah Hospital", true),
    ("Jinnah Hospital", "Jinnah Postgraduate Medical Centre", false),
    ("University Hospital", "University Hospital", false),
    ("Lahore", "Rose Hospital, Lahore", false),
    ("Department of Clinical Oncology and Radiotherapy", "Department of Clinical Oncology and Radiotherapy", false),
    ("Cancer Hospital, Karachi", "Cancer Hospital, Karachi", false),
    ("Mayo Hospital", "Allied Hospital", false),
    ("Tulip Univ. Hosp., Lahore", "Tulip University Hospital, Lahore", true),
    ("Natl. Inst. of Tulip Med.", "National Institute of Tulip Medicine", false),
    ("Iris Cancer Ctr.", "Iris Cancer Center", true), ("Orchid Med. Coll.", "Orchid Medical College", true),
    ("Univ. Hosp.", "University Hospital", false),
  ]) func `one institution under two names is found, and a city or common words alone are not`(
    left: String, right: String, isSame: Bool
  ) throws {
    let call = try Calls.sample().reviewed
    let names = InstitutionNames(
      institutions: call.review?.institutions ?? [], commonWords: call.anonymity.commonWords,
      cities: ["Lahore", "Karachi", "Islamabad"])
    #expect(names.keys(of: left).meet(names.keys(of: right)) == isSame)
    #expect(names.keys(of: right).meet(names.keys(of: left)) == isSame)
  }
}

/// The house behind an address.
struct MailDomainTests {
  @Test(arguments: [
    ("ana@rose-hospital.example", "rose-hospital.example"), ("ana@ent.rose.edu.pk", "rose.edu.pk"),
    ("ana@rose.example.org", "rose.example.org"), ("Ana@Med.Rose.ORG", "rose.org"), ("ana@gmail.com", nil),
    ("ana@yahoo.co.uk", nil), ("ana@yahoo.com", nil), ("ana@post.example", nil),
  ])
  func `a hospital's domain is a house, a mail service for everybody is none`(address: String, house: String?) throws {
    let email = try #require(EmailAddress(address))
    #expect(MailDomain(publicMail: ["post.example"]).house(of: email) == house)
  }

  @Test func `a reviewer from the sender's domain is asked about, once`() throws {
    let call = try Calls.sample().reviewed
    func found(_ address: String, institution: String = "") throws -> [String] {
      let work = ConflictFinder.Work(
        code: "A-0001", email: "bo@ent.tulip.edu.pk", orcid: nil, authors: ["Bo Ek"],
        affiliations: [("Tulip Cancer House", "Multan")])
      let reviewer = Reviewer(name: "Cy Oz", email: try #require(EmailAddress(address)), institution: institution)
      return ConflictFinder([work], reviewers: [reviewer], call: call).findings(of: reviewer) { _ in false }.map {
        "\($0.kind.rawValue) \($0.evidence)"
      }
    }
    #expect(try found("cy@tulip.edu.pk") == ["institution e-mail addresses at tulip.edu.pk"])
    #expect(try found("cy@tulip.edu.pk", institution: "Tulip Cancer House") == ["institution Tulip Cancer House"])
    #expect(try found("cy@rose.edu.pk") == [])
  }
}

/// The ledger of conflicts.
struct ConflictsTests {
  /// Three abstracts: A-0001 by Ana Ng and Bashir Lee, A-0002 by Cara Poe, A-0003 by Bashir Lee and Dan Roe.
  private func desk() throws -> Desk {
    let desk = try Desk()
    let report = try desk.importing([
      Answer { $0.affiliations = "1. Rose Hospital, Lahore\n2. Tulip Cancer Institute, Multan" },
      Answer {
        ($0.email, $0.title, $0.presenter) = ("cara@post.example", "Quite another matter of the lung", "Cara Poe")
        ($0.authors, $0.affiliations) = ("Cara Poe (1)", "1. Iris Oncology Centre, Karachi")
        $0.body = "Background: \(nonsense(20, seed: 1)).\nMethods: one.\nResults: two.\nConclusion: three."
      },
      Answer {
        ($0.email, $0.title, $0.presenter) = ("dan@post.example", "A third thing about children", "Dan Roe")
        ($0.authors, $0.affiliations) = ("Dan Roe (1); Prof. Bashir Lee (1)", "1. Iris Oncology Centre, Karachi")
        $0.body = "Background: \(nonsense(20, seed: 2)).\nMethods: one.\nResults: two.\nConclusion: three."
      },
    ])
    #expect(report.count(.new) == 3)
    _ = try ReviewerTests.importing(
      ReviewerTests.header + "Prof. Ng Ana,ng@other.example,Lily Clinic of Quetta,Quetta,Breast,9,\n"
        + "Dr Eve Fox,eve@x.example,Tulip Cancer Institute,Multan,Breast,9,Cara Poe\n", desk)
    return desk
  }

  private func find(_ desk: Desk) throws -> [String] {
    let author = Store.Author(name: "chair", command: "conflicts find", now: Desk.now)
    _ = try desk.store.write(author) { try Conflicts.find(desk.abstracts.reviewed, now: Desk.now, in: $0) }
    return try desk.store.read { try Conflicts.list(ConflictFilter(), in: $0) }.map {
      "\($0.reviewer) \($0.abstract) \($0.kind.rawValue) \($0.evidence) \($0.state.rawValue)"
    }
  }

  private func decide(_ desk: Desk, _ filter: ConflictFilter, _ state: ConflictFinding.State, change: Bool = false)
    throws
  {
    let author = Store.Author(name: "chair", command: "conflicts", now: Desk.now)
    _ = try desk.store.write(author) {
      try Conflicts.decide(filter, state, reason: "asked", change: change, author: author, in: $0)
    }
  }

  @Test func `each kind of conflict is found, decided once and remembered`() throws {
    let desk = try desk()
    let first = [
      "RV-001 A-0001 same-person author Ana Ng open",
      "RV-001 A-0003 co-author Bashir Lee, with them in A-0001 open",
      "RV-002 A-0001 institution Tulip Cancer Institute open",
      "RV-002 A-0002 declared Cara Poe open",
    ]
    #expect(try find(desk) == first)
    let author = Store.Author(name: "chair", command: "bid", now: Desk.now)
    _ = try desk.store.write(author) { try Bids.set("2", "3", .no, in: $0) }
    #expect(try find(desk) == first + ["RV-002 A-0003 bid answered no open"])
    // A namesake: what follows from being the author goes too, and nothing comes back.
    try decide(desk, ConflictFilter(reviewer: "RV-001", abstract: "A-0001"), .dismissed)
    let after = [
      "RV-001 A-0001 same-person author Ana Ng dismissed", "RV-002 A-0001 institution Tulip Cancer Institute open",
      "RV-002 A-0002 declared Cara Poe open", "RV-002 A-0003 bid answered no open",
    ]
    #expect(try find(desk) == after)
    #expect(try find(desk) == after)
    #expect(throws: ExplainedError.self) {
      try decide(desk, ConflictFilter(reviewer: "RV-001", abstract: "A-0001"), .confirmed)
    }
    try decide(desk, ConflictFilter(reviewer: "RV-001", abstract: "A-0001"), .confirmed, change: true)
    #expect(try find(desk).prefix(2).last == first[1])
  }

  @Test func `many findings of one evidence are dismissed at once`() throws {
    let desk = try desk()
    _ = try find(desk)
    try decide(desk, ConflictFilter(kind: .institution, evidence: "tulip cancer institute"), .dismissed)
    #expect(
      try find(desk).filter { $0.contains("institution") } == [
        "RV-002 A-0001 institution Tulip Cancer Institute dismissed"
      ])
  }
}

extension InstitutionNames.Keys {
  /// True when two texts name one institution, as the index of `ConflictFinder` brings them together.
  fileprivate func meet(_ other: Self) -> Bool {
    !names.isDisjoint(with: other.names) || !acronyms.isDisjoint(with: other.initials)
      || !initials.isDisjoint(with: other.acronyms)
  }
}
