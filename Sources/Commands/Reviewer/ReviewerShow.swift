import ArgumentParser
import EventData
import Reviews

/// `onco reviewer show`.
struct ReviewerShow: ContextCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one reviewer in full.")

  @Argument(help: "The code, such as RV-003, or the e-mail address.")
  var code: String
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let summary = try event.openStore().read { try ReviewerBook.show(code, in: $0) }
    let reviewer = summary.reviewer
    let rules = event.definition.abstracts.review
    var details = Details()
    details.add("code", "Code", reviewer.code)
    details.add("name", "Name", reviewer.name)
    details.add("state", "State", reviewer.state.rawValue)
    details.add("email", "E-mail", reviewer.email.description)
    details.add("orcid", "ORCID", reviewer.orcid)
    details.add("institution", "Institution", reviewer.institution)
    details.add("city", "City", reviewer.city)
    details.add("tracks", "Tracks", list: reviewer.tracks)
    let lower = reviewer.loadLower ?? rules?.loadLower ?? 0
    details.add("min", "At least", String(lower), json: .number(Int64(lower)))
    let upper = reviewer.loadUpper ?? rules?.loadUpper
    details.add("max", "At most", upper.map(String.init) ?? "", json: upper.map { .number(Int64($0)) } ?? .null)
    details.add("declared", "Close to", list: reviewer.declared)
    details.add("absences", "Away", list: reviewer.absences.map(\.description))
    for (name, label, number) in [
      ("assigned", "Abstracts", summary.assigned), ("returned", "Came back", summary.returned),
      ("conflicts", "Conflicts", summary.conflicts), ("open_conflicts", "Open findings", summary.openConflicts),
      ("bids", "Bids", summary.bids),
    ] {
      details.add(name, label, String(number), json: .number(Int64(number)))
    }
    context.surroundings.write(details.rendered(as: format.format))
    return .done
  }
}
