import Testing

@testable import Compliance
@testable import EventData

/// Each rule's examples, run as tests, and what a broken rule does.
struct RulebookTests {
  static let ruleNames = [
    "accme/DIS-001", "accme/IND-001", "accme/SYM-001", "accme/SYM-003", "drap/GIF-001", "eaccme/IND-004", "mte/AGR-001",
    "mte/AGR-003", "who/EXC-001", "who/EXC-002",
  ]

  @Test func `the rulebook holds these rules and no file that is not tested here`() {
    #expect(Rulebook.files.keys.sorted() == Self.ruleNames.map { "\($0).yaml" })
  }

  @Test(arguments: ruleNames) func `each example of a rule gives what it says`(name: String) throws {
    let text = try #require(Rulebook.files["\(name).yaml"])
    let book: RuleBook
    do {
      book = try RuleBook.read(files: ["\(name).yaml": text])
    } catch let errors as DefinitionErrors {
      Issue.record("\(errors)")
      return
    }
    #expect(try book.flaws() == [])
    #expect(Set(book.rules.flatMap(\.examples).map(\.expected)) == [.fail, .pass, .unknown])
  }
}
