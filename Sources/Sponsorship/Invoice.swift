public import EventData

/// An invoice as it is issued: a copy of all it says, so that nothing later changes what was sent.
public struct Invoice: Sendable {
  /// A priced line or a tax line.
  public struct Line: Sendable {
    /// `item` or `tax`.
    public let kind: String
    /// What the invoice prints.
    public let description: String
    /// How many; 1 for taxes.
    public let quantity: Int64
    /// The tax rate in basis points; nil for items.
    public let basisPoints: Int64?
    /// The line's amount.
    public let amount: Money
  }

  /// `ONCO26/INV/0007`.
  public let number: String
  /// The series the number counts in, such as `ONCO26/INV`.
  public let series: String
  /// The number within the series, without gaps.
  public let seriesNumber: Int64
  /// The sponsor as it was at issue.
  public let sponsor: Sponsor
  /// The package's name.
  public let package: String
  /// The society's name, address and tax number as they were at issue.
  public let seller: EventProfile.Society
  /// When it was issued.
  public let issuedAt: Moment
  /// The day it was issued, in the event's zone.
  public let issuedOn: CalendarDate
  /// The day it is due.
  public let dueOn: CalendarDate
  /// Items, then taxes.
  public let lines: [Line]

  /// The sum of the items.
  public var net: Money { sum("item") }
  /// The sum of the taxes.
  public var tax: Money { sum("tax") }
  /// What is to be paid.
  public var total: Money { Money(minor: net.minor + tax.minor, net.currency) }

  private func sum(_ kind: String) -> Money {
    let amounts = lines.filter { $0.kind == kind }.map(\.amount.minor)
    return Money(minor: amounts.reduce(0, +), lines.first?.amount.currency ?? .pkr)
  }
}

extension Invoice {
  /// The invoice of a sponsor's package on a day: one item and the taxes in force for its province.
  ///
  /// Tax is rounded once per tax, half up, on the whole net amount.
  init(
    seriesNumber: Int64, sponsor: Sponsor, package: SponsorPackage, event: EventProfile, offer: SponsorshipOffer,
    now: Moment
  ) {
    series = Series.invoices(of: event.prefix).prefix
    number = Series.invoices(of: event.prefix).code(seriesNumber)
    self.seriesNumber = seriesNumber
    self.sponsor = sponsor
    self.package = package.name
    seller = event.society
    issuedAt = now
    issuedOn = event.zone.day(of: now)
    dueOn = issuedOn.adding(days: offer.paymentDays)
    let item = Line(
      kind: "item", description: "\(package.name), \(event.name)", quantity: 1, basisPoints: nil, amount: package.price)
    lines =
      [item]
      + offer.taxes(on: issuedOn, province: sponsor.province).map { tax in
        Line(
          kind: "tax", description: tax.name, quantity: 1, basisPoints: Int64(tax.basisPoints),
          amount: package.price.share(basisPoints: Int64(tax.basisPoints)))
      }
  }
}
