/// `event.yaml`: what the congress is, where, when, and who speaks for it.
public struct EventProfile: Sendable {
  /// The congress's name, such as `ONCO 2026: 27th Annual Cancer Congress`.
  public let name: String
  /// The short name on badges and in subjects, such as `ONCO 2026`.
  public let shortName: String
  /// The prefix of document numbers, such as `ONCO26`.
  public let prefix: String
  /// A number from 1 to 65535 inside every badge token, so that another year's badge is refused.
  public let number: Int
  /// First and last day.
  public let starts: CalendarDate
  /// Last day.
  public let ends: CalendarDate
  /// The zone all times are shown in.
  public let zone: EventZone
  /// Host city.
  public let city: String
  /// The venue's name.
  public let venue: String
  /// The venue's address.
  public let venueAddress: String
  /// What an amount without a currency is taken as.
  public let currency: Currency
  /// The digits put before a national telephone number, such as `92`.
  public let countryCode: String
  /// The country's name, as a form says where a delegate comes from; empty when it is not said.
  public let country: String
  /// True when every value is invented, as in the sample.
  public let isFictional: Bool
  /// The halls sessions take place in.
  public let halls: [Hall]
  /// The society that holds the congress and issues the invoices.
  public let society: Society
  /// Who answers for what.
  public let officers: [Officer]
  /// The committees and who their members work for.
  public let committees: [Committee]
  /// How mail is signed.
  public let mail: MailSender
  /// How the doors admit.
  public let door: DoorRules

  /// A hall.
  public struct Hall: Sendable {
    /// The code sessions name it by.
    public let code: String
    /// The name people read.
    public let name: String
    /// Seats.
    public let capacity: Int
  }

  /// The legal person behind the congress.
  public struct Society: Sendable {
    /// Legal name; money may only go to an account of this title.
    public let legalName: String
    /// Postal address, one line.
    public let address: String
    /// National tax number.
    public let ntn: String
    /// Public telephone.
    public let phone: String
    /// The account invoices and fees are paid into.
    public let account: BankAccount
  }

  /// A bank account.
  public struct BankAccount: Sendable {
    /// The title of the account.
    public let title: String
    /// The bank and branch.
    public let bank: String
    /// The IBAN, checked.
    public let iban: String
  }

  /// A person with a post.
  public struct Officer: Sendable {
    /// The post, such as `Treasurer`.
    public let post: String
    /// The name.
    public let name: String
    /// Where to write.
    public let email: EmailAddress?
  }

  /// A committee.
  public struct Committee: Sendable {
    /// What it decides.
    public let kind: Kind
    /// The name people read.
    public let name: String
    /// Who sits on it.
    public let members: [Member]

    /// What a committee decides.
    public enum Kind: String, CaseIterable, Sendable { case scientific, organising, finance, other }
  }

  /// A committee member.
  public struct Member: Sendable {
    /// The name.
    public let name: String
    /// Employer; empty when not declared.
    public let employer: String
  }

  /// How outgoing mail is signed.
  public struct MailSender: Sendable {
    /// The name in From.
    public let name: String
    /// The address in From.
    public let address: EmailAddress?
    /// Where answers about registration go.
    public let registrationReplies: EmailAddress?
    /// Where answers about invoices go.
    public let financeReplies: EmailAddress?
    /// Where answers about abstracts and reviews go; answers about registration when not given.
    public let abstractReplies: EmailAddress?
  }

  /// How the doors admit.
  public struct DoorRules: Sendable {
    /// For how long an admission counts.
    public let admitsOncePer: Span
    /// When true, a delegate whose fee is not paid is refused.
    public let requiresPayment: Bool
    /// The hour of the clock at which a new congress day begins at the door, 0...12 (late socials belong to the day
    /// before).
    public let dayStartsAtHour: Int

    /// One admission a badge and day, or one in all.
    public enum Span: String, CaseIterable, Sendable { case day, event }
  }
}

