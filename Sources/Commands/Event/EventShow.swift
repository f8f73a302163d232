import ArgumentParser
import EventData

/// `onco event show`.
struct EventShow: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what the event's files say: dates, fees, packages, taxes.")

  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let profile = event.definition.event
    var details = Details()
    details.add("name", "Event", profile.name)
    details.add(
      "fictional", "", profile.isFictional ? "a sample: every value is invented" : "", json: .flag(profile.isFictional))
    details.add("dates", "Dates", "\(profile.starts) to \(profile.ends) (\(profile.zone.name))")
    details.add("venue", "Venue", "\(profile.venue), \(profile.venueAddress), \(profile.city)")
    details.add("society", "Society", "\(profile.society.legalName), NTN \(profile.society.ntn)")
    details.add(
      "account", "Account",
      "\(profile.society.account.title), \(profile.society.account.bank), \(profile.society.account.iban)")
    list("halls", "Halls", profile.halls.map { "\($0.code): \($0.name), \($0.capacity) seats" }, in: &details)
    list(
      "committees", "Committees", profile.committees.map { "\($0.name): \(counted($0.members.count, "member"))" },
      in: &details)
    let rules = event.definition.registration
    list(
      "fee_periods", "Fee periods", rules.periods.map { "\($0.code)\($0.until.map { " until \($0)" } ?? "")" },
      in: &details)
    list(
      "categories", "Categories",
      rules.categories.map { category in
        let fees = rules.periods.compactMap { period in category.fees[period.code].map { "\(period.code) \($0)" } }
        return "\(category.name): \(fees.joined(separator: ", "))"
      }, in: &details)
    list(
      "workshops", "Workshops", rules.workshops.map { "\($0.name), \($0.day): \($0.fee), \($0.capacity) places" },
      in: &details)
    let offer = event.definition.sponsorship
    list("packages", "Packages", offer.packages.map { "\($0.name): \($0.price)" }, in: &details)
    list(
      "taxes", "Taxes",
      offer.taxes.map {
        "\($0.name): \($0.basisPoints) basis points from \($0.from)\($0.until.map { " to \($0)" } ?? "")"
      },
      in: &details)
    context.surroundings.write(details.rendered(as: format.format))
    return .done
  }

  private func list(_ name: String, _ label: String, _ values: [String], in details: inout Details) {
    details.add(name, label, values.joined(separator: "\n"), json: .list(values.map { .text($0) }))
  }
}
