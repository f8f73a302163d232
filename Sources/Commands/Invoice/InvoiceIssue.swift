import ArgumentParser
import Compliance
import EventData
import Foundation
import Sponsorship

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
    let issuer = try event.invoiceIssuer(store)
    let code = Series.sponsor.complete(sponsor)
    try warn(of: code, event, store)
    if dryRun.dryRun {
      let invoice = try issuer.preview(code, again: again, now: event.now)
      for line in invoice.lines { context.print("  \(line.description): \(line.amount)") }
      context.print(
        "Would issue \(invoice.number) to \(invoice.sponsor.name): \(invoice.total), due \(invoice.dueOn) (dry run: nothing was kept)"
      )
      return .done
    }
    let out = try event.outFolder()
    let invoice = try await issuer.issue(to: code, again: again, author: event.author, folder: out)
    context.print("\(invoice.number) issued to \(invoice.sponsor.name): \(invoice.total), due \(invoice.dueOn).")
    context.say("Document: \(out.appending(path: InvoiceIssuer.fileName(of: invoice.number)).path)")
    context.say("The mail to \(invoice.sponsor.contactEmail) waits in the outbox: onco mail send")
    return .done
  }

  /// Says when the rules speak against the sponsor: an invoice cannot be taken back. Rules that cannot be run hold up none.
  private func warn(of code: String, _ event: EventContext, _ store: Store) throws {
    guard let sponsor = try store.read({ try? Sponsors.required(code, in: $0) }), sponsor.withdrawal == nil else {
      return
    }
    let report: ComplianceReport
    do {
      report = try event.complianceReport(store, mayWrite: !dryRun.dryRun)
    } catch {
      let reason = "\(error)".prefix { $0 != "\n" }
      event.context.say("Warning: the compliance rules could not be run (\(reason)): onco compliance check")
      return
    }
    for finding in report.findings(about: sponsor.name, code: code, from: .critical) {
      event.context.say(
        "Warning: \(finding.rule.id) (\(finding.rule.severity.rawValue)): \(finding.message) \(finding.remedy) "
          + "To refuse: onco sponsor withdraw \(code) --reason ...")
    }
  }
}
