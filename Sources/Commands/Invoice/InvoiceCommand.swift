import ArgumentParser
import EventData
import Foundation
import Sponsorship

/// `onco invoice`.
struct InvoiceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invoice", abstract: "Invoices to sponsors.",
    subcommands: [InvoiceIssue.self, InvoiceList.self, InvoiceShow.self])
}

/// `onco invoice issue`.
struct InvoiceIssue: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue", abstract: "Issue the invoice of a sponsor's package, and queue it to the sponsor's contact.",
    discussion: "An issued invoice is never changed. Its number follows the last one without a gap.")

  @Argument(help: "The sponsor's code, such as S-001.")
  var sponsor: String
  @Flag(help: "Issue one although the sponsor has an invoice already.")
  var again = false
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let store = try event.openStore()
    let office = try event.invoiceOffice(store)
    let code = sponsor.uppercased()
    if dryRun.dryRun {
      let invoice = try office.preview(code, again: again, now: event.now)
      for line in invoice.lines { context.print("  \(line.description): \(line.amount)") }
      context.print(
        "Would issue \(invoice.number) to \(invoice.sponsor.name): \(invoice.total), due \(invoice.dueOn) (dry run: nothing was kept)"
      )
      return .done
    }
    let out = try event.outFolder()
    let invoice = try await office.issue(to: code, again: again, author: event.author, folder: out)
    context.print("\(invoice.number) issued to \(invoice.sponsor.name): \(invoice.total), due \(invoice.dueOn).")
    context.say("Document: \(out.appending(path: InvoiceOffice.fileName(of: invoice.number)).path)")
    context.say("The mail to \(invoice.sponsor.contactEmail) waits in the outbox: onco mail send")
    return .done
  }
}

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
    let number = number.uppercased()
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
