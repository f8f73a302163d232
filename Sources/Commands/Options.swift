import ArgumentParser
import EventData

/// Which event, which database, who and when: on every command that works on an event.
struct EventOptions: ParsableArguments {
  @Option(help: "The event: a folder, or a name under Events/. Else ONCO_EVENT, else the folder you stand in.")
  var event: String?

  @Option(
    help: "The database: sqlite:PATH or postgres://... Else ONCO_DATABASE, else data/event.sqlite beside the event.")
  var database: String?

  @Option(help: "Who does this, for the audit trail. Else ONCO_ACTOR, else your login name.")
  var actor: String?

  @Option(
    name: .customLong("as-of"),
    help: "Take this as the present: '2026-12-11' (noon) or '2026-12-11 09:00', in the event's time zone.")
  var asOf: String?
}

/// How a list is printed.
struct FormatOption: ParsableArguments {
  @Option(help: "How to print: table for people, json or csv for programs.")
  var format: OutputFormat = .table
}

/// How a result is printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv
}

/// Says what would happen and changes nothing.
struct DryRunOption: ParsableArguments {
  /// What is said of a line that tells of a change nobody made.
  static let note = "(dry run: nothing was kept)"

  @Flag(name: .customLong("dry-run"), help: "Say what would happen and change nothing.")
  var dryRun = false

  /// The note after a dry run; else nothing.
  var suffix: String { dryRun ? " \(Self.note)" : "" }
}

/// Refuses a word that is none of those there are; nil is fine.
func check(_ typed: String?, among known: [String], _ noun: String) throws {
  if let typed, !known.contains(typed) { throw ExplainedError.missing(noun, typed, among: known) }
}

extension CalendarDate {
  /// The day that was typed. Throws `ExplainedError` (64) when it is none.
  static func typed(_ text: String) throws -> CalendarDate {
    if let day = CalendarDate(text.trimmed) { return day }
    throw ExplainedError(.usage, "'\(text)' is no day", remedy: "Write it as 2026-10-20.")
  }
}

extension EmailAddress {
  /// The address that was typed. Throws `ExplainedError` (64) when it is none.
  static func typed(_ text: String) throws -> EmailAddress {
    if let address = EmailAddress(text) { return address }
    throw ExplainedError(.usage, "'\(text)' is no e-mail address", remedy: "Write it as in name@hospital.example.")
  }
}

extension CaseIterable where Self: RawRepresentable, RawValue == String {
  /// The kind that was typed, or an error that names the nearest.
  static func typed(_ text: String, as noun: String = "kind") throws -> Self {
    if let kind = Self(rawValue: text) { return kind }
    throw ExplainedError.missing(noun, text, among: allCases.map(\.rawValue))
  }
}
