import Abstracts
import ArgumentParser
import EventData

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
    let record = try AbstractArchive.show(Series.abstract.complete(code), in: event.openStore())
    context.surroundings.write(details(of: record, zone: event.zone).rendered(as: format.format))
    return .done
  }

  private func details(of record: AbstractRecord, zone: EventZone) -> Details {
    let content = record.content
    var details = Details()
    details.add("code", "Code", record.code)
    details.add("state", "State", record.state.rawValue)
    details.add("type", "Type", content.type)
    details.add("stage", "Stage", content.stage.rawValue)
    details.add("title", "Title", content.title)
    details.add("presenter", "Presenter", content.presenter)
    details.add("authors", "Authors", list: content.authors.map(\.description))
    details.add("affiliations", "Affiliations", list: content.affiliations.map(\.description))
    details.add("email", "E-mail", content.email)
    details.add("orcid", "ORCID", content.orcid)
    details.add("track", "Track", content.track)
    details.add("presentation", "Wish", content.presentation)
    details.add("length", "Length", String(record.length), json: .number(Int64(record.length)))
    details.add("body", "Text", content.body)
    details.add("table", "Table", content.table)
    details.add("trials", "Trials", list: content.trials.map { "\($0.number) (\($0.registry))" })
    details.add("encore", "Shown before", content.encore?.description)
    details.add("funding", "Funding", content.funding)
    details.add("keywords", "Keywords", list: content.keywords)
    details.add("conflict_of_interest", "Interests", content.conflictOfInterest)
    details.add("ethics", "Ethics", content.ethics)
    details.add("submitted", "Sent", zone.text(content.submitted))
    details.add("source", "From", "\(record.sourceName), row \(record.sourceRow)")
    details.add("problems", "Problems", list: record.problems.map { "\($0.id): \($0.message)" })
    details.add(
      "revisions", "Earlier versions",
      list: record.revisions.map {
        "\($0.number), replaced \(zone.text($0.replaced)) by \($0.actor): \($0.changes.joined(separator: "; "))"
      })
    return details
  }

}
