import ArgumentParser
import EventData
import Registration

/// `onco payment list`.
struct PaymentList: ContextCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the payments received.")

  @Argument(help: "Only those for this registration or invoice.")
  var code: String?
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let store = try context.event(options).openStore()
    let subject = code.map { $0.contains("/") ? $0.uppercased() : Code.complete($0, prefix: "R", digits: 5) }
    let entries = try store.read { tx in
      if let subject, !subject.contains("/") { _ = try RegistrationDesk.required(subject, in: tx) }
      return try Payments.list(subject: subject, in: tx)
    }
    let rows = entries.map { row in
      [
        Listing.Cell.text(row.text("code")), .text(row.text("subject")), .money(row.money("amount") ?? .zero(.pkr)),
        .text(row.text("method")), .text(row.text("reference")), .text(row.text("received_on")),
        .text(row.text("account_title")),
      ]
    }
    let columns = [
      Listing.Column("code", "Payment"), .init("subject", "For"), .init("amount", "Amount", right: true),
      .init("method", "Method"), .init("reference", "Reference"), .init("received_on", "Received"),
      .init("account_title", "Into account"),
    ]
    context.print(Listing(columns: columns, rows: rows), as: format, noun: "payment")
    return .done
  }
}
