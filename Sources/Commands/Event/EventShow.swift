import ArgumentParser
import EventData

/// `onco event show`.
struct EventShow: ShowCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what the event's files say: dates, fees, packages, taxes.")

  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func details(in event: EventContext) throws -> Details {
    let rules = event.definition.registration, offer = event.definition.sponsorship
    return Details(event.definition.event) {
      Column("name", "Event") { .text($0.name) }
      Column("fictional", "") {
        Cell($0.isFictional ? "a sample: every value is invented" : "", json: .flag($0.isFictional))
      }
      Column("dates", "Dates") { .text("\($0.starts) to \($0.ends) (\($0.zone.name))") }
      Column("venue", "Venue") { .text("\($0.venue), \($0.venueAddress), \($0.city)") }
      Column("society", "Society") { .text("\($0.society.legalName), NTN \($0.society.ntn)") }
      Column("account", "Account") { profile in
        let account = profile.society.account
        return .text("\(account.title), \(account.bank), \(account.iban)")
      }
      Column("halls", "Halls") { .lines($0.halls.map { "\($0.code): \($0.name), \($0.capacity) seats" }) }
      Column("committees", "Committees") {
        .lines($0.committees.map { "\($0.name): \(counted($0.members.count, "member"))" })
      }
      Column("fee_periods", "Fee periods") { _ in
        .lines(rules.periods.map { "\($0.code)\($0.until.map { " until \($0)" } ?? "")" })
      }
      Column("categories", "Categories") { _ in
        .lines(
          rules.categories.map { category in
            let fees = rules.periods.compactMap { period in category.fees[period.code].map { "\(period.code) \($0)" }
            }
            return "\(category.name): \(fees.joined(separator: ", "))"
          })
      }
      Column("workshops", "Workshops") { _ in
        .lines(rules.workshops.map { "\($0.name), \($0.day): \($0.fee), \($0.capacity) places" })
      }
      Column("packages", "Packages") { _ in .lines(offer.packages.map { "\($0.name): \($0.price)" }) }
      Column("taxes", "Taxes") { _ in
        .lines(
          offer.taxes.map {
            "\($0.name): \(Percent.text(basisPoints: $0.basisPoints)) from \($0.from)\($0.until.map { " to \($0)" } ?? "")"
          })
      }
    }
  }

}
