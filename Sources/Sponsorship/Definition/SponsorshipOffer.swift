public import EventData

/// `sponsorship.yaml`: packages, taxes with their dates, and what invoices say.
public struct SponsorshipOffer: Sendable {
  /// The packages on offer.
  public let packages: [SponsorPackage]
  /// Taxes on invoices.
  public let taxes: [TaxRate]
  /// Provinces and countries whose sponsors are invoiced without tax, on purpose.
  public let untaxedProvinces: [String]
  /// Days from issue until an invoice is due.
  public let paymentDays: Int
  /// A note printed on every invoice; empty for none.
  public let invoiceNote: String

  /// A tax with the days and provinces it is in force.
  public struct TaxRate: Sendable {
    /// The name on the invoice, such as `Punjab sales tax on services`.
    public let name: String
    /// The rate in basis points: 1600 is 16 %.
    public let basisPoints: Int
    /// First day in force.
    public let from: CalendarDate
    /// Last day in force; nil when open.
    public let until: CalendarDate?
    /// The sponsor's provinces it applies to; all when empty.
    public let provinces: [String]
  }
}

/// A sponsorship package.
public struct SponsorPackage: Sendable {
  /// The code, such as `platinum`.
  public let code: String
  /// The name on the invoice.
  public let name: String
  /// The price without tax.
  public let price: Money
  /// How many are on offer; nil without limit.
  public let limit: Int?
  /// What the sponsor gets, one line each.
  public let benefits: [String]
}

extension SponsorshipOffer {
  public init(_ fields: FieldReader) { self.init(fields, event: nil) }

  /// Reads the file; days are held against those of the event.
  public init(_ fields: FieldReader, event: EventProfile?) {
    packages = fields.objects("packages", "The packages on offer.", required: true) { package in
      let limit = package.number("limit", "How many are on offer; 0 for no limit.", in: 0...10_000, default: 0)
      return SponsorPackage(
        code: package.code("code", "The code, such as platinum."),
        name: package.text("name", "The name on the invoice."),
        price: package.money("price", "The price without tax."), limit: limit == 0 ? nil : limit,
        benefits: package.texts("benefits", "What the sponsor gets, one line each.", required: true))
    }
    taxes = fields.objects("taxes", "Taxes on invoices, with the days they are in force.") { tax in
      TaxRate(
        name: tax.text("name", "The name on the invoice."),
        basisPoints: tax.number("basis_points", "The rate: 1600 is 16 %.", in: 1...10_000),
        from: tax.date("from", "First day in force."), until: tax.optionalDate("until", "Last day in force."),
        provinces: tax.texts("provinces", "The sponsor's provinces it applies to; all when left out."))
    }
    untaxedProvinces = fields.texts(
      "untaxed_provinces", "Provinces and countries whose sponsors are invoiced without tax, on purpose.")
    paymentDays = fields.number("payment_days", "Days from issue until an invoice is due.", in: 0...365)
    invoiceNote = fields.optionalText("invoice_note", "A note printed on every invoice.") ?? ""
    guard !fields.isRecording else { return }
    fields.refuseTwice("packages", packages.map(\.code), "package code")
    fields.refuseTwins("packages", packages.map { Choice(code: $0.code, aliases: [$0.name]) }, "name")
    if let event, event.starts.dayNumber != 0, let last = taxes.compactMap(\.until).max(), last < event.starts,
      taxes.allSatisfy({ $0.until != nil })
    {
      fields.doubt(at: "taxes", "every tax ends before the congress, the last on \(last): add those in force then")
    }
  }

  /// The package with a code.
  public func package(_ code: String) -> SponsorPackage? { packages.first { $0.code == code } }

  /// The taxes in force on a day for a sponsor of a province.
  public func taxes(on day: CalendarDate, province: String) -> [TaxRate] {
    taxes.filter { tax in
      tax.from <= day && tax.until.map { day <= $0 } ?? true
        && (tax.provinces.isEmpty || tax.provinces.contains { folded($0) == folded(province) })
    }
  }
}
