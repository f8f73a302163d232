import ArgumentParser
import EventData
import Reviews

/// What `reviewer add` and `reviewer edit` can say about a reviewer.
struct ReviewerFields: ParsableArguments {
  @Option(help: "ORCID iD; '' takes it out.")
  var orcid: String?
  @Option(help: "Where the reviewer works.")
  var institution: String?
  @Option(help: "The institution's city.")
  var city: String?
  @Option(help: "The tracks they know, separated by commas; all of them.")
  var tracks: String?
  @Option(help: "The fewest abstracts; '' leaves it to the call's rule.")
  var min: String?
  @Option(help: "The most abstracts; '' leaves it to the call's rule.")
  var max: String?
  @Option(help: "People and institutions they are close to, separated by ; all of them.")
  var conflicts: String?

  /// True when nothing was said.
  var isEmpty: Bool { corrections.isEmpty }
}

/// `onco reviewer add`.
struct ReviewerAdd: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add one reviewer.",
    discussion: "For a list, use 'reviewer import'.")

  @Argument(help: "The name, with its title.")
  var name: String
  @Argument(help: "The e-mail address packs are sent to.")
  var email: String
  @OptionGroup var fields: ReviewerFields
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let call = event.definition.abstracts.reviewed
    let reviewer = try Reviewers.reviewer(
      named: name, email: email, call: call, corrections: fields.corrections)
    let code = try event.change(dryRun, in: event.startStore()) {
      try Reviewers.add(reviewer, call: call, now: event.now, in: $0)
    }
    context.print("\(code): \(reviewer.name)\(dryRun.suffix)")
    return .done
  }
}

extension ReviewerFields {
  /// What was said, by column.
  var corrections: [ReviewerColumn: String] {
    [
      .orcid: orcid, .institution: institution, .city: city, .tracks: tracks, .min: min, .max: max,
      .conflicts: conflicts,
    ].compactMapValues { $0 }
  }
}
