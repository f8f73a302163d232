import Abstracts
import ArgumentParser
import EventData
import Foundation

/// `onco abstract`.
struct AbstractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "abstract", abstract: "Abstracts: import the form's export, list, show.",
    subcommands: [AbstractImport.self, AbstractList.self, AbstractShow.self])
}

/// `onco abstract import`.
struct AbstractImport: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take the abstract form's CSV export into the event.",
    discussion: """
      The same file again changes nothing; a corrected file changes what differs and keeps the old version. Rows with \
      an error are refused and the others taken; --refused writes them to a CSV with problem and remedy, to send back.
      """)

  @Argument(help: "The CSV file (UTF-8).")
  var file: String
  @Option(help: "Write the refused rows to this CSV.")
  var refused: String?
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let bytes = try context.read(file)
    let event = try context.event(options)
    let line = context.progress("Abstracts")
    let report = try AbstractIntake.importing(
      bytes, file: URL(filePath: file).lastPathComponent, call: event.definition.abstracts,
      definitionFile: "abstracts.yaml", countryCode: event.definition.event.countryCode, store: event.openStore(),
      author: event.author, dryRun: dryRun.dryRun, progress: { line.show($0, of: $1) })
    return try context.print(report, as: format, dryRun: dryRun.dryRun, refusedTo: refused)
  }
}

/// `onco abstract list`.
struct AbstractList: ContextCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List abstracts.")

  @Option(help: "Only this track's code.")
  var track: String?
  @Option(help: "Only abstracts with this problem, such as not-anonymous.")
  var problem: String?
  @Option(help: "Only titles, authors or codes that hold this; case and accents do not matter.")
  var search: String?
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    if let track, !event.definition.abstracts.tracks.contains(where: { $0.code == track }) {
      let codes = event.definition.abstracts.tracks.map(\.code)
      throw ExplainedError(
        .usage, "There is no track '\(track)'", remedy: "Choose one of: \(codes.joined(separator: ", ")).")
    }
    let filter = AbstractFilter(track: track, problem: problem, text: search)
    let rows = try AbstractArchive.list(filter, in: event.openStore()).map { summary in
      [
        Listing.Cell.text(summary.code), .text(summary.title), .text(summary.presenter), .optional(summary.track),
        .optional(summary.presentation), .number(summary.length), .moment(summary.submitted, event.zone),
        .texts(summary.problems), .text(summary.state.rawValue),
      ]
    }
    let columns = [
      Listing.Column("code", "Code"), .init("title", "Title", widest: 60), .init("presenter", "Presenter"),
      .init("track", "Track"), .init("presentation", "Wish"), .init("length", "Length", right: true),
      .init("submitted", "Sent"), .init("problems", "Problems"), .init("state", "State"),
    ]
    context.print(Listing(columns: columns, rows: rows), as: format, noun: "abstract")
    return .done
  }
}

/// `onco abstract show`.
struct AbstractShow: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one abstract in full, with its problems and earlier versions.")

  @Argument(help: "The code, such as A-0012.")
  var code: String
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let record = try AbstractArchive.show(code.uppercased(), in: event.openStore())
    context.surroundings.write(details(of: record, zone: event.zone).rendered(as: format.format))
    return .done
  }

  private func details(of record: AbstractRecord, zone: EventZone) -> Details {
    let content = record.content
    var details = Details()
    details.add("code", "Code", record.code)
    details.add("state", "State", record.state.rawValue)
    details.add("title", "Title", content.title)
    details.add("presenter", "Presenter", content.presenter)
    list("authors", "Authors", content.authors.map(\.description), in: &details)
    list("affiliations", "Affiliations", content.affiliations.map(\.description), in: &details)
    details.add("email", "E-mail", content.email)
    details.add("orcid", "ORCID", content.orcid)
    details.add("track", "Track", content.track)
    details.add("presentation", "Wish", content.presentation)
    details.add("length", "Length", String(record.length), json: .number(Int64(record.length)))
    details.add("body", "Text", content.body)
    list("keywords", "Keywords", content.keywords, in: &details)
    details.add("conflict_of_interest", "Interests", content.conflictOfInterest)
    details.add("ethics", "Ethics", content.ethics)
    details.add("submitted", "Sent", zone.text(content.submitted))
    details.add("source", "From", "\(record.sourceFile), row \(record.sourceRow)")
    list("problems", "Problems", record.problems.map { "\($0.id): \($0.message)" }, in: &details)
    list(
      "revisions", "Earlier versions",
      record.revisions.map {
        "\($0.number), replaced \(zone.text($0.replaced)) by \($0.actor): \($0.changes.joined(separator: "; "))"
      },
      in: &details)
    return details
  }

  private func list(_ name: String, _ label: String, _ values: [String], in details: inout Details) {
    details.add(name, label, values.joined(separator: "\n"), json: .list(values.map { .text($0) }))
  }
}
