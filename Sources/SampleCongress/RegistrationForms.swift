import EventData

/// The rows of the registration form's export.
struct RegistrationForms {
  /// The form's questions, in its order.
  static let header = [
    "Timestamp", "Email Address", "Title", "First Name", "Last Name", "Name in Urdu (for badge)", "Gender", "PMDC No.",
    "CNIC / Passport No.", "Designation", "Institution", "City", "Province / Country", "Mobile",
    "Registration category", "PSCO membership no. (members only)", "Workshops (choose)", "Payment mode",
    "Deposit slip / transaction ID", "Amount deposited", "Dietary needs",
    "Consent: share my contact with sponsors (Yes/No)",
  ]

  /// Positions in a row that planting changes.
  enum Column {
    static let timestamp = 0, email = 1, first = 3, last = 4, urdu = 5, card = 8, mobile = 13, category = 14,
      membership = 15
    static let workshops = 16, paymentMode = 17, slip = 18, amount = 19
  }

  /// What a row will owe, for the payments.
  struct Charge {
    var email: String
    var category: SampleFees.Category
    var amounts: [Money]
    var paymentMode: String
    var slip: String
    var sentOn: CalendarDate
    /// False for rows an import refuses, and for the second of two equal forms.
    var canBePaid = true
  }

  var random: SplitMix64
  private(set) var rows: [[String]] = []
  private(set) var charges: [Charge] = []
  private(set) var truth: [PlantedRow] = []

  init(seed: UInt64, count: Int) {
    random = SplitMix64(seed: seed)
    rows.reserveCapacity(count)
    for index in 0..<count { add(index, of: count) }
  }

  private mutating func add(_ index: Int, of count: Int) {
    let time = SampleClock.spread(index, of: count, over: SampleClock.registrations, random: &random)
    let person = SamplePerson(index: index, random: &random)
    let category = person.isForeign ? SampleFees.international : SampleFees.pick(&random)
    let workshops = SampleFees.pickWorkshops(&random)
    let amounts = SampleFees.due(category, workshops, on: time.date)
    let mode = random.pick(Self.paymentModes)
    let paidByBank = mode == "Bank transfer"
    let slip = paidByBank ? "FT26\(1_000_000_000 + index * 7)" : ""
    rows.append([
      time.text, person.email, person.title, person.first, person.last, person.urdu, person.gender,
      person.isForeign || random.oneIn(2) ? "" : "\(random.digits(5))-\(random.pick(["P", "S", "N", "B"]))",
      person.identity, random.pick(Self.designations), person.institution, person.city, person.province,
      person.mobile, category.name, category.needsMembership ? "PSCO-\(random.within(100...2400))" : "",
      workshops.isEmpty ? "None" : workshops.map(\.name).joined(separator: ", "), mode, slip,
      paidByBank ? typed(amounts[0]) : "", random.pick(Self.diets), random.pick(["Yes", "No", "No", ""]),
    ])
    charges.append(
      Charge(
        email: person.email, category: category, amounts: amounts, paymentMode: mode, slip: slip, sentOn: time.date))
  }

  /// An amount as people type it.
  private mutating func typed(_ amount: Money) -> String {
    let whole = String(amount.minor / 100)
    guard amount.currency == .pkr else { return "\(whole) \(amount.currency.code)" }
    let grouped = "\(whole.dropLast(3)),\(whole.suffix(3))"
    return random.pick([whole, grouped, "Rs. \(grouped)", "\(whole)/-", "PKR \(whole)", "\(whole).00"])
  }

  private static let paymentModes = [
    "Bank transfer", "Bank transfer", "Bank transfer", "Pay order", "Cash at PSCO office", "On-site",
    "Sponsored by company",
  ]

  private static let designations = [
    "Professor", "Associate Professor", "Assistant Professor", "Consultant", "Registrar", "Resident",
    "Medical Officer", "Physicist",
  ]

  private static let diets = [
    "", "", "", "", "Vegetarian", "Diabetic", "Vegetarian", "Diabetic", "No nuts, please",
    "Diabetic\nno \u{201C}mithai\u{201D} \u{2013} I\u{2019}ll bring my own", "Halal, \"well done\"",
  ]
}

