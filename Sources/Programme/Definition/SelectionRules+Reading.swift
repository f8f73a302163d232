import Abstracts
import EventData

extension SelectionRules {
  init(_ fields: FieldReader, call: CallForAbstracts) {
    outcomes = fields.objects("outcomes", "What an abstract can become, the best first.", required: true) {
      Outcome($0, tracks: call.tracks.map(\.code))
    }
    leastReviews = fields.number("least_reviews", "Complete reviews an abstract needs.", in: 1...20, default: 1)
    perPresenter = fields.limit("per_presenter", "The most accepted of one presenter; 0: no limit.")
    perCentre = fields.limit("per_centre", "The most accepted of one centre; 0: no limit.")
    wishes = fields.choices("wishes", "Wish of the authors -> outcomes open to it.")
    types = fields.choices("types", "Type of abstract -> outcomes open to it.")
    confirmBy = fields.optionalDate("confirm_by", "The day presenters confirm by.")
    daysToConfirm = fields.number(
      "days_to_confirm", "Days a presenter has at least to confirm.", in: 1...60, default: 7)
    remindAfter = fields.number("remind_after", "Days from a letter to its reminder.", in: 1...60, default: 5)
    replies = fields.optionalObject("replies", "The form presenters answer with.", ReplyForm.init) ?? .usual
    if !fields.isRecording { check(fields, call) }
  }

  private func check(_ fields: FieldReader, _ call: CallForAbstracts) {
    fields.refuseTwice("outcomes", outcomes.map(\.code), "outcome")
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
    for (key, what, choices, known) in [
      ("wishes", "wish", wishes, call.presentations.map(\.code)), ("types", "type", types, call.types.map(\.code)),
    ] {
      fields.refuseUnknown(key, choices.map(\.code), in: known, what)
      fields.refuseUnknown(key, choices.flatMap(\.aliases), in: presented.map(\.code), "outcome")
    }
    if let confirmBy, confirmBy <= call.form.zone.day(of: call.closes) {
      fields.problem(at: "confirm_by", "'confirm_by' (\(confirmBy)) is not after the call closes")
    }
  }
}

extension SelectionRules.Outcome {
  fileprivate init(_ fields: FieldReader, tracks known: [String]) {
    code = fields.code("code", "The code, such as oral.")
    name = fields.text("name", "The name in letters and lists.")
    presents = fields.choice("presents", "What the presenter does.", or: .nothing, required: true)
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
    columns = fields.choices("columns", "Column -> the header texts that mean it.", required: true)
    yes = fields.texts("yes", "Answers that mean yes.", required: true)
    no = fields.texts("no", "Answers that mean no.", required: true)
    guard !fields.isRecording else { return }
    fields.refuseUnknown("columns", columns.map(\.code), in: Self.names, "column")
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
