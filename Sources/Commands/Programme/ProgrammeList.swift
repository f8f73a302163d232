import ArgumentParser
import EventData
import Programme
import Reviews

/// `onco programme list`.
struct ProgrammeList: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the abstracts of the programme in their order.")

  @Option(help: "Only this session's code.")
  var session: String?
  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func table(in event: EventContext) throws -> Table<some Any> {
    let view = try event.openStore().read { try ProgrammeView(event.definition.programmeRules, in: $0) }
    if let session, !view.sessions.contains(where: { folded($0.code) == folded(session) }) {
      let codes = view.sessions.filter { $0.abstracts != nil }.map(\.code)
      throw ExplainedError.missing("session", session, among: codes)
    }
    let order = view.sessions.enumerated().map { ($1.code, $0) }.firsts()
    let entries = view.entries.filter { session == nil || folded($0.placement.session) == folded(session ?? "") }
      .sorted {
        (order[$0.placement.session] ?? .max, $0.placement.position)
          < (order[$1.placement.session] ?? .max, $1.placement.position)
      }
    return Table(entries, noun: "place") {
      Column("session", "Session") { .text($0.placement.session) }
      Column("position", "No.") { .number($0.placement.position) }
      Column("starts", "Begins") { .moment($0.placement.starts, event.zone) }
      Column("board", "Board") { .text($0.placement.board) }
      Column("code", "Code") { .text($0.placement.code) }
      Column("presenter", "Presenter") { .text($0.abstract.presenter) }
      Column("title", "Title", widest: 50, least: 18) { .text($0.abstract.title) }
      Column("fixed", "Fixed", spare: true) { .text($0.placement.isFixed ? "yes" : "no") }
      Column("reply", "Answer", spare: true) { .text($0.abstract.reply?.state) }
    }
  }
}
