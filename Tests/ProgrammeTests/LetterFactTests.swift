import Abstracts
import AbstractsSupport
import EventData
import Programme
import TestSupport
import Testing

/// What is decided, placed or given up, and the letter that tells it, are there together or not at all.
struct LetterFactTests {
  enum Fact: CaseIterable {
    case announcement, place, reminder, lapse

    var letter: String {
      switch self {
      case .announcement: "abstract-decision"
      case .place: "abstract-placement"
      case .reminder: "abstract-reminder"
      case .lapse: "abstract-lapsed"
      }
    }

    /// One accepted abstract, as far as the fact needs it.
    func congress() throws -> JudgedCongress {
      let congress = try JudgedCongress()
      try congress.addReviewers()
      try congress.add(1, wish: "oral", totals: [800, 800, 800])
      try congress.decide()
      guard self != .announcement else { return congress }
      _ = try congress.announce()
      _ = try congress.place()
      try congress.sendAll()
      return congress
    }

    func write(_ congress: JudgedCongress, in tx: Transaction) throws {
      let now = try SampleEvent.moment(self == .lapse ? "2026-12-01 10:00" : "2026-11-20 10:00")
      let definition = congress.definition, letters = congress.letters
      switch self {
      case .announcement:
        _ = try Announcement.announce(outcome: nil, letters: letters, now: now, in: tx)
      case .place:
        _ = try congress.notices.notify(ProgrammeView(definition, in: tx), now: now, in: tx)
      case .reminder:
        _ = try PresenterChain.remind(
          registration: false, letters: letters, now: now, in: tx)
      case .lapse:
        _ = try Presenters.lapse(letters: letters, now: now, in: tx)
      }
    }
  }

  @Test(arguments: Fact.allCases) func `a fact queues one letter about itself`(_ fact: Fact) throws {
    let congress = try fact.congress()
    #expect(try congress.mails(fact.letter).isEmpty)
    try congress.store.write(SampleEvent.author()) { try fact.write(congress, in: $0) }
    #expect(try congress.mails(fact.letter).map(\.about) == ["A-0001"])
  }

  @Test(arguments: Fact.allCases) func `a crash after a fact, or a letter that cannot be queued, leaves no fact behind`(
    _ fact: Fact
  ) throws {
    let congress = try fact.congress()
    #expect(
      try congress.store.takesBack(letter: fact == .announcement ? "M-00001" : "M-00002") {
        try fact.write(congress, in: $0)
      })
  }

  @Test func `whoever has no usable address stays untold and is named, and the others are written to`() throws {
    let congress = try JudgedCongress()
    try congress.addReviewers()
    for number in 1...2 { try congress.add(number, wish: "oral", totals: [800, 800, 800]) }
    try congress.decide()
    try setAddress("no address", of: "A-0001", in: congress)
    let announced = try congress.announce()
    #expect(announced.unreachable == ["A-0001"])
    #expect(announced.told.map(\.code) == ["A-0002"])
    #expect(try congress.mails("abstract-decision").map(\.about) == ["A-0002"])
    // And one whose address is lost after the letter.
    try setAddress("author1@post.example", of: "A-0001", in: congress)
    #expect(try congress.announce().told.map(\.code) == ["A-0001"])
    _ = try congress.place()
    try congress.sendAll()
    try setAddress("no address", of: "A-0001", in: congress)
    #expect(try congress.notify().map(\.code) == ["A-0002"])
    #expect(try congress.mails("abstract-placement").map(\.about) == ["A-0002"])
    let author = try SampleEvent.author("2026-11-20 10:00")
    let reminded = try congress.store.write(author) {
      try PresenterChain.remind(
        registration: false, letters: congress.letters, now: author.now, in: $0)
    }
    #expect(reminded.told.map(\.abstract.code) == ["A-0002"])
  }

  private func setAddress(_ email: String, of code: String, in congress: JudgedCongress) throws {
    _ = try congress.store.write(SampleEvent.author()) {
      try $0.run("UPDATE abstract SET email = ?2 WHERE code = ?1", [.text(code), .text(email)])
    }
  }
}
