import Abstracts
import ArgumentParser
import EventData

/// `onco reviewer calibration`.
struct ReviewerCalibrate: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibration", abstract: "Show how each reviewer scores, and how severe each is.",
    discussion: """
      'Above others' is how much more (less, with a minus) a reviewer gives than others give the same abstracts; \
      'abstract rank' takes it out. For a reviewer with few reviews it is drawn towards nothing. Only codes are shown.
      """)

  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let rules = try event.reviewRules()
    let report = try event.openStore().read { try AbstractRanking.report(rules, in: $0) }
    let isSplit = report.components.count > 1
    let rows = report.reviewers.map { reviewer in
      [
        Listing.Cell.text(reviewer.code), .number(reviewer.reviews), .decimal(hundredths: reviewer.mean),
        .decimal(hundredths: reviewer.effect), .decimal(hundredths: reviewer.deviation),
        .texts(reviewer.isWithoutVariance ? ["without-variance"] : []), .number(reviewer.component),
      ]
    }
    let columns = [
      Listing.Column("code", "Reviewer"), .init("reviews", "Reviews", right: true), .init("mean", "Mean", right: true),
      .init("effect", "Above others", right: true), .init("deviation", "Deviation", right: true),
      .init("flags", "Flags"), .init("component", "Group", right: true),
    ]
    context.print(
      Listing(columns: columns, rows: rows), as: format, noun: "reviewer with reviews", many: "reviewers with reviews")
    if isSplit { context.say(AbstractRank.splitNote(report.components)) }
    return .done
  }
}
