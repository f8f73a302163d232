import ArgumentParser
import EventData
import Reviews

/// `onco abstract rank`.
struct AbstractRank: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank", abstract: "Rank the reviewed abstracts, best first.",
    discussion: """
      'raw' is the plain mean of the reviews' totals. 'adjusted' takes out how severe each reviewer is, and gives the \
      place. Flags name what to look at before deciding: unreviewed, incomplete, spread, outlier, conflict, \
      reviewer-without-variance, separate-component, flips, tie-at-cut, needs-another-reader. No author is shown.
      """)

  @Option(help: "Only this track's code; places are then among its abstracts.")
  var track: String?
  @Option(help: "How many can be taken: flags those whose side depends on the method or on one more review.")
  var cut: Int?
  @Flag(name: .customLong("needs-reader"), help: "Only those that need another review.")
  var needsReader = false
  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func validate() throws {
    if let cut, cut < 1 { throw ValidationError("--cut is how many can be taken, at least 1.") }
  }

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    try event.checkTrack(track)
    let rules = try event.definition.abstracts.reviewed.requiredReview()
    let report = try event.openStore().read { try AbstractRanking.report(rules, track: track, cut: cut, in: $0) }
    let shown = report.abstracts.filter {
      !needsReader || $0.flags.contains(RankingFlag.needsAnotherReader.rawValue)
    }
    try context.print(table(shown, rules, splits: report.components.count > 1), as: list)
    for note in notes(report) { context.say(note) }
    return .done
  }

  /// What is the same on every line only makes the table wide; programs get all.
  private func table(_ shown: [RankedAbstract], _ rules: ReviewRules, splits: Bool) -> Table<RankedAbstract> {
    func dull(_ isDull: Bool) -> Column<RankedAbstract>.Shown { isDull ? .toPrograms : .always }
    return Table(shown, noun: "abstract") {
      Column("place", "Place") { .number($0.place) }
      Column("code", "Code") { .text($0.code) }
      Column("title", "Title", widest: 44, least: 20) { .text($0.title) }
      Column("track", "Track", spare: true) { .text($0.track) }
      Column("adjusted", "Adjusted") { .decimal(hundredths: $0.adjusted) }
      Column("raw", "Raw", spare: true) { .decimal(hundredths: $0.raw) }
      Column("raw_place", "Raw place", spare: true) { .number($0.rawPlace) }
      Column("reviews", "Reviews") { .number($0.reviews) }
      Column("awaited", "Awaited", shown: dull(shown.allSatisfy { $0.awaited == 0 })) { .number($0.awaited) }
      Column("spread", "Spread", spare: true) { .decimal(hundredths: $0.reviews == 0 ? nil : $0.spread) }
      Column("recommendations", "Recommended", spare: true) { recommended($0, rules) }
      Column("flags", "Flags", widest: 80) { .texts($0.flags) }
      Column("outliers", "Outlying", shown: dull(shown.allSatisfy { $0.outliers.isEmpty })) { .texts($0.outliers) }
      Column("component", "Group", shown: dull(!splits)) { .number($0.component) }
    }
  }

  private func recommended(_ abstract: RankedAbstract, _ rules: ReviewRules) -> Cell {
    let known = rules.recommendations.map(\.code)
    let order = known + abstract.recommendations.keys.filter { !known.contains($0) }.sorted()
    let given = order.compactMap { code in abstract.recommendations[code].map { (code, $0) } }
    return Cell(
      given.map { "\($0.0) \($0.1)" }.joined(separator: ", "), json: .object(given.map { ($0.0, .number(Int64($0.1))) })
    )
  }

  /// What a reader of the list must know and no line of it says.
  private func notes(_ report: RankingReport) -> [String] {
    var notes = report.components.count > 1 ? [Self.splitNote(report.components)] : []
    let alike = report.reviewers.filter(\.isWithoutVariance).map(\.code)
    if !alike.isEmpty {
      notes.append("All their totals are the same, so they say nothing: \(alike.joined(separator: ", ")).")
    }
    return notes
  }

  static func splitNote(_ sizes: [Int]) -> String {
    "The reviews fall into \(sizes.count) groups without a common reviewer (\(sizes.map(String.init).joined(separator: ", "))"
      + " abstracts): scores of different groups cannot be compared.\n"
      + "  Do: rank each track by itself with --track, or give some abstracts of one group to a reviewer of another."
  }
}
