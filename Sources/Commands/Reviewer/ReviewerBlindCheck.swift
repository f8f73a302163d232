import ArgumentParser
import EventData
import Reviews

/// `onco reviewer blind-check`.
struct ReviewerBlindCheck: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "blind-check", abstract: "Find words in abstracts that tell reviewers who wrote them.",
    discussion: """
      Looks at the abstracts somebody is to review (all submitted ones when nobody is assigned yet): their own authors, \
      institutions and cities, hospitals and universities, ethics numbers, addresses, and sentences such as 'we \
      previously reported'. Hide words with onco abstract redact CODE --hide 'WORDS', or say with --keep that they are \
      harmless; only packs change, the abstract stays as it is. Trial numbers are hidden in every pack anyway.

      The exit code is 1 when something is open.
      """)

  @Argument(help: "Only these abstracts, such as A-0012.")
  var codes: [String] = []
  @Flag(help: "Hide every finding under its usual replacement, such as [institution].")
  var redact = false
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func validate() throws {
    if redact, list.isNarrowed {
      throw ValidationError("--redact hides every finding: leave out --search and --where.")
    }
  }

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let store = try event.openStore()
    let call = event.definition.abstracts.reviewed
    let chosen = codes.isEmpty ? nil : codes.map(Series.abstract.complete)
    let line = context.progress("Abstracts")
    let (read, found) = try Redactions.lint(call, codes: chosen, in: store, progress: { line.show($0, of: $1) })
    if redact, !dryRun.dryRun {
      _ = try store.write(event.author) {
        try Redactions.hideAll(call, codes: chosen, author: event.author, in: $0)
      }
    }
    try context.print(
      Table(found, noun: "finding") {
        Column("code", "Code") { .text($0.code) }
        Column("kind", "Gives away") { .text($0.kind.rawValue) }
        Column("words", "Words") { .text($0.words) }
        Column("place", "In") { .text($0.place) }
        Column("around", "As it stands", widest: 72) { .text($0.around) }
        Column("replacement", "Hide as", spare: true) { .text($0.kind.replacement) }
      }, as: list)
    let abstracts = Set(found.map(\.code)).count
    context.say("\(counted(read, "abstract")) read, \(abstracts) with findings.")
    guard let first = found.first else { return .done }
    if redact {
      context.say(dryRun.dryRun ? "They would be hidden in packs (dry run)." : "They are hidden in packs from now on.")
      return .done
    }
    context.say(
      "Do: onco abstract redact \(first.code) --hide '\(first.words)', or --keep '\(first.words)' when it gives nobody "
        + "away; or hide all of them: onco reviewer blind-check --redact")
    return .partly
  }
}
