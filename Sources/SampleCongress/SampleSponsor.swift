public import EventData

/// An invented company that supports the congress. Two of them break rules on purpose: one belongs to a tobacco
/// company, one has not signed.
public struct SampleSponsor: Hashable, Sendable {
  /// Legal name.
  public let name: String
  /// Who is written to.
  public let contactName: String
  /// Where the invoice goes.
  public let contactEmail: String
  /// Postal address on one line.
  public let address: String
  /// Province, which decides the sales tax.
  public let province: String
  /// National tax number (a sample one).
  public let ntn: String
  /// A package code of `sponsorship.yaml`.
  public let package: String
  /// Line of business, such as `pharmaceutical`.
  public let sector: String
  /// The owner; empty when independent.
  public let parent: String
  /// Other names it goes by.
  public let aliases: [String]
  /// Product names.
  public let brands: [String]
  /// Who the agreement is with; empty when there is none yet.
  public let agreementParty: String
  /// The day the society signed; nil when it has not.
  public let signedBySociety: CalendarDate?
  /// The day the sponsor signed; nil when it has not.
  public let signedBySponsor: CalendarDate?

  static let header = [
    "Name", "Contact", "Email", "Address", "Province", "NTN", "Package", "Sector", "Parent company", "Aliases",
    "Brands", "Agreement with", "Signed by society", "Signed by sponsor",
  ]

  var cells: [String] {
    [
      name, contactName, contactEmail, address, province, ntn, package, sector, parent,
      aliases.joined(separator: "; "), brands.joined(separator: "; "), agreementParty,
      signedBySociety?.description ?? "", signedBySponsor?.description ?? "",
    ]
  }

  /// The first sponsors are the fixed ones below; further ones are put together.
  static func sponsors(_ count: Int, seed: UInt64) -> [SampleSponsor] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { index in
      let profile = index < SponsorProfile.fixed.count ? SponsorProfile.fixed[index] : SponsorProfile.further(index)
      return SampleSponsor(profile, index: index, random: &random)
    }
  }

  private init(_ profile: SponsorProfile, index: Int, random: inout SplitMix64) {
    let (given, isWoman) = SampleNames.given(&random)
    let city = random.pick(profile.cities)
    let day = CalendarDate(year: 2026, month: 8, day: 1)?.adding(days: random.below(40))
    name = profile.name
    contactName = "\(isWoman ? "Ms." : "Mr.") \(given.latin) \(random.pick(SampleNames.families).latin)"
    contactEmail = "accounts@\(profile.domain).example"
    address = "\(random.within(1...99)) Sample Industrial Estate, \(city), Pakistan"
    province = profile.province
    ntn = "\(9_000_000 + index)-\(random.below(10))"
    package = profile.package
    (sector, parent, aliases, brands) = (profile.sector, profile.parent, profile.aliases, profile.brands)
    agreementParty = "Sample Society of Clinical Oncology"
    signedBySociety = day
    signedBySponsor = profile.hasSigned ? day?.adding(days: random.below(10)) : nil
  }
}
