import Abstracts
import ArgumentParser
import EventData

/// `onco abstract duplicates`.
struct AbstractDuplicates: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "duplicates",
    abstract: "Find abstracts with the same wording or title, in this call and earlier books.",
    discussion: """
      Shared is how much of the shorter text's wording (its three-word runs) stands in the other too. Same and New are \
      sections: the same methods with new results are an encore, or one study cut in slices. What the committee has \
      judged is left out from then on:

        onco abstract duplicates --verdict A-0001 A-0107 same --reason 'sent by two co-authors'

      A verdict is same, different or encore; 'open' takes it back. An earlier year's abstract is written BOOK/NUMBER.
      """)

  @Option(help: "What to compare with: all, call (each other) or past (earlier years' books).")
  var against: DuplicateScope.Against = .all
  @Option(help: "Only pairs that share at least so many percent; abstracts.yaml says it otherwise.")
  var least: Int?
  @Flag(help: "Show judged pairs too, with their verdicts.")
  var judged = false
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Judge a pair instead of listing: two codes and a word.", valueName: "code code word"))
  var verdict: [String] = []
  @Option(help: "Why, for those who ask later; needed with --verdict.")
  var reason: String?
  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func validate() throws {
    if let least, !(1...100).contains(least) { throw ValidationError("--least is a percentage from 1 to 100.") }
    guard !verdict.isEmpty else { return }
    guard verdict.count == 3, verdict[2] == "open" || DuplicateVerdict(rawValue: verdict[2]) != nil else {
      throw ValidationError("Write --verdict A-0001 A-0107 same; the word is same, different, encore or open.")
    }
    if verdict[2] != "open", reason?.trimmed.isEmpty ?? true {
      throw ValidationError("Add --reason: those who ask later should find why.")
    }
  }

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let store = try event.openStore()
    if !verdict.isEmpty {
      let isNew = try DuplicateSearch.judge(
        verdict[0], verdict[1], DuplicateVerdict(rawValue: verdict[2]), reason: reason ?? "", author: event.author,
        in: store)
      context.print("\(verdict[0]) and \(verdict[1]): \(verdict[2])\(isNew ? "" : " (said before; nothing changed)")")
      return .done
    }
    let scope = DuplicateScope(against: against, least: least, includesJudged: judged)
    let pairs = try store.read { try DuplicateSearch.pairs(event.definition.abstracts.call, scope: scope, in: $0) }
    try context.print(table(pairs), as: list)
    return .done
  }

  private func table(_ pairs: [DuplicatePair]) -> Table<DuplicatePair> {
    Table(pairs, noun: "pair") {
      Column("first", "First") { .text($0.first.code) }
      Column("second", "Second") { .text($0.second.code) }
      Column("kind", "Alike") { .text($0.kind.rawValue) }
      Column("containment", "Shared") { .decimal(hundredths: $0.containment) }
      Column("sections", "Same") { .texts($0.sections) }
      Column("new_sections", "New") { .texts($0.newSections) }
      Column("reading", "Looks like") { .text($0.reading.rawValue) }
      Column("shared_authors", "Authors") { .number($0.sharedAuthors) }
      Column("verdict", "Verdict", shown: judged ? .always : .toPrograms) { .text($0.verdict?.rawValue) }
      Column("title_likeness", "Titles", shown: .toPrograms) { .decimal(hundredths: $0.titleLikeness) }
      Column("first_title", "Title of the first", widest: 40) { .text($0.first.title) }
      Column("second_title", "Title of the second", widest: 40) { .text($0.second.title) }
    }
  }
}
