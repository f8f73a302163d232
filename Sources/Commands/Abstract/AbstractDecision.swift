import ArgumentParser
import EventData
import Programme

/// `onco abstract decision`.
struct AbstractDecision: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "decision", abstract: "Explain a decision: score, quotas, what was set by hand, and its history.")

  @Argument(help: "The code, such as A-0042.")
  var code: String
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let code = Series.abstract.complete(code)
    let story = try event.openStore().read { try DecisionStory.of(code, abstracts: event.definition.abstracts, in: $0) }
    var details = Details()
    details.add("code", "Code", code)
    details.add("title", "Title", story.title)
    details.add("outcome", "Outcome", story.decision?.outcome ?? "not decided")
    details.add("why", "Why", story.decision?.reason)
    details.add("decided_by", "Decided", story.decision.map { "\(event.zone.text($0.decided)) by \($0.decidedBy)" })
    details.add("by_hand", "Set by hand", story.override.map { "\($0.outcome): \($0.reason)" })
    let changed = story.choice.flatMap { $0.reason == story.decision?.reason ? nil : $0 }
    details.add("now", "Another run", changed.map { "\($0.outcome ?? "not decided"): \($0.reason)" })
    details.add("reviews", "Reviews", list: story.reviews)
    details.add("announced", "Letter queued", story.decision?.announced.map { event.zone.text($0) })
    details.add(
      "presenter", "Presenter",
      story.decision.map { "\($0.presenter) <\($0.email)>\($0.isSubstituted ? ", standing in" : "")" })
    details.add(
      "reply", "Answer",
      story.decision?.reply.map {
        "\($0.state), by \(event.zone.text($0.confirmBy))\($0.note.isEmpty ? "" : ": \($0.note)")"
      })
    details.add(
      "history", "History",
      list: story.steps.map { "\(event.zone.text($0.at)) \($0.actor): \($0.outcome ?? "none") (\($0.reason))" })
    context.surroundings.write(details.rendered(as: format.format))
    return .done
  }
}
