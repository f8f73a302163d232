import ArgumentParser
import EventData
import Foundation
import Sponsorship

/// `onco invoice show`.
struct InvoiceShow: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show an invoice; with --pdf, write its document exactly as it was sent.")

  @Argument(help: "The number, such as ONCO26/INV/0007.")
  var number: String
  @Option(help: "Write the PDF to this file.")
  var pdf: String?
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let store = try event.openStore()
    let number = Series.invoices(of: event.definition.event.prefix).complete(number)
    let document = try store.read { try Invoices.document(of: number, in: $0) }
    if let pdf {
      try context.write(document, to: context.url(pdf))
      context.say("\(number) written to \(pdf)")
      return .done
    }
    let (entries, lines) = try store.read { tx in
      (try Invoices.list(number, in: tx), try Invoices.lines(of: number, in: tx))
    }
    guard let entry = entries.first else { return .done }
    let bought = lines.map { (what: $0.description, amount: Money(minor: $0.amountMinor, entry.total.currency)) }
    context.print(
      Details(entry) {
        Column("number", "Invoice") { .text($0.number) }
        Column("sponsor", "Sponsor") { .text($0.sponsor) }
        Column("buyer", "Name at issue") { .text($0.buyer) }
        Column("issued_on", "Issued") { .text($0.issuedOn.description) }
        Column("due_on", "Due") { .text($0.dueOn.description) }
        Column("lines", "Lines") { _ in
          .lines(
            bought.map { "\($0.what): \($0.amount)" },
            json: .list(bought.map { .object([("description", .text($0.what)), ("amount", $0.amount.json)]) }))
        }
        Column("total", "Total") { .money($0.total) }
        Column("total_words", "In words") { .text(AmountInWords.text($0.total)) }
        Column("paid", "Paid") { .money($0.paid) }
        Column("status", "Status") { .text($0.status(on: event.zone.day(of: event.now))) }
      }, as: format)
    return .done
  }
}
