/// A registration category: what it costs, on which days it admits, how its badge looks.
public struct RegistrationCategory: Sendable {
  /// The code, such as `consultant-member`.
  public let code: String
  /// Its position from 1 in the file, which the badge token carries.
  public let number: Int
  /// The name, which is also matched in the form.
  public let name: String
  /// Other wordings in the form.
  public let aliases: [String]
  /// The word in the badge's colour band.
  public let badgeLabel: String
  /// The band's colour, `#RRGGBB`.
  public let colour: String
  /// The fee by period code.
  public let fees: [String: Money]
  /// True when a society membership number is required.
  public let needsMembership: Bool
  /// True for delegates from other countries.
  public let isAbroad: Bool
  /// Days admitted at the door; all congress days when empty.
  public let days: [CalendarDate]
}

extension RegistrationCategory {
  /// Reads one entry of `categories`; `number` counts from 1, `periods` are the codes that fees are given by, `event` is whose days
  /// they are.
  public init(_ fields: FieldReader, number: Int, periods: [String], event: EventProfile? = nil) {
    self.number = number
    code = fields.code("code", "The code, such as consultant-member.")
    name = fields.text("name", "The name, as in the form.")
    aliases = fields.texts("aliases", "Other wordings in the form.")
    badgeLabel = fields.text("badge_label", "The word in the badge's colour band.")
    colour = fields.text("colour", "The band's colour, such as '#1F6F8B'.")
    needsMembership = fields.flag("needs_membership", "yes when a membership number is required.", default: false)
    isAbroad = fields.flag("abroad", "yes for delegates from other countries.", default: false)
    var fees: [String: Money] = [:]
    fees = fields.object("fees", "The fee in each period, by its code.") { amounts in
      for period in periods { fees[period] = amounts.money(period, "The fee in this period, such as 15000 PKR.") }
      return fees
    }
    self.fees = fees
    days = fields.texts("days", "Days admitted at the door; all when left out.").compactMap { text in
      let day = CalendarDate(text)
      if day == nil { fields.problem(at: "days", "'\(text)' in 'days' is no day such as 2026-12-11") }
      return day
    }
    for day in days { event?.doubt(outside: day, "this category is admitted", at: "days", of: "\(day)", in: fields) }
    if !fields.isRecording, colour.wholeMatch(of: /#[0-9A-Fa-f]{6}/) == nil {
      fields.problem(at: "colour", "'colour' is '\(colour)'; write it in quotes as '#RRGGBB'")
    }
  }
}

extension [RegistrationCategory] {
  /// The category with a code.
  public func category(_ code: String) -> RegistrationCategory? { first { $0.code == code } }
}
