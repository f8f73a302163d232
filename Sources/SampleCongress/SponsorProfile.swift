import EventData

/// What a sample sponsor is; the numbers around it are drawn. Two break rules on purpose: one belongs to a tobacco company,
/// one has not signed.
struct SponsorProfile {
  var name: String
  var domain: String
  var package: String
  var province = "Punjab"
  var sector = "pharmaceutical"
  var parent = ""
  var aliases: [String] = []
  var brands: [String] = []
  var hasSigned = true

  /// Cities of the province.
  var cities: [String] {
    let places = SamplePlaces.institutions.filter { $0.province == (province == "Islamabad" ? "ICT" : province) }
    return places.isEmpty ? ["Lahore"] : places.map(\.city)
  }

  static let fixed = [
    // The employer of a member of the sample's scientific committee.
    SponsorProfile(
      name: "Zaytoon Pharma (Pvt) Ltd", domain: "zaytoon-pharma", package: "platinum",
      aliases: ["Zaytoon", "Zaytoon Pharmaceuticals"], brands: ["Zaytomab", "Oncozay"]),
    SponsorProfile(
      name: "Kohsar Biologics Ltd", domain: "kohsar-biologics", package: "platinum", province: "Sindh",
      aliases: ["Kohsar"], brands: ["Kohsuximab"]),
    SponsorProfile(
      name: "Neem Tree Laboratories", domain: "neemtree-labs", package: "gold", province: "Islamabad",
      aliases: ["Neem Tree", "NTL"], brands: ["Neemtinib"]),
    // Breaks the rule on tobacco: see its parent.
    SponsorProfile(
      name: "Purebreath Wellness (Pvt) Ltd", domain: "purebreath-wellness", package: "gold", sector: "other",
      parent: "Golden Leaf Tobacco Company", aliases: ["Purebreath"], brands: ["Purepouch"]),
    SponsorProfile(
      name: "Chinar Medical Devices", domain: "chinar-devices", package: "gold", sector: "medical-device",
      aliases: ["Chinar"], brands: ["ChinarBeam"]),
    // Breaks the rule on agreements: it has not signed.
    SponsorProfile(
      name: "Indigo Peak Oncology", domain: "indigo-peak", package: "silver", province: "Sindh",
      aliases: ["Indigo Peak"], brands: ["Indigoclib"], hasSigned: false),
    SponsorProfile(
      name: "Saffron Diagnostics", domain: "saffron-diagnostics", package: "silver", sector: "diagnostics",
      brands: ["SaffronSeq"]),
    SponsorProfile(
      name: "Markhor Radiation Systems", domain: "markhor-systems", package: "silver", province: "KPK",
      sector: "medical-device", parent: "Markhor Holdings", aliases: ["Markhor"], brands: ["Markhor Arc"]),
    SponsorProfile(
      name: "Blue Kingfisher Books", domain: "kingfisher-books", package: "stall", sector: "publisher"),
    SponsorProfile(
      name: "Doab Nutrition Services", domain: "doab-nutrition", package: "stall", province: "Sindh",
      sector: "nutrition", brands: ["Doab Oral Support"]),
    SponsorProfile(
      name: "Sample Cooperative Bank", domain: "sample-coop-bank", package: "stall", province: "Islamabad",
      sector: "bank"),
    SponsorProfile(
      name: "Juniper Home Care", domain: "juniper-care", package: "stall", province: "Balochistan",
      sector: "software"),
  ]

  static let header = [
    "Name", "Contact", "Email", "Address", "Province", "NTN", "Package", "Sector", "Parent company", "Aliases",
    "Brands", "Agreement with", "Signed by society", "Signed by sponsor",
  ]

  /// The first sponsors are the fixed ones; further ones are put together.
  static func rows(_ count: Int, seed: UInt64) -> [[String]] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { index in
      (index < fixed.count ? fixed[index] : further(index)).row(index, random: &random)
    }
  }

  private func row(_ index: Int, random: inout SplitMix64) -> [String] {
    let (given, isWoman) = SampleNames.given(&random)
    let city = random.pick(cities)
    let signed = CalendarDate(year: 2026, month: 8, day: 1)?.adding(days: random.below(40))
    let contact = "\(isWoman ? "Ms." : "Mr.") \(given.latin) \(random.pick(SampleNames.families).latin)"
    let address = "\(random.within(1...99)) Sample Industrial Estate, \(city), Pakistan"
    let ntn = "\(9_000_000 + index)-\(random.below(10))"
    let countersigned = hasSigned ? signed?.adding(days: random.below(10)) : nil
    return [
      name, contact, "accounts@\(domain).example", address, province, ntn, package, sector, parent,
      aliases.joined(separator: "; "), brands.joined(separator: "; "), "Sample Society of Clinical Oncology",
      signed?.description ?? "", countersigned?.description ?? "",
    ]
  }

  private static func further(_ index: Int) -> SponsorProfile {
    SponsorProfile(
      name: "Sample Exhibitor \(index + 1) (Pvt) Ltd", domain: "exhibitor-\(index + 1)", package: "stall",
      province: ["Punjab", "Sindh", "Islamabad", "KPK", "Balochistan"][index % 5],
      sector: ["pharmaceutical", "medical-device", "diagnostics", "software"][index % 4])
  }
}
