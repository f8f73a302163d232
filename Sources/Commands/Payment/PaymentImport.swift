import ArgumentParser
import EventData
import Foundation
import Registration

/// `onco payment import`.
struct PaymentImport: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Record many deposits from a CSV: all of them, or none.",
    discussion: """
      Headers: Code or Email (one of the two names the registration), Amount, Method; Currency, Reference, Received on, \
      Account title may be left out. Deposits that were recorded before (same method, reference and amount) are \
      passed over, so that the same file may be given again.
      """)

  @Argument(help: "The CSV file (UTF-8).")
  var file: String
  @Flag(name: .customLong("no-receipts"), help: "Queue no receipt mails.")
  var noReceipts = false
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let bytes = try context.read(file)
    let event = try context.event(options)
    let table = try FixedTable(
      bytes, file: file, required: ["Amount", "Method"],
      optional: ["Code", "Email", "Currency", "Reference", "Received on", "Account title"])
    let store = try event.openStore()
    let letters = noReceipts || dryRun.dryRun ? nil : try event.registrationLetters(store)
    let line = context.progress("Payments")
    var recorded = 0
    var known = 0
    let work: (Transaction) throws -> Void = { tx in
      try table.forEach(file: file) { record in
        let entry = try PaymentEntry(record, file: file, event: event, in: tx).entry
        if try Payments.isKnown(entry, in: tx) {
          known += 1
        } else {
          let payment = try Payments.record(entry, now: event.now, in: tx)
          recorded += 1
          if let letters, let registration = try RegistrationDesk.record(entry.subject, in: tx) {
            try letters.queueReceipt(of: payment, amount: entry.amount, for: registration, now: event.now, in: tx)
          }
        }
        line.show(recorded + known, of: table.records.count)
      }
    }
    if dryRun.dryRun { try store.rehearse(work) } else { try store.write(event.author, work) }
    context.print(
      "\(counted(recorded, "payment")) recorded, \(known) known before\(dryRun.dryRun ? " (dry run: nothing was kept)" : "")"
    )
    return .done
  }
}

/// A row of a payments file, understood.
struct PaymentEntry {
  let entry: Payments.Entry

  init(_ record: FixedTable.Record, file: String, event: EventContext, in tx: Transaction) throws {
    let place = "\(file), row \(record.row)"
    let subject: String
    if !record.text("Code").isEmpty {
      subject = record.text("Code").uppercased()
    } else {
      let found = try RegistrationDesk.codes(email: record.text("Email"), in: tx)
      guard found.count == 1, let code = found.first else {
        throw ExplainedError(
          .refused,
          found.isEmpty
            ? "No registration has the address '\(record.text("Email"))'"
            : "\(found.count) registrations have the address '\(record.text("Email"))': \(found.joined(separator: ", "))",
          at: place, remedy: "Give the registration's code in the column Code.")
      }
      subject = code
    }
    let text = record.text("Amount")
    let assumed = Currency(record.text("Currency")) ?? event.definition.event.currency
    guard let amount = Money(typed: text, assuming: assumed) else {
      throw ExplainedError(.refused, "'\(text)' is no amount", at: place, remedy: "Write it as 15000 or 150 USD.")
    }
    let on = record.text("Received on")
    guard let day = on.isEmpty ? event.zone.day(of: event.now) : CalendarDate(on) else {
      throw ExplainedError(.refused, "'\(on)' is no day", at: place, remedy: "Write it as 2026-11-20.")
    }
    let title = record.text("Account title")
    entry = Payments.Entry(
      subject: subject, amount: amount, method: try event.paymentMethod(record.text("Method"), at: place),
      reference: record.text("Reference").onOneLine,
      accountTitle: title.isEmpty ? event.definition.event.society.account.title : title, receivedOn: day)
  }
}

extension EventContext {
  /// The code of a payment method, by code or wording.
  func paymentMethod(_ text: String, at place: String? = nil) throws -> String {
    let methods = definition.registration.paymentMethods
    let wanted = folded(text)
    if let known = methods.first(where: { ([$0.code] + $0.aliases).contains { folded($0) == wanted } }) {
      return known.code
    }
    throw ExplainedError(
      place == nil ? .usage : .refused, "There is no payment method '\(text)'", at: place,
      remedy: "Choose one of: \(methods.map(\.code).joined(separator: ", ")).")
  }
}
