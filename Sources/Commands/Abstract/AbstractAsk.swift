import Abstracts
import ArgumentParser
import EventData

/// `onco abstract ask`.
struct AbstractAsk: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Ask authors to correct what is wrong: one mail for each abstract or refused row.",
    discussion: """
      Each mail names all the problems its author can mend, and how. The same set of problems is asked about once; when \
      it changes, the next mail takes the place of one that has not gone. Rows whose address cannot be used are listed \
      for the telephone. The mails wait until 'onco mail send'.
      """)

  @Argument(help: "Only these: codes of abstracts (A-0012) or of refused rows (AR-0003). All when left out.")
  var codes: [String] = []
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let wanted = codes.map { code in
      code.uppercased().hasPrefix("AR")
        ? Series.refusal.complete(code) : Series.abstract.complete(code)
    }
    let questions = try AuthorQuestions(
      call: event.definition.abstracts.call, store: event.openStore(), author: event.author,
      letters: event.abstractLetters()
    ).ask(wanted, dryRun: dryRun.dryRun)
    context.print(
      Table(questions, noun: "question") {
        Column("code", "Code") { .text($0.subject) }
        Column("outcome", "Outcome") { .text(Self.word($0.outcome, event.zone)) }
        Column("name", "Presenter") { .text($0.name) }
        Column("email", "E-mail", spare: true) { .text($0.email) }
        Column("mobile", "Mobile") { .text($0.mobile) }
        Column("problems", "Problems", widest: 80) { .texts($0.problems) }
        Column("source", "From", spare: true) { .text($0.source) }
      }, as: format)
    let calls = questions.count { $0.outcome == .telephone }
    let queued = questions.count { $0.outcome == .queued }
    context.say(
      "\(counted(queued, "mail")) \(dryRun.dryRun ? "would be queued" : "queued"); \(counted(calls, "author")) to call."
    )
    if dryRun.dryRun, format.format == .table { context.print(DryRunOption.note) }
    return calls > 0 ? .partly : .done
  }

  private static func word(_ outcome: AuthorQuestion.Outcome, _ zone: EventZone) -> String {
    switch outcome {
    case .queued: "queued"
    case .asked(let moment): "asked \(zone.text(moment))"
    case .telephone: "telephone"
    }
  }
}
