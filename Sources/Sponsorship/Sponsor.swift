public import EventData

/// A sponsor and what was agreed with it.
public struct Sponsor: Sendable {
  /// `S-001`; empty before it was added.
  public var code = ""
  /// The legal name, as on invoices.
  public var name: String
  /// Who invoices go to.
  public var contactName: String
  /// Where invoices are mailed.
  public var contactEmail: EmailAddress
  /// Postal address, one line.
  public var address: String
  /// Province, which decides the sales tax.
  public var province: String
  /// National tax number; empty when unknown.
  public var ntn = ""
  /// Sales tax registration number; empty when unknown.
  public var strn = ""
  /// The package's code.
  public var package: String
  /// What the company makes or does, such as `pharmaceuticals`; empty when not known yet.
  public var sector = ""
  /// The company that owns it; empty when not known yet.
  public var parent = ""
  /// Other names it is known by.
  public var aliases: [String] = []
  /// Its product brands.
  public var brands: [String] = []
  /// Who the agreement names as the society's side; empty when there is none yet.
  public var agreementParty = ""
  /// The day the society signed; nil while it has not.
  public var signedBySociety: CalendarDate?
  /// The day the sponsor signed; nil while it has not.
  public var signedBySponsor: CalendarDate?

  /// The day it was withdrawn, and why; nil while it supports the congress.
  public var withdrawal: Withdrawal?

  /// That a sponsor supports the congress no longer.
  public struct Withdrawal: Equatable, Sendable {
    /// The day, in the event's zone.
    public let day: CalendarDate
    /// Why, in the committee's words.
    public let reason: String
    public init(day: CalendarDate, reason: String) { (self.day, self.reason) = (day, reason) }
  }

  /// A sponsor with what an invoice needs; the rest may follow.
  public init(
    name: String, contactName: String, contactEmail: EmailAddress, address: String, province: String, package: String
  ) {
    (self.name, self.contactName, self.contactEmail) = (name, contactName, contactEmail)
    (self.address, self.province, self.package) = (address, province, package)
  }
}

extension Sponsor {
  /// `signed`, or who has not signed yet.
  public var agreementState: String {
    switch (signedBySociety, signedBySponsor) {
    case (nil, nil): "not signed"
    case (nil, _): "society has not signed"
    case (_, nil): "sponsor has not signed"
    default: "signed"
    }
  }
}
