import ArgumentParser
import EventData
import Sponsorship

/// `onco invoice list`.
struct InvoiceList: ContextCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the invoices issued.")

  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let today = event.zone.day(of: event.now)
    let store = try event.openStore()
    let rows = try store.read { try InvoiceBook.list(in: $0) }.map { entry in
      [
        Listing.Cell.text(entry.number), .text(entry.sponsor), .text(entry.buyer), .text(entry.issuedOn.description),
        .text(entry.dueOn.description), .money(entry.net), .money(entry.tax), .money(entry.total), .money(entry.paid),
        .text(entry.status(on: today)),
      ]
    }
    let columns = [
      Listing.Column("number", "Invoice"), .init("sponsor", "Sponsor"), .init("buyer", "Name"),
      .init("issued_on", "Issued"), .init("due_on", "Due"), .init("net", "Net", right: true),
      .init("tax", "Tax", right: true), .init("total", "Total", right: true), .init("paid", "Paid", right: true),
      .init("status", "Status"),
    ]
    context.print(Listing(columns: columns, rows: rows), as: format, noun: "invoice")
    return .done
  }
}
