import ArgumentParser

/// `onco invoice`.
struct InvoiceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invoice", abstract: "Invoices to sponsors.",
    subcommands: [InvoiceIssue.self, InvoiceList.self, InvoiceShow.self])
}
