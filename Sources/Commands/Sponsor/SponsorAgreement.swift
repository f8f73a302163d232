import ArgumentParser
import EventData
import Sponsorship

/// `onco sponsor agreement`.
struct SponsorAgreement: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement", abstract: "Note the agreement with a sponsor: the society's side, and both signatures.")

  @Argument(help: "The sponsor's code, such as S-001.")
  var code: String
  @Option(help: "Who stands in the agreement for the society: its legal name.")
  var party: String?
  @Option(name: .customLong("signed-by-society"), help: "The day the society signed, such as 2026-08-01.")
  var signedBySociety: String?
  @Option(name: .customLong("signed-by-sponsor"), help: "The day the sponsor signed.")
  var signedBySponsor: String?
  @OptionGroup var options: EventOptions

  func validate() throws {
    if party == nil && signedBySociety == nil && signedBySponsor == nil {
      throw ValidationError("Say what to note: --party, --signed-by-society or --signed-by-sponsor.")
    }
  }

  func run(in context: CommandContext) async throws -> Ending {
    let society = try signedBySociety.map(CalendarDate.typed)
    let sponsor = try signedBySponsor.map(CalendarDate.typed)
    let event = try context.event(options)
    let plausible = Plausibility(before: event.definition.event.ends, now: event.now, in: event.zone)
    try [society, sponsor].compactMap(\.self).forEach(plausible.require)
    let store = try event.openStore()
    try store.write(event.author) {
      try Sponsors.recordAgreement(
        Series.sponsor.complete(code), party: party, signedBySociety: society, signedBySponsor: sponsor,
        in: $0)
    }
    context.print("\(Series.sponsor.complete(code)): agreement noted.")
    return .done
  }
}
