import Abstracts
import ArgumentParser
import EventData

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
    let ids = CallForAbstracts.problems.map(\.id)
    if let problem, !ids.contains(problem) {
      let hint = nearest(to: problem, in: ids).map { " Did you mean '\($0)'?" } ?? ""
      throw ExplainedError(
        .usage, "There is no problem '\(problem)'.\(hint)", remedy: "Choose one of: \(ids.joined(separator: ", ")).")
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
