import ArgumentParser
import Compliance
import Documents
import EventData
import Foundation

/// `onco compliance check`.
struct ComplianceCheckCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check sponsors, programme, committees and payments.",
    discussion: """
      Missing data is 'unknown', never a pass. The exit code is 1 when an open finding is as grave as --fail-on. A \
      pre-check, not legal advice.
      """)

  @Option(
    name: .customLong("fail-on"),
    help: "The exit code is 1 from this severity: critical, error, warning, info. Else as compliance.yaml says.")
  var failOn: Severity?
  @Flag(name: .customLong("strict-unknown"), help: "Unknown counts as a finding for the exit code.")
  var strictUnknown = false
  @Option(help: "Also write the report as a PDF.")
  var pdf: String?
  @OptionGroup var options: EventOptions
  @Option(help: "How to print: text for people, json for programs.")
  var format: ComplianceFormat = .text

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options).looking
    let report = try event.complianceReport(event.openStore())
    switch format {
    case .text: context.print(report.text())
    case .json: context.print(report.json.rendered(pretty: true))
    }
    if let pdf {
      let html = try event.templates().render("pages/compliance-report", with: report.pageFields, as: .html)
      try await PagePress(fonts: try FontSet()).pdf(fromHTML: html, to: context.url(pdf))
      context.say("Report written to \(pdf)")
    }
    return report.exitsWithFindings(at: failOn, strictUnknown: strictUnknown) ? .partly : .done
  }
}

/// How a compliance report is printed.
enum ComplianceFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}
