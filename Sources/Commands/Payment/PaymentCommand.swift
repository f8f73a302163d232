import ArgumentParser
import EventData

/// `onco payment`.
struct PaymentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "payment", abstract: "Money received for registrations and invoices.",
    subcommands: [PaymentRecord.self, PaymentImport.self, PaymentList.self])
}
