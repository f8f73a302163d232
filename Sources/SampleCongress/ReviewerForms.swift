import EventData

/// The list of reviewers: people of the sample's institutions, each track known by some, two of them authors themselves.
struct ReviewerForms {
  static let header = [
    "Name", "Email", "Institution", "City", "Tracks (comma separated)", "Max abstracts", "Conflicts (names)",
  ]

  /// The problems planted.
  static let planted = ["bad-email", "unknown-track", "bad-bound", "duplicate"]

  private enum Column { static let email = 1, tracks = 4, most = 5 }

  var random: SplitMix64
  private(set) var rows: [[String]] = []
  private(set) var truth: [PlantedRow] = []

  /// - Parameter submissions: the abstracts, from which the reviewers who are authors come.
  init(seed: UInt64, count: Int, submissions: [[String]]) {
    random = SplitMix64(seed: seed)
    for index in 0..<count { add(index) }
    // The third and the eighth of the list sent in abstracts of their own.
    for (place, source) in [(2, 0), (7, 1)] where place < rows.count && source < submissions.count {
      rows[place][0] = "Dr. \(submissions[source][AbstractForms.Column.presenter])"
      rows[place][Column.email] = submissions[source][AbstractForms.Column.email]
    }
    plant()
  }

  private mutating func add(_ index: Int) {
    let (given, _) = SampleNames.given(&random)
    let family = random.pick(SampleNames.families)
    let place = random.pick(SamplePlaces.institutions)
    var tracks = [AbstractForms.tracks[index % AbstractForms.tracks.count]]
    for _ in 0..<random.within(1...3) {
      let track = random.pick(AbstractForms.tracks)
      if !tracks.contains(track) { tracks.append(track) }
    }
    let local = "\(given.latin).\(family.latin)".lowercased().filter { $0 != "-" }
    let friend = "\(SampleNames.given(&random).part.latin) \(random.pick(SampleNames.families).latin)"
    rows.append([
      "\(random.pick(["Prof.", "Dr.", "Prof. Dr."])) \(given.latin) \(family.latin)",
      "\(local)\(700 + index)@\(random.pick(SamplePlaces.domains))", place.name, place.city,
      tracks.joined(separator: ", "), String(random.within(6...10) * 2), random.oneIn(4) ? friend : "",
    ])
  }

  private mutating func plant() {
    var plan = PlantingPlan(ids: Self.planted, count: rows.count, random: &random)
    for (index, id) in plan.places {
      var original: Int?
      switch id {
      case "bad-email": rows[index][Column.email] = rows[index][Column.email].replacing("@", with: " at ")
      case "unknown-track": rows[index][Column.tracks] += ", Brest"
      case "bad-bound": rows[index][Column.most] = "a few"
      default:
        original = plan.original(before: index, random: &random)
        if let original { rows[index][Column.email] = rows[original][Column.email] }
      }
      truth.append(PlantedRow(row: index + 2, id: id, original: original.map { $0 + 2 }))
    }
  }
}
