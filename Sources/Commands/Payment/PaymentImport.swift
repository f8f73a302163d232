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
    var seen = SeenPayments()
    let work: (Transaction) throws -> Void = { tx in
      (recorded, known) = (0, 0)  // the store may run it again
      try table.forEach(file: file) { record in
        let entry = try PaymentEntry(record, file: file, event: event, in: tx).entry
        if try seen.contains(entry, in: tx) {
          known += 1
        } else {
          _ = try Payments.record(
            entry, again: entry.reference.isEmpty, letters: letters, now: event.now, in: tx)
          recorded += 1
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
