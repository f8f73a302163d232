import ArgumentParser
import EventData
import Registration

/// `onco payment list`.
struct PaymentList: ContextCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the payments received.")

  @Argument(help: "Only those for this registration or invoice.")
  var code: String?
  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func run(in context: CommandContext) async throws -> Ending {
    let store = try context.event(options).openStore()
    let subject = code.map { $0.contains("/") ? $0.uppercased() : Series.registration.complete($0) }
    let entries = try store.read { tx in
      if let subject, !subject.contains("/") { _ = try RegistrationDesk.required(subject, in: tx) }
      return try Payments.list(subject: subject, in: tx)
    }
    try context.print(
      Table(entries, noun: "payment") {
        Column("code", "Payment") { .text($0.text("code")) }
        Column("subject", "For") { .text($0.text("subject")) }
        Column("amount", "Amount") { .money($0.money("amount") ?? .zero(.pkr)) }
        Column("method", "Method") { .text($0.text("method")) }
        Column("reference", "Reference") { .text($0.text("reference")) }
        Column("received_on", "Received") { .time($0.text("received_on")) }
        Column("account_title", "Into account") { .text($0.text("account_title")) }
      }, as: list)
    return .done
  }
}
