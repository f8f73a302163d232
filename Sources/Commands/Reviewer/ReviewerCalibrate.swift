import ArgumentParser
import EventData
import Reviews

/// `onco reviewer calibration`.
struct ReviewerCalibrate: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibration", abstract: "Show how each reviewer scores, and how severe each is.",
    discussion: """
      'Above others' is how much more (less, with a minus) a reviewer gives than others give the same abstracts; \
      'abstract rank' takes it out. For a reviewer with few reviews it is drawn towards nothing. Only codes are shown.
      """)

  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let rules = try event.definition.abstracts.reviewed.requiredReview()
    let report = try event.openStore().read { try AbstractRanking.report(rules, in: $0) }
    let isSplit = report.components.count > 1
    try context.print(
      Table(report.reviewers, noun: "reviewer with reviews", many: "reviewers with reviews") {
        Column("code", "Reviewer") { .text($0.code) }
        Column("reviews", "Reviews") { .number($0.reviews) }
        Column("mean", "Mean") { .decimal(hundredths: $0.mean) }
        Column("effect", "Above others") { .decimal(hundredths: $0.effect) }
        Column("deviation", "Deviation") { .decimal(hundredths: $0.deviation) }
        Column("flags", "Flags") { .texts($0.isWithoutVariance ? ["without-variance"] : []) }
        Column("component", "Group") { .number($0.component) }
      }, as: list)
    if isSplit { context.say(AbstractRank.splitNote(report.components)) }
    return .done
  }
}
