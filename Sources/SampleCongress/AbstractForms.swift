import EventData

/// The rows of the abstract form's export.
struct AbstractForms {
  /// The form's questions, in its order.
  static let header = [
    "Timestamp", "Email Address", "Title of Abstract", "Presenting Author",
    "All authors (in order, separated by semicolons; put affiliation number in brackets)",
    "Affiliations (numbered, one per line)", "ORCID of presenting author (if any)", "Category",
    "Preferred presentation",
    "Abstract (max 300 words, structured: Background, Methods, Results, Conclusion)", "Keywords (3-6)",
    "Conflict of interest (write None if none)", "Ethics approval / IRB number", "Contact No.",
  ]

  /// Positions in a row that planting changes.
  enum Column {
    static let timestamp = 0, email = 1, title = 2, presenter = 3, authors = 4, affiliations = 5, orcid = 6, body = 9
    static let conflict = 11, contact = 13
  }

  /// The tracks of the sample's call.
  static let tracks = [
    "Breast", "Head & Neck", "GI & Hepatobiliary", "Lung/Thoracic", "Genitourinary", "Gynae-oncology", "Haematology",
    "Paediatric Oncology", "Radiation Oncology & Physics", "Palliative / Supportive care", "Basic & Translational",
    "Public Health, Registry and Prevention",
  ]

  var random: SplitMix64
  var rows: [[String]] = []
  /// The parts each body was put together from, for rows that need another wording of it.
  private(set) var works: [AbstractWork] = []
  private(set) var truth: [PlantedRow] = []

  init(seed: UInt64, count: Int) {
    random = SplitMix64(seed: seed)
    for index in 0..<count { add(index, of: count) }
  }

  private mutating func add(_ index: Int, of count: Int) {
    let time = SampleClock.spread(index, of: count, over: SampleClock.abstracts, random: &random)
    let work = AbstractWork(random: &random)
    let places = SamplePlaces.institutions.shuffled(using: &random).prefix(random.within(1...3))
    let authors = authors(places.count)
    let presenter = authors[0].name
    let local = presenter.lowercased().filter { $0 != "-" }.replacing(" ", with: ".")
    rows.append([
      time.text, "\(local)\(index)@\(random.pick(SamplePlaces.domains))", work.title, presenter,
      authors.map { "\($0.title)\($0.name) (\($0.place))" }.joined(separator: "; "),
      places.enumerated().map { "\($0 + 1). \($1.name), \($1.city)" }.joined(separator: "\n"),
      random.oneIn(3) ? SampleOrcid.text(&random) : "", random.pick(Self.tracks),
      random.pick(["Oral", "Poster", "Oral or Poster"]), work.body, work.keywords.joined(separator: ", "),
      random.pick(["None", "none", "NIL", "No conflict of interest", "Lecture fee from an invented company in 2025"]),
      random.oneIn(2) ? "IRB/2026/\(random.within(100...999))" : "", SamplePerson.mobile(&random),
    ])
    works.append(work)
  }

  private mutating func authors(_ places: Int) -> [(title: String, name: String, place: Int)] {
    var names: [String] = []
    let wanted = random.within(2...7)
    while names.count < wanted {
      let name = "\(SampleNames.given(&random).part.latin) \(random.pick(SampleNames.families).latin)"
      if !names.contains(name) { names.append(name) }
    }
    return names.map { (random.pick(["", "", "Dr ", "Dr. ", "Prof. "]), $0, random.within(1...places)) }
  }
}

// MARK: - Planting

extension AbstractForms {
  /// The problems planted.
  static let planted = [
    "too-long", "unstructured", "empty", "bad-email", "bad-orcid", "presenter-not-author", "missing-coi", "late",
    "not-anonymous", "title-caps", "formula", "resubmission", "near-duplicate",
  ]

  /// Spoils a few rows.
  mutating func plant() {
    var plan = PlantingPlan(ids: Self.planted, count: rows.count, random: &random)
    for (index, id) in plan.places {
      let isCopy = id == "resubmission" || id == "near-duplicate"
      let original = isCopy ? plan.original(before: index, random: &random) : nil
      spoil(index, id, copying: original)
      truth.append(PlantedRow(row: index + 2, id: id, original: original.map { $0 + 2 }))
    }
  }

  private mutating func spoil(_ index: Int, _ id: String, copying original: Int?) {
    let row = rows[index]
    switch id {
    case "too-long": rows[index][Column.body] = works[index].longBody(&random)
    case "unstructured": rows[index][Column.body] = works[index].proseBody
    case "empty": rows[index][Column.body] = ""
    case "bad-email": rows[index][Column.email] = row[Column.email].replacing(".example", with: ",example")
    case "bad-orcid": rows[index][Column.orcid] = SampleOrcid.wrong(&random)
    case "presenter-not-author":
      rows[index][Column.presenter] = "Jamshed Quraishi-Barlas"  // no list of names holds these
    case "missing-coi": rows[index][Column.conflict] = ""
    case "late": rows[index][Column.timestamp] = SampleClock.any(in: SampleClock.late, random: &random).text
    case "not-anonymous":
      let place = row[Column.affiliations].split(separator: "\n")[0].drop { $0 != " " }.dropFirst().prefix { $0 != "," }
      rows[index][Column.body] += " This study was conducted at \(place) under \(row[Column.presenter])."
    case "title-caps": rows[index][Column.title] = row[Column.title].uppercased()
    case "formula":
      rows[index][Column.body] = "=HYPERLINK(\"http://evil.example\",\"click\")\n" + row[Column.body]
    case "resubmission", "near-duplicate": if let original { copy(original, to: index, reworded: id != "resubmission") }
    default: break
    }
  }

  /// The same work again: as it was, or with a few words changed and another address.
  private mutating func copy(_ original: Int, to index: Int, reworded: Bool) {
    let (time, contact) = (rows[index][Column.timestamp], rows[index][Column.contact])
    rows[index] = rows[original]
    rows[index][Column.timestamp] = time
    guard reworded else { return }
    rows[index][Column.email] = "x" + rows[original][Column.email]
    rows[index][Column.contact] = contact
    rows[index][Column.title] = "The " + rows[original][Column.title]
    rows[index][Column.body] = AbstractWork.reworded(rows[original][Column.body])
  }
}

/// ORCID iDs in a range (9999-...) that is given to nobody.
enum SampleOrcid {
  /// An iD with the right check digit (ISO 7064 MOD 11-2).
  static func text(_ random: inout SplitMix64) -> String { grouped(random.digits(11), shift: 0) }

  /// An iD whose check digit is wrong.
  static func wrong(_ random: inout SplitMix64) -> String { grouped(random.digits(11), shift: 1) }

  private static func grouped(_ drawn: String, shift: Int) -> String {
    let digits = "9999" + drawn
    var total = 0
    for digit in digits { total = (total + (digit.wholeNumberValue ?? 0)) * 2 }
    let check = ((12 - total % 11) % 11 + shift) % 11
    let all = Array(digits + (check == 10 ? "X" : String(check)))
    return stride(from: 0, to: 16, by: 4).map { String(all[$0..<$0 + 4]) }.joined(separator: "-")
  }
}
