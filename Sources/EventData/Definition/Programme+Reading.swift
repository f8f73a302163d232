extension Programme {
  /// Reads the file; halls and days are those of the event. What a session takes of the abstracts is checked by
  /// `checkSlots`.
  public init(
    _ fields: FieldReader, event: EventProfile?,
    checkSlots: (AbstractSlots, FieldReader) -> Void
  ) {
    var names = SeenNames()
    people = fields.objects("people", "Everyone with a part in the programme.") { Person($0, &names) }
    let known = people.map(\.name)
    var codes = SeenNames()
    sessions = fields.objects("sessions", "The sessions, in any order.", required: true) { session in
      Session(session, &codes, people: known, event: session.isRecording ? nil : event, checkSlots)
    }
    var gifts = SeenNames()
    giveaways = fields.objects("giveaways", "What companies hand out.") { Giveaway($0, &gifts) }
    var firms = SeenNames()
    companies = fields.objects("companies", "Companies rules must know that sponsor nothing.") { Company($0, &firms) }
    if !fields.isRecording { checkBoards(fields) }
  }
}

/// The names met so far, so that the second use of one is a problem at its place.
private struct SeenNames {
  private var names: Set<String> = []

  mutating func note(_ name: String, as what: String, at key: String, in fields: FieldReader) {
    guard !fields.isRecording, !name.isEmpty, !names.insert(folded(name)).inserted else { return }
    fields.problem(at: key, "the \(what) '\(name)' is given twice")
  }
}

extension Programme.Session {
  fileprivate init(
    _ fields: FieldReader, _ seen: inout SeenNames, people: [String], event: EventProfile?,
    _ checkSlots: (Programme.AbstractSlots, FieldReader) -> Void
  ) {
    code = fields.code("code", "The code people say, such as SCI-101.")
    seen.note(code, as: "session code", at: "code", in: fields)
    title = fields.text("title", "The printed title.")
    kind = fields.choice(
      "kind", "What sort of session it is; satellite is a company's own.", or: .scientific, required: true)
    room = fields.optionalText("room", "The code of its hall in event.yaml; left out while not placed.")
    starts = fields.moment("starts", "Begin, with the zone.")
    ends = fields.moment("ends", "End, with the zone.")
    sponsor = fields.optionalText("sponsor", "The company behind it; left out for none.")
    let decided = kind == .break || kind == .ceremony ? "no" : "undecided"
    let accredited = fields.text(
      "accredited", "Whether it earns credit; left out while not decided.", oneOf: ["yes", "no", "undecided"],
      default: decided)
    isAccredited = accredited == "undecided" ? nil : accredited == "yes"
    creditHundredths = fields.number(
      "credit_points", "Credit in hundredths of a point: 150 is 1.50.", in: 0...10_000, default: 0)
    roles = fields.objects("roles", "Who does what.") { Programme.Role($0, people: people) }
    talks = fields.objects("talks", "The talks, in order.") { Programme.Talk($0, people: people) }
    abstracts = fields.optionalObject("abstracts", "What it takes of the accepted abstracts.") {
      Programme.AbstractSlots($0, checkSlots)
    }
    guard !fields.isRecording else { return }
    check(fields, event)
  }

  private func check(_ fields: FieldReader, _ event: EventProfile?) {
    checkAbstracts(fields)
    if ends <= starts { fields.problem(at: "ends", "the session '\(code)' ends before it starts, or at once") }
    if isAccredited == false && creditHundredths > 0 && kind != .satellite {
      fields.problem(
        at: "credit_points", "the session '\(code)' is not accredited but has credit points; say which is right")
    }
    for (index, role) in roles.enumerated() where roles[..<index].contains(role) {
      fields.problem(at: "roles", "'\(role.person)' is named as \(role.part.rawValue) twice in the session '\(code)'")
    }
    // When event.yaml itself could not be read, its stand-in values must not raise a second wave of problems.
    guard let event, !event.halls.isEmpty else { return }
    if let room, !event.halls.contains(where: { $0.code == room }) {
      fields.unknownReference(at: "room", room, in: event.halls.map(\.code), what: "hall")
    }
    for (key, moment) in [("starts", starts), ("ends", ends)] {
      guard moment.seconds != 0 else { continue }  // it could not be read, and that was said
      let day = event.zone.day(of: moment)
      if day < event.starts || day > event.ends.adding(days: 1) {
        fields.problem(
          at: key, "the session '\(code)' is on \(day), outside the congress (\(event.starts) to \(event.ends))")
      }
    }
  }
}

