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
    let document = try store.read { try InvoiceBook.document(of: number, in: $0) }
    if let pdf {
      try context.write(document, to: context.url(pdf))
      context.say("\(number) written to \(pdf)")
      return .done
    }
    let (entries, lines) = try store.read { tx in
      (try InvoiceBook.list(number, in: tx), try InvoiceBook.lines(of: number, in: tx))
    }
    guard let entry = entries.first else { return .done }
    var details = Details()
    details.add("number", "Invoice", entry.number)
    details.add("sponsor", "Sponsor", entry.sponsor)
    details.add("buyer", "Name at issue", entry.buyer)
    details.add("issued_on", "Issued", entry.issuedOn.description)
    details.add("due_on", "Due", entry.dueOn.description)
    let currency = entry.total.currency
    details.add(
      "lines", "Lines",
      lines.map { "\($0.description): \(Money(minor: $0.amountMinor, currency))" }.joined(separator: "\n"),
      json: .list(
        lines.map {
          .object([("description", .text($0.description)), ("amount", Money(minor: $0.amountMinor, currency).json)])
        }))
    details.add("total", "Total", entry.total.description, json: entry.total.json)
    details.add("total_words", "In words", AmountInWords.text(entry.total))
    details.add("paid", "Paid", entry.paid.description, json: entry.paid.json)
    details.add("status", "Status", entry.status(on: event.zone.day(of: event.now)))
    context.surroundings.write(details.rendered(as: format.format))
    return .done
  }
}
