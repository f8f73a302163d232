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
    details.add("halls", "Halls", list: profile.halls.map { "\($0.code): \($0.name), \($0.capacity) seats" })
    details.add(
      "committees", "Committees", list: profile.committees.map { "\($0.name): \(counted($0.members.count, "member"))" })
    let rules = event.definition.registration
    details.add(
      "fee_periods", "Fee periods", list: rules.periods.map { "\($0.code)\($0.until.map { " until \($0)" } ?? "")" })
    details.add(
      "categories", "Categories",
      list: rules.categories.map { category in
        let fees = rules.periods.compactMap { period in category.fees[period.code].map { "\(period.code) \($0)" } }
        return "\(category.name): \(fees.joined(separator: ", "))"
      })
    details.add(
      "workshops", "Workshops", list: rules.workshops.map { "\($0.name), \($0.day): \($0.fee), \($0.capacity) places" })
    let offer = event.definition.sponsorship
    details.add("packages", "Packages", list: offer.packages.map { "\($0.name): \($0.price)" })
    details.add(
      "taxes", "Taxes",
      list: offer.taxes.map {
        "\($0.name): \(Percent.text(basisPoints: $0.basisPoints)) from \($0.from)\($0.until.map { " to \($0)" } ?? "")"
      })
    context.surroundings.write(details.rendered(as: format.format))
    return .done
  }

}
