/// What `selection` refers to in the rest of `abstracts.yaml`.
struct SelectionTerms {
  let tracks: [String]
  let wishes: [String]
  let types: [String]
  let closes: Moment
  let zone: EventZone
}

extension SelectionRules {
  init(_ fields: FieldReader, terms: SelectionTerms) {
    outcomes = fields.objects("outcomes", "What an abstract can become, the best first.", required: true) {
      Outcome($0, tracks: terms.tracks)
    }
    leastReviews = fields.number("least_reviews", "Complete reviews an abstract needs.", in: 1...20, default: 1)
    perPresenter = fields.limit("per_presenter", "The most accepted of one presenter; 0: no limit.")
    perCentre = fields.limit("per_centre", "The most accepted of one centre; 0: no limit.")
    wishes = fields.lists("wishes", "Wish of the authors -> outcomes open to it.")
      .map { Choice(code: $0.key, aliases: $0.values) }
    types = fields.lists("types", "Type of abstract -> outcomes open to it.")
      .map { Choice(code: $0.key, aliases: $0.values) }
    confirmBy = fields.optionalDate("confirm_by", "The day presenters confirm by.")
    daysToConfirm = fields.number(
      "days_to_confirm", "Days a presenter has at least to confirm.", in: 1...60, default: 7)
    remindAfter = fields.number("remind_after", "Days from a letter to its reminder.", in: 1...60, default: 5)
    replies = fields.optionalObject("replies", "The form presenters answer with.", ReplyForm.init) ?? .usual
    if !fields.isRecording { check(fields, terms) }
  }

  private func check(_ fields: FieldReader, _ terms: SelectionTerms) {
    let codes = outcomes.map(\.code)
    for (index, code) in codes.enumerated() where codes[..<index].contains(code) {
      fields.problem(at: "outcomes", "the outcome '\(code)' is given twice")
    }
    if !outcomes.isEmpty {
      if presented.isEmpty { fields.problem(at: "outcomes", "no outcome presents 'oral' or 'poster'") }
      for presents in [Presents.nothing, .reserve] {
        let found = outcomes.filter { $0.presents == presents }
        if found.count > 1 || (found.isEmpty && presents == .nothing) {
          fields.problem(
            at: "outcomes",
            "\(counted(found.count, "outcome")) \(found.count == 1 ? "presents" : "present") '\(presents.rawValue)'; "
              + "there must be \(presents == .nothing ? "exactly" : "at most") one")
        }
      }
    }
    for wish in wishes where !terms.wishes.contains(wish.code) {
      fields.unknownReference(at: "wishes", wish.code, in: terms.wishes, what: "wish")
    }
    for type in types where !terms.types.contains(type.code) {
      fields.unknownReference(at: "types", type.code, in: terms.types, what: "type")
    }
    for (key, choices) in [("wishes", wishes), ("types", types)] {
      for code in choices.flatMap(\.aliases) where !presented.contains(where: { $0.code == code }) {
        fields.unknownReference(at: key, code, in: presented.map(\.code), what: "outcome")
      }
    }
    if let confirmBy, confirmBy <= terms.zone.day(of: terms.closes) {
      fields.problem(at: "confirm_by", "'confirm_by' (\(confirmBy)) is not after the call closes")
    }
  }
}

extension SelectionRules.Outcome {
  fileprivate init(_ fields: FieldReader, tracks known: [String]) {
    code = fields.text("code", "The code, such as oral.")
    name = fields.text("name", "The name in letters and lists.")
    let typed = fields.text(
      "presents", "What the presenter does.", oneOf: SelectionRules.Presents.allCases.map(\.rawValue))
    presents = SelectionRules.Presents(rawValue: typed) ?? .nothing
    letter = fields.text("letter", "The folder of its letter below Templates/mail.")
    places = fields.limit("places", "The most in all; 0 or left out: no limit.")
    perPresenter = fields.limit("per_presenter", "The most of one presenter; 0: no limit.")
    perCentre = fields.limit("per_centre", "The most of one centre; 0: no limit.")
    minimumScore = fields.limit("minimum_score", "The least score in hundredths: 550 is 5.50; 0: none.")
    var limits: [String: Int] = [:]
    for (track, text) in fields.pairs("tracks", "Track -> the most of it.") {
      guard let number = Int(text), (0...100_000).contains(number) else {
        fields.problem(at: "tracks", "the track '\(track)' is given '\(text)'; it must be a whole number")
        continue
      }
      limits[track] = number
      if !known.contains(track) { fields.unknownReference(at: "tracks", track, in: known, what: "track") }
    }
    tracks = limits
    guard !fields.isRecording else { return }
    if code.contains(where: { !($0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-")) }) {
      fields.problem(at: "code", "'\(code)' must be made of small letters, digits and hyphens")
    }
    if !isAccepted, perPresenter != nil || perCentre != nil || minimumScore != nil || !tracks.isEmpty {
      fields.problem(at: "presents", "'\(code)' is not presented, so it has no limits but 'places'")
    }
  }
}

extension SelectionRules.ReplyForm {
  fileprivate init(_ fields: FieldReader) {
    columns = fields.lists("columns", "Column -> the header texts that mean it.", required: true)
      .map { Choice(code: $0.key, aliases: $0.values) }
    yes = fields.texts("yes", "Answers that mean yes.", required: true)
    no = fields.texts("no", "Answers that mean no.", required: true)
    guard !fields.isRecording else { return }
    for column in columns where !Self.names.contains(column.code) {
      fields.unknownReference(at: "columns", column.code, in: Self.names, what: "column")
    }
    for word in yes where no.contains(where: { folded($0) == folded(word) }) {
      fields.problem(at: "no", "'\(word)' means both yes and no")
    }
  }
}

extension FieldReader {
  /// A number from 1 on; nil for 0 or when left out, which means no limit.
  fileprivate func limit(_ key: String, _ about: String) -> Int? {
    let number = number(key, about, in: 0...100_000, default: 0)
    return number == 0 ? nil : number
  }
}
