public import EventData

/// The categories, workshops and fees of `Events/onco-2026/registration.yaml`, which the payments must match (a test
/// compares the two).
public enum SampleFees {
  /// A category as the form words it, with its fee in the three periods, in units of its currency.
  public struct Category: Sendable {
    /// The form's wording.
    public let name: String
    /// Fees in the periods early, regular, on-site.
    public let fees: [Money]
    let needsMembership: Bool

    init(_ name: String, _ fees: [Int64], _ currency: Currency = .pkr, needsMembership: Bool = false) {
      self.name = name
      self.fees = fees.map { Money(minor: $0 * 100, currency) }
      self.needsMembership = needsMembership
    }
  }

  /// A workshop as the form words it.
  public struct Workshop: Sendable {
    /// The form's wording.
    public let name: String
    /// What it costs on top.
    public let fee: Money
  }

  static let member = Category("Consultant (PSCO member)", [15_000, 20_000, 25_000], needsMembership: true)
  static let international = Category("International delegate", [150, 200, 250], .usd)
  private static let resident = Category("Postgraduate trainee / Resident", [8_000, 10_000, 12_000])

  /// All categories, in the order of the file.
  public static let categories = [
    member, Category("Consultant (non-member)", [20_000, 25_000, 30_000]), resident,
    Category("Nurse / Technologist / Physicist", [8_000, 10_000, 12_000]),
    Category("Medical student", [3_000, 4_000, 5_000]),
    Category("Pharma / Industry representative", [25_000, 30_000, 40_000]), international,
    Category("Accompanying person", [12_000, 15_000, 18_000]),
  ]

  /// All workshops, in the order of the file.
  public static let workshops = [
    Workshop(name: "Contouring workshop: Head & Neck", fee: Money(minor: 500_000, .pkr)),
    Workshop(name: "Palliative care workshop", fee: Money(minor: 300_000, .pkr)),
    Workshop(name: "Brachytherapy hands-on", fee: Money(minor: 600_000, .pkr)),
    Workshop(name: "Research methodology", fee: Money(minor: 300_000, .pkr)),
  ]

  static func pick(_ random: inout SplitMix64) -> Category {
    let local = categories.filter { $0.name != international.name }
    return random.oneIn(3) ? resident : random.oneIn(3) ? member : random.pick(local)
  }

  static func pickWorkshops(_ random: inout SplitMix64) -> [Workshop] {
    guard !random.oneIn(4) else { return [] }
    let one = random.pick(workshops)
    let two = random.pick(workshops)
    return random.oneIn(5) && one.name != two.name ? [one, two] : [one]
  }

  /// What somebody owes who registers on a day: one amount a currency, the fee's first.
  static func due(_ category: Category, _ workshops: [Workshop], on day: CalendarDate) -> [Money] {
    let period = day.month < 10 ? 0 : day.month == 12 && day.day > 10 ? 2 : 1
    var amounts = [category.fees[period]]
    for workshop in workshops {
      if let last = amounts.last, let sum = last.adding(workshop.fee) {
        amounts[amounts.count - 1] = sum
      } else {
        amounts.append(workshop.fee)
      }
    }
    return amounts
  }
}
