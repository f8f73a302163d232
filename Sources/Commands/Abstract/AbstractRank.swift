import Abstracts
import ArgumentParser
import EventData

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
  @OptionGroup var format: FormatOption

  func validate() throws {
    if let cut, cut < 1 { throw ValidationError("--cut is how many can be taken, at least 1.") }
  }

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    try event.checkTrack(track)
    let rules = try event.reviewRules()
    let report = try event.openStore().read { try AbstractRanking.report(rules, track: track, cut: cut, in: $0) }
    let shown = report.abstracts.filter {
      !needsReader || $0.flags.contains(RankingFlag.needsAnotherReader.rawValue)
    }
    let listing = Listing(columns: Self.columns, rows: shown.map { row($0, rules) })
    // What is the same on every line only makes the table wide; programs get all.
    let dull = Set(
      (shown.allSatisfy { $0.outliers.isEmpty } ? ["outliers"] : [])
        + (report.components.count < 2 ? ["component"] : [])
        + (shown.allSatisfy { $0.awaited == 0 } ? ["awaited"] : []))
    context.print(format.format == .table ? listing.without(dull) : listing, as: format, noun: "abstract")
    for note in notes(report) { context.say(note) }
    return .done
  }

  private static let columns = [
    Listing.Column("place", "Place", right: true), .init("code", "Code"), .init("title", "Title", widest: 44),
    .init("track", "Track"), .init("adjusted", "Adjusted", right: true), .init("raw", "Raw", right: true),
    .init("raw_place", "Raw place", right: true), .init("reviews", "Reviews", right: true),
    .init("awaited", "Awaited", right: true), .init("spread", "Spread", right: true),
    .init("recommendations", "Recommended"), .init("flags", "Flags", widest: 80), .init("outliers", "Outlying"),
    .init("component", "Group", right: true),
  ]

  private func row(_ abstract: RankedAbstract, _ rules: ReviewRules) -> [Listing.Cell] {
    let known = rules.recommendations.map(\.code)
    let order = known + abstract.recommendations.keys.filter { !known.contains($0) }.sorted()
    let given = order.compactMap { code in abstract.recommendations[code].map { (code, $0) } }
    return [
      .number(abstract.place), .text(abstract.code), .text(abstract.title), .optional(abstract.track),
      .decimal(hundredths: abstract.adjusted), .decimal(hundredths: abstract.raw), .number(abstract.rawPlace),
      .number(abstract.reviews), .number(abstract.awaited),
      .decimal(hundredths: abstract.reviews == 0 ? nil : abstract.spread),
      Listing.Cell(
        text: given.map { "\($0.0) \($0.1)" }.joined(separator: ", "),
        json: .object(given.map { ($0.0, .number(Int64($0.1))) })),
      .texts(abstract.flags), .texts(abstract.outliers),
      abstract.component.map { .number($0) } ?? .optional(nil),
    ]
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
