import ArgumentParser
import EventData
import Sponsorship

/// `onco invoice list`.
struct InvoiceList: ListCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the invoices issued.")

  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func table(in event: EventContext) throws -> Table<some Any> {
    let today = event.zone.day(of: event.now)
    let store = try event.openStore()
    return Table(try store.read { try Invoices.list(in: $0) }, noun: "invoice") {
      Column("number", "Invoice") { .text($0.number) }
      Column("sponsor", "Sponsor") { .text($0.sponsor) }
      Column("buyer", "Name") { .text($0.buyer) }
      Column("issued_on", "Issued", spare: true) { .time($0.issuedOn.description) }
      Column("due_on", "Due") { .time($0.dueOn.description) }
      Column("net", "Net", spare: true) { .money($0.net) }
      Column("tax", "Tax", spare: true) { .money($0.tax) }
      Column("total", "Total") { .money($0.total) }
      Column("paid", "Paid", spare: true) { .money($0.paid) }
      Column("status", "Status") { .text($0.status(on: today)) }
    }
  }
}