extension Programme.Role {
  fileprivate init(_ fields: FieldReader, people: [String]) {
    person = fields.text("person", "The person's name, as in 'people'.")
    part = fields.choice("role", "The part.", or: .chair, required: true)
    if !fields.isRecording, !person.isEmpty, !people.contains(person) {
      fields.unknownReference(at: "person", person, in: people, what: "person")
    }
  }
}

extension Programme.Talk {
  fileprivate init(_ fields: FieldReader, people: [String]) {
    title = fields.optionalText("title", "The title; left out while to be announced.")
    speaker = fields.optionalText("speaker", "The speaker's name, as in 'people'; left out while to be announced.")
    if !fields.isRecording, let speaker, !people.contains(speaker) {
      fields.unknownReference(at: "speaker", speaker, in: people, what: "person")
    }
  }
}

extension Programme.Person {
  fileprivate init(_ fields: FieldReader, _ seen: inout SeenNames) {
    name = fields.text("name", "The name, as printed.")
    seen.note(name, as: "person", at: "name", in: fields)
    employer = fields.optionalText("employer", "Employer; left out when not declared.")
    disclosure = fields.optionalObject("disclosure", "The disclosure form; left out when none has come in.") { form in
      Programme.Disclosure(
        signedOn: form.optionalDate("signed_on", "The day on the form."),
        periodFrom: form.optionalDate("period_from", "The first day the form looks back to."),
        isRefused: form.flag("refused", "yes when the person declined to disclose.", default: false),
        relationships: form.objects("relationships", "What was disclosed; left out for nothing to disclose.") { tie in
          Programme.Relationship(
            company: tie.optionalText("company", "The company."),
            nature: tie.optionalText("nature", "Its nature, such as consultant, speaker, stock."))
        })
    }
  }
}

extension Programme.Giveaway {
  fileprivate init(_ fields: FieldReader, _ seen: inout SeenNames) {
    code = fields.code("code", "The code waivers name it by, such as GIV-1.")
    seen.note(code, as: "giveaway code", at: "code", in: fields)
    company = fields.text("company", "The company that gives.")
    item = fields.text("item", "What it is.")
    recipient = fields.optionalText("recipient", "A person's name, or 'all delegates'; left out when not known.")
    let isValued = fields.optionalText("value", "The value of one piece, such as 900 PKR; left out when not known.")
    unitValue = isValued.flatMap { Programme.money($0, fields) }
  }
}

extension Programme.Company {
  fileprivate init(_ fields: FieldReader, _ seen: inout SeenNames) {
    name = fields.text("name", "The company's name.")
    seen.note(name, as: "company", at: "name", in: fields)
    sector = Sector(
      rawValue: fields.text(
        "sector", "What it does; left out when not known.", oneOf: ["unknown"] + Sector.allCases.map(\.rawValue),
        default: "unknown"))
    let ineligible = fields.text(
      "ineligible", "yes when it makes, markets, sells or distributes healthcare products used by or on patients.",
      oneOf: ["yes", "no", "unknown"], default: "unknown")
    isIneligible = ineligible == "unknown" ? nil : ineligible == "yes"
    parent = fields.optionalText("parent", "The owner's name; left out when none is known.")
    aliases = fields.texts("aliases", "Other names.")
    brands = fields.texts("brands", "Product names.")
  }
}

extension Programme {
  /// An optional amount: `FieldReader.money` is for amounts that must be there.
  fileprivate static func money(_ text: String, _ fields: FieldReader) -> Money? {
    let parts = text.split(separator: " ")
    if parts.count == 2, let currency = Currency(String(parts[1])), String(parts[1]) == currency.code,
      let money = Money(typed: String(parts[0]), assuming: currency)
    {
      return money
    }
    fields.problem(at: "value", "'value' is '\(text)'; write an amount and a currency, such as 900 PKR")
    return nil
  }
}