extension EventProfile {
  public init(_ fields: FieldReader) {
    name = fields.text("name", "The congress's full name.")
    shortName = fields.text("short_name", "The short name on badges and in subjects.")
    prefix = fields.text("prefix", "The prefix of document numbers, such as ONCO26: capital letters and digits.")
    number = fields.number("number", "A number no other edition has; it is inside every badge code.", in: 1...65535)
    starts = fields.date("starts", "First day.")
    ends = fields.date("ends", "Last day.")
    let zoneName = fields.text("time_zone", "The IANA time zone all times are shown in, such as Asia/Karachi.")
    let known = EventZone(zoneName)
    if known == nil, !zoneName.isEmpty {
      fields.problem(at: "time_zone", "'time_zone' is '\(zoneName)'; write a zone such as Asia/Karachi")
    }
    zone = known ?? .utc
    city = fields.text("city", "Host city.")
    venue = fields.text("venue", "The venue's name.")
    venueAddress = fields.text("venue_address", "The venue's address, on one line.")
    let code = fields.text("currency", "What an amount without a currency is taken as (ISO 4217), such as PKR.")
    currency = Currency(code) ?? .pkr
    if Currency(code) == nil, !code.isEmpty {
      fields.problem(at: "currency", "'currency' is '\(code)'; write three letters such as PKR")
    }
    countryCode = fields.text(
      "country_code", "Digits put before a national telephone number, such as 92.", default: "92")
    country = fields.text(
      "country", "The country of these numbers; who comes from another has no number of it.", default: "")
    isFictional = fields.flag("fictional", "yes while the values are samples; printed on documents.", default: false)
    halls = fields.objects("halls", "The halls sessions take place in.", required: true) { hall in
      Hall(
        code: hall.code("code", "The code sessions name the hall by."),
        name: hall.text("name", "The hall's name."),
        capacity: hall.number("capacity", "Seats.", in: 1...100_000))
    }
    society = fields.object("society", "The society that holds the congress and issues the invoices.", Society.init)
    officers = fields.objects("officers", "Who answers for what.") { officer in
      Officer(
        post: officer.text("post", "The post, such as Treasurer."),
        name: officer.text("name", "The name."),
        email: officer.email("email", "Where to write."))
    }
    committees = fields.objects("committees", "The committees.", required: true, Committee.init)
    mail = fields.object("mail", "How outgoing mail is signed.", MailSender.init)
    door =
      fields.optionalObject("door", "How the doors admit.", DoorRules.init)
      ?? DoorRules(admitsOncePer: .day, requiresPayment: true, dayStartsAtHour: 0)
    check(fields)
  }

  private func check(_ fields: FieldReader) {
    guard !fields.isRecording else { return }
    if ends < starts { fields.problem(at: "ends", "'ends' (\(ends)) is before 'starts' (\(starts))") }
    if prefix.contains(where: { !$0.isASCII || !($0.isNumber || $0.isUppercase) }) {
      fields.problem(at: "prefix", "'prefix' is '\(prefix)'; use capital letters and digits only, such as ONCO26")
    }
    fields.refuseTwice("halls", halls.map(\.code), "hall code")
    if starts.adding(days: Self.longestCongress) < ends {
      fields.doubt(at: "ends", "the congress lasts from \(starts) to \(ends), which is more than a month")
    }
  }

  private static let longestCongress = 31

  /// The congress day a moment belongs to at the door, in the event's zone.
  public func doorDay(of moment: Moment) -> CalendarDate {
    zone.day(of: moment.advanced(bySeconds: Int64(-3_600 * door.dayStartsAtHour)))
  }

  /// The officer who holds a post, by its name.
  public func officer(_ post: String) -> Officer? { officers.first { $0.post.lowercased() == post.lowercased() } }
}

extension EventProfile.Society {
  init(_ fields: FieldReader) {
    legalName = fields.text("legal_name", "The legal name; money goes only to an account of this title.")
    address = fields.text("address", "Postal address, on one line.")
    ntn = fields.text("ntn", "National tax number.")
    phone = fields.text("phone", "Public telephone.")
    account = fields.object("account", "The account fees and invoices are paid into.") { account in
      let iban = account.text("iban", "The IBAN.")
      if !account.isRecording, Iban(iban) == nil {
        account.problem(at: "iban", "'iban' is '\(iban)'; its check digits do not fit (ISO 13616), so a digit is wrong")
      }
      return EventProfile.BankAccount(
        title: account.text("title", "The account's title."), bank: account.text("bank", "Bank and branch."),
        iban: Iban(iban)?.description ?? iban)
    }
  }
}

extension EventProfile.Committee {
  init(_ fields: FieldReader) {
    kind = fields.choice("kind", "What the committee decides.", or: .other, required: true)
    name = fields.text("name", "The committee's name.")
    members = fields.objects("members", "Who sits on it.", required: true) { member in
      EventProfile.Member(
        name: member.text("name", "The name."),
        employer: member.optionalText("employer", "Employer; left out when not declared yet.") ?? "")
    }
  }
}

extension EventProfile.MailSender {
  init(_ fields: FieldReader) {
    name = fields.text("name", "The name in From.")
    address = fields.email("address", "The address in From.")
    registrationReplies = fields.email("registration_replies", "Where answers about registration go.")
    financeReplies = fields.email("finance_replies", "Where answers about invoices go.")
    let abstracts = fields.optionalText("abstract_replies", "Where answers about abstracts and reviews go.")
    if !fields.isRecording, let abstracts, EmailAddress(abstracts) == nil {
      fields.problem(at: "abstract_replies", "'abstract_replies' is '\(abstracts)', which is no e-mail address")
    }
    abstractReplies = abstracts.flatMap { EmailAddress($0) } ?? registrationReplies
  }
}

extension EventProfile.DoorRules {
  init(_ fields: FieldReader) {
    admitsOncePer = fields.choice("admits_once_per", "One admission a day, or one in all.", or: .day, required: true)
    requiresPayment = fields.flag("requires_payment", "no lets delegates in whose fee is not paid.", default: true)
    dayStartsAtHour = fields.number("day_starts_at_hour", "The hour a new congress day begins.", in: 0...12, default: 0)
  }
}
