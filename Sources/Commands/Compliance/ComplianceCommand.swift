import ArgumentParser
import Compliance
import Documents
import EventData
import Foundation

/// `onco compliance`.
struct ComplianceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compliance", abstract: "Check the congress against the rules on industry participation.",
    subcommands: [ComplianceChecking.self, ComplianceRules.self, ComplianceExplain.self, ComplianceVerify.self])
}

/// `onco compliance check`.
struct ComplianceChecking: ContextCommand {
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
    let event = try context.event(options)
    let book = try context.ruleBook()
    let store = try event.openStore()
    try store.write(event.author) { _ = try ProgrammeSync.write(event.definition, in: $0) }
    let report = try ComplianceCheck.run(
      book: book, policy: event.definition.compliance, store: store, asOf: event.now, event: event.definition.event)
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

/// `onco compliance rules`.
struct ComplianceRules: ContextCommand {
  static let configuration = CommandConfiguration(commandName: "rules", abstract: "List the rules of the rulebook.")

  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let rows = try context.ruleBook().rules.map { rule in
      [
        Listing.Cell.text(rule.id), .text(rule.severity.rawValue), .text(rule.title), .text(rule.pack),
        .text(rule.binds), .text(rule.isVerified ? "yes" : "no"),
      ]
    }
    let columns = [
      Listing.Column("id", "Rule"), .init("severity", "Severity"), .init("title", "Title"), .init("pack", "Pack"),
      .init("binds", "Binds"), .init("verified", "Clause verified"),
    ]
    context.print(Listing(columns: columns, rows: rows), as: format, noun: "rule")
    return .done
  }
}

/// `onco compliance explain`.
struct ComplianceExplain: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain one rule: what it asks, of whom, on which authority, with examples.")

  @Argument(help: "The rule's id, such as SYM-001.")
  var rule: String
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let book = try context.ruleBook()
    guard let rule = book.rule(rule.uppercased()) else {
      let ids = book.rules.map(\.id)
      let hint = nearest(to: rule.uppercased(), in: ids).map { " Did you mean '\($0)'?" } ?? ""
      throw ExplainedError(
        .usage, "There is no rule '\(rule)'.\(hint)", remedy: "See them all with: onco compliance rules")
    }
    var details = Details()
    details.add("id", "Rule", rule.id)
    details.add("title", "Title", rule.title)
    details.add("severity", "Severity", rule.severity.rawValue)
    details.add("binds", "Binds", rule.binds)
    details.add("authority", "Authority", rule.authority)
    details.add("pack", "Pack", rule.pack)
    details.add("phase", "From", rule.phase)
    details.add(
      "cites", "Sources", rule.citations.map(\.line).joined(separator: "\n"),
      json: .list(rule.citations.map { .text($0.line) }))
    details.add(
      "parameters", "Parameters",
      rule.parameters.map { "\($0.name): \($0.values.joined(separator: ", "))" }.joined(separator: "\n"),
      json: .object(rule.parameters.map { ($0.name, .list($0.values.map { .text($0) })) }))
    details.add(
      "examples", "Examples", rule.examples.map { "\($0.expected.rawValue): \($0.name)" }.joined(separator: "\n"),
      json: .list(rule.examples.map { .text("\($0.expected.rawValue): \($0.name)") }))
    context.surroundings.write(details.rendered(as: format.format))
    return .done
  }
}

/// `onco compliance verify`.
struct ComplianceVerify: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Run every example of every rule: the rulebook's own test.")

  func run(in context: CommandContext) async throws -> Ending {
    let trials = try context.ruleBook().verify()
    for trial in trials where trial.flaw != nil {
      context.print("\(trial.rule), \(trial.example.name): \(trial.flaw ?? "")")
    }
    let flawed = trials.count { $0.flaw != nil }
    context.print("\(counted(trials.count, "example")) run, \(flawed) not as expected.")
    if flawed > 0 { throw ExitCode(65) }
    return .done
  }
}

extension CommandContext {
  /// The rulebook, read and checked.
  func ruleBook() throws -> RuleBook {
    let folder = try share.rulebook()
    var files: [String: String] = [:]
    let paths = FileManager.default.enumerator(atPath: folder.path)
    while let path = paths?.nextObject() as? String {
      guard path.hasSuffix(".yaml") else { continue }
      files[path] = String(decoding: try Data(contentsOf: folder.appending(path: path)), as: UTF8.self)
    }
    return try RuleBook.read(files: files)
  }
}
