import ArgumentParser
import EventData
import Programme

/// `onco abstract decision`.
struct AbstractDecision: ShowCommand {
  static let configuration = CommandConfiguration(
    commandName: "decision", abstract: "Explain a decision: score, quotas, what was set by hand, and its history.")

  @Argument(help: "The code, such as A-0042.")
  var code: String
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func details(in event: EventContext) throws -> Details {
    let code = Series.abstract.complete(code)
    let story = try event.openStore().read { try DecisionStory.of(code, abstracts: event.definition.abstracts, in: $0) }
    return Details(story) {
      Column("code", "Code") { _ in .text(code) }
      Column("title", "Title") { .text($0.title) }
      Column("outcome", "Outcome") { .text($0.decision?.outcome ?? "not decided") }
      Column("why", "Why") { .text($0.decision?.reason) }
      Column("decided_by", "Decided") {
        .text($0.decision.map { "\(event.zone.text($0.decided)) by \($0.decidedBy)" })
      }
      Column("by_hand", "Set by hand") { .text($0.override.map { "\($0.outcome): \($0.reason)" }) }
      Column("now", "Another run") { story in
        let changed = story.choice.flatMap { $0.reason == story.decision?.reason ? nil : $0 }
        return .text(changed.map { "\($0.outcome ?? "not decided"): \($0.reason)" })
      }
      Column("reviews", "Reviews") { .lines($0.reviews) }
      Column("announced", "Letter queued") { .moment($0.decision?.announced, event.zone) }
      Column("presenter", "Presenter") {
        .text($0.decision.map { "\($0.presenter) <\($0.email)>\($0.isSubstituted ? ", standing in" : "")" })
      }
      Column("reply", "Answer") {
        .text(
          $0.decision?.reply.map {
            "\($0.state), by \(event.zone.text($0.confirmBy))\($0.note.isEmpty ? "" : ": \($0.note)")"
          })
      }
      Column("history", "History") {
        .lines($0.steps.map { "\(event.zone.text($0.at)) \($0.actor): \($0.outcome ?? "none") (\($0.reason))" })
      }
    }
  }
}