// MARK: - Planting

extension RegistrationForms {
  /// The problems planted; each names itself in an import but `spaces`, which is cleaned silently.
  static let planted = [
    "bad-email", "header-injection", "formula", "duplicate", "member-without-number", "caps", "title-in-name",
    "very-long-name", "spaces", "missing-name", "unknown-category", "bad-amount", "bad-mobile", "unknown-workshop",
    "bad-timestamp", "unknown-payment-method", "one-name", "bad-card",
  ]

  /// The planted problems that refuse a row in the sample congress.
  static let refusing: Set = [
    "bad-email", "header-injection", "formula", "missing-name", "unknown-category", "bad-timestamp",
  ]

  /// Spoils a few rows.
  mutating func plant() {
    var plan = PlantingPlan(ids: Self.planted, count: rows.count, random: &random)
    for (index, id) in plan.places {
      let original = id == "duplicate" ? plan.original(before: index, random: &random) : nil
      spoil(index, id, copying: original)
      truth.append(PlantedRow(row: index + 2, id: id, original: original.map { $0 + 2 }))
      if id == "duplicate" || Self.refusing.contains(id) { charges[index].canBePaid = false }
    }
  }

  private mutating func spoil(_ index: Int, _ id: String, copying original: Int?) {
    let first = rows[index][Column.first]
    switch id {
    case "bad-email": rows[index][Column.email] = rows[index][Column.email].replacing("@", with: " @ ")
    case "header-injection": rows[index][Column.email] += "\r\nBcc: everyone@lists.example"
    case "formula": rows[index][Column.first] = "=cmd|' /C calc'!A0"
    case "duplicate": if let original { rows[index] = rows[original] }
    case "member-without-number":
      rows[index][Column.category] = SampleFees.member.name
      rows[index][Column.membership] = ""
      charges[index].category = SampleFees.member
      bookNoWorkshop(index, answering: "None")
    case "caps":
      let name = random.pick([("ZARMINA", "MCDONALD"), ("HAROON", "ZULFIQAR-UL-HAQ"), ("GHAZALA", "TIWANA")])
      rename(index, name.0, name.1)
    case "title-in-name": rename(index, "Dr. \(SampleNames.given(&random).part.latin)", rows[index][Column.last])
    case "very-long-name":
      rename(
        index, "\(SampleNames.given(&random).part.latin) Sahibzadi-e-Mohtarma bint Khwaja \(SampleNames.men[5].latin)",
        "\(random.pick(SampleNames.families).latin)-\(random.pick(SampleNames.families).latin)")
    case "spaces": rows[index][Column.first] = "  \(first) "
    case "missing-name": (rows[index][Column.first], rows[index][Column.last]) = ("", "-")
    case "one-name": rows[index][Column.last] = "."
    case "bad-card": rows[index][Column.card] = "3.52021E+12"
    case "unknown-category": rows[index][Column.category] = "Very important person"
    case "bad-amount": rows[index][Column.amount] = random.pick([".20000", "twenty thousand", "15000 or 20000"])
    case "bad-mobile":
      rows[index][Column.mobile] = random.pick(["0399-12", "ask my secretary", "+92 399 00 00 00 00 00"])
    case "unknown-workshop": bookNoWorkshop(index, answering: "Gamma Knife masterclass")
    case "bad-timestamp": rows[index][Column.timestamp] = "31/31/2026 25:61:00"
    case "unknown-payment-method": rows[index][Column.paymentMode] = "Carrier pigeon"
    default: break
    }
  }

  private mutating func bookNoWorkshop(_ index: Int, answering answer: String) {
    rows[index][Column.workshops] = answer
    charges[index].amounts = SampleFees.due(charges[index].category, [], on: charges[index].sentOn)
    if !rows[index][Column.amount].isEmpty { rows[index][Column.amount] = typed(charges[index].amounts[0]) }
  }

  private mutating func rename(_ index: Int, _ first: String, _ last: String) {
    rows[index][Column.first] = first
    rows[index][Column.last] = last
    rows[index][Column.urdu] = ""
  }
}
