import ArgumentParser
import EventData
import Reviews

/// `onco abstract redact`.
struct AbstractRedact: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "redact", abstract: "Hide words of an abstract in reviewers' packs, or say that they are harmless.",
    discussion: """
      Only packs change; the abstract stays as its authors sent it. The words must be given as they stand, capitals \
      included, and are replaced wherever they stand. Without an option it lists what was decided.
      """)

  @Argument(help: "The abstract, such as A-0012.")
  var code: String
  @Option(help: "Words to hide, such as 'Mayo Hospital'.")
  var hide: String?
  @Option(help: "What packs show instead.")
  var with: String = "[hidden]"
  @Option(help: "Words that give nobody away and stay.")
  var keep: String?
  @Option(help: "Words whose decision is taken back.")
  var undo: String?
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func validate() throws {
    guard [hide, keep, undo].compactMap({ $0 }).count <= 1 else {
      throw ValidationError("Give one of --hide, --keep and --undo.")
    }
  }

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let store = try event.openStore()
    let abstract = Series.abstract.complete(code)
    func change(_ tx: Transaction) throws -> String {
      if let undo {
        try Redactions.undo(undo, of: abstract, in: tx)
        return "\(abstract): the decision about '\(undo)' is taken back"
      }
      let redaction =
        hide.map { Redaction(words: $0, choice: .hide, replacement: with.onOneLine) }
        ?? Redaction(words: keep ?? "", choice: .keep, replacement: "")
      let times = try Redactions.decide(
        redaction, about: abstract, call: event.definition.abstracts.reviewed, author: event.author, in: tx)
      return redaction.choice == .hide
        ? "\(abstract): '\(redaction.words)' is shown as \(redaction.replacement) in packs, \(counted(times, "place"))"
        : "\(abstract): '\(redaction.words)' stays, \(counted(times, "place"))"
    }
    if hide ?? keep ?? undo != nil {
      let line = try event.change(dryRun, in: store, change)
      context.print(line + dryRun.suffix)
      return .done
    }
    context.print(
      Table(try store.read { try Redactions.decisions(about: abstract, in: $0) }, noun: "decision") {
        Column("words", "Words") { .text($0.words) }
        Column("choice", "Choice") { .text($0.choice.rawValue) }
        Column("replacement", "Shown as") { .text($0.replacement) }
      }, as: format)
    return .done
  }
}
