public import EventData

/// `registration.yaml`: who may register, at which fee, and how the form's columns are found.
public struct RegistrationRules: Sendable {
  /// The form's export: header aliases and clock.
  public let form: FormColumns
  /// Fee periods in order; the last one is open-ended.
  public let periods: [FeePeriod]
  /// Registration categories.
  public let categories: [RegistrationCategory]
  /// Workshops that can be booked with a registration.
  public let workshops: [Workshop]
  /// How money arrives; payments name one of these.
  public let paymentMethods: [Choice]
  /// Which numbers are an identity card's or passport's.
  public let cards: CardRules
  /// The most characters a whole name may have before a badge needs a second look.
  public let longName: Int
  /// Error or warning, by problem id.
  public let severities: Severities<RegistrationProblem>

  /// A fee period.
  public struct FeePeriod: Sendable {
    /// The code fees name it by, such as `early`.
    public let code: String
    /// The last day of the period in the event's zone; nil for the last period.
    public let until: CalendarDate?
  }

  /// A workshop.
  public struct Workshop: Sendable {
    /// The code.
    public let code: String
    /// The name, which is also matched in the form.
    public let name: String
    /// Other wordings in the form.
    public let aliases: [String]
    /// What it costs on top.
    public let fee: Money
    /// Places.
    public let capacity: Int
    /// The day it takes place.
    public let day: CalendarDate
  }
}

extension RegistrationRules {
  public init(_ fields: FieldReader) { self.init(fields, event: nil) }

  /// Reads the file; days are held against those of the event.
  public init(_ fields: FieldReader, event: EventProfile?) {
    form = fields.object("form", "How the form's export is read.") {
      FormColumns($0, RegistrationColumn.self, required: RegistrationColumn.required)
    }
    periods = fields.objects("fee_periods", "Fee periods, in order; the last one without 'until'.", required: true) {
      let period = FeePeriod(
        code: $0.code("code", "The code fees name the period by, such as early."),
        until: $0.optionalDate("until", "The last day, in the event's time zone."))
      event?.doubt(period.until, "the fee period '\(period.code)' ends", latest: event?.ends, at: "until", in: $0)
      return period
    }
    let periodCodes = periods.map(\.code)
    var number = 0
    categories = fields.objects("categories", "Registration categories.", required: true) { category in
      number += 1
      return RegistrationCategory(category, number: number, periods: periodCodes, event: event)
    }
    workshops = fields.objects("workshops", "Workshops booked with a registration.") { workshop in
      let entry = Workshop(
        code: workshop.code("code", "The code."), name: workshop.text("name", "The name, as in the form."),
        aliases: workshop.texts("aliases", "Other wordings in the form."),
        fee: workshop.money("fee", "What it costs on top."),
        capacity: workshop.number("capacity", "Places.", in: 1...100_000),
        day: workshop.date("day", "The day it takes place."))
      event?.doubt(outside: entry.day, "the workshop '\(entry.code)' takes place", at: "day", in: workshop)
      return entry
    }
    paymentMethods = fields.choices(
      "payment_methods", "How money arrives: code and wordings in the form.", required: true)
    cards = fields.optionalObject("cards", "The numbers of identity cards and passports.", CardRules.init) ?? .any
    longName = fields.number("long_name", "Characters from which a name is very long.", in: 10...200, default: 40)
    severities = Severities(fields)
    check(fields)
  }

  private func check(_ fields: FieldReader) {
    guard !fields.isRecording else { return }
    for (index, period) in periods.enumerated() {
      let isLast = index == periods.count - 1
      if isLast != (period.until == nil) {
        fields.problem(at: "fee_periods", "every fee period but the last needs 'until', and the last must not have it")
      }
      if index > 0, let until = period.until, let before = periods[index - 1].until, until <= before {
        fields.problem(at: "fee_periods", "the period '\(period.code)' ends before the period in front of it")
      }
    }
    fields.refuseTwice("categories", categories.map(\.code), "category code")
    fields.refuseTwice("fee_periods", periods.map(\.code), "fee period")
    fields.refuseTwice("workshops", workshops.map(\.code), "workshop code")
    fields.refuseTwins(
      "categories", categories.map { Choice(code: $0.code, aliases: [$0.name] + $0.aliases) }, "wording")
    fields.refuseTwins(
      "workshops", workshops.map { Choice(code: $0.code, aliases: [$0.name] + $0.aliases) }, "wording")
    fields.refuseTwins("payment_methods", paymentMethods, "wording")
    fields.doubtSpaces("payment_methods", paymentMethods.map(\.code))
    if categories.count > 255 { fields.problem(at: "categories", "a badge code has room for 255 categories") }
  }

  /// The category with a code.
  public func category(_ code: String) -> RegistrationCategory? { categories.category(code) }

  /// The fee period a day lies in.
  public func period(on day: CalendarDate) -> FeePeriod? {
    periods.first { period in period.until.map { day <= $0 } ?? true }
  }
}
