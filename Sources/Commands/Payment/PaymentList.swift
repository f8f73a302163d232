import ArgumentParser
import EventData
import Registration

/// `onco payment list`.
struct PaymentList: ListCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the payments received.")

  @Argument(help: "Only those for this registration or invoice.")
  var code: String?
  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func table(in event: EventContext) throws -> Table<some Any> {
    let store = try event.openStore()
    let subject = code.map(PaymentSubject.init)
    let entries = try store.read { tx in
      if let subject, !subject.isInvoice { _ = try Registrations.required(subject.code, in: tx) }
      return try Payments.list(subject: subject?.code, in: tx)
    }
    return Table(entries, noun: "payment") {
      Column("code", "Payment") { .text($0.text("code")) }
      Column("subject", "For") { .text($0.text("subject")) }
      Column("amount", "Amount") { .money($0.money("amount") ?? .zero(.pkr)) }
      Column("method", "Method") { .text($0.text("method")) }
      Column("reference", "Reference") { .text($0.text("reference")) }
      Column("received_on", "Received") { .time($0.text("received_on")) }
      Column("account_title", "Into account") { .text($0.text("account_title")) }
    }
  }
}

/// What a payment is for, as typed: an invoice's number, which alone holds a slash, or a registration's code.
struct PaymentSubject {
  let code: String
  let isInvoice: Bool

  init(_ typed: String) {
    isInvoice = typed.contains("/")
    code = isInvoice ? typed.uppercased() : Series.registration.complete(typed)
  }
}
