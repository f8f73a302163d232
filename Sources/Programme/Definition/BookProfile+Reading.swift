import Abstracts
import EventData

extension BookProfile {
  init(_ fields: FieldReader, call: CallForAbstracts) {
    title = fields.text("title", "The title of the book.")
    language = fields.text("language", "The language of the abstracts, such as en.", default: "en")
    journal = fields.object("journal", "The journal.", Journal.init)
    issue = fields.object("issue", "Volume, issue and supplement.", Issue.init)
    doi = fields.object("doi", "How DOIs and addresses are made.", DOIRule.init)
    copyright = fields.object("copyright", "Who holds the rights.") {
      Copyright(
        holder: $0.text("holder", "The holder."), year: $0.number("year", "The year.", in: 1_900...2_200))
    }
    licence = fields.optionalObject("licence", "The licence the abstracts are published under.") {
      Licence(
        text: $0.text("text", "The sentence printed."), url: $0.address("url", "The licence's address."))
    }
    depositor = fields.optionalObject("crossref", "Who deposits at Crossref.") {
      Depositor(
        name: $0.text("depositor", "The depositor's name."),
        email: $0.email("email", "Where Crossref reports to.")?.description ?? "",
        registrant: $0.text("registrant", "The organisation that owns the DOIs."))
    }
    lateBreakingEmbargo = fields.optionalMoment(
      "late_breaking_embargo", "From when late-breaking texts may be public, with the zone.")
    numbers = fields.pairs("numbers", "Type or outcome, and the pattern of its printed numbers.", required: true)
      .map { (key: $0.key, pattern: $0.value) }
    sort = fields.choice("sort", "The order of the abstracts.", or: .session)
    correspondence = fields.choice(
      "correspondence", "What is printed of the presenting author's address.", or: .none)
    registries = fields.objects("registries", "Trial registries.") {
      Registry(
        code: $0.text("code", "The code in trial_registries."),
        crossref: $0.pattern(
          "crossref", "The registry's id at Crossref.", #/10\.18810\/[a-z-]+/#, such: "10.18810/clinical-trials-gov"),
        url: $0.address("url", "A trial's page, with {number}.", default: ""))
    }
    groupWords = Set(
      fields.texts("group_words", "Last words of author names that are groups.").map { folded($0) })
    foreword = fields.optionalObject("foreword", "What stands in front of the abstracts.") {
      Foreword(
        title: $0.text("title", "The heading.", default: "Foreword"),
        text: $0.text("text", "Paragraphs, with empty lines between."),
        signed: $0.optionalText("signed", "Who signs it.") ?? "")
    }
    check(fields, call)
  }

  private func check(_ fields: FieldReader, _ call: CallForAbstracts) {
    guard !fields.isRecording else { return }
    if journal.title.count > 255 || journal.shortTitle.count > 150 || title.count > 300 {
      fields.problem(at: "journal", "a title is too long: Crossref takes 255 characters, 150 for the short one")
    }
    if let depositor, depositor.name.count > 130 || depositor.registrant.count > 255 {
      fields.problem(
        at: "crossref", "'crossref' has a name too long: Crossref takes 130 characters, 255 for registrant")
    }
    for (key, pattern) in numbers
    where pattern.wholeMatch(of: #/[A-Za-z][A-Za-z-]*0{1,6}/#) == nil || pattern.utf8.count > 20 {
      fields.problem(
        at: "numbers", "'numbers.\(key)' is '\(pattern)'; write letters and as many zeros as digits, such as P-000")
    }
    let letters = numbers.map { $0.pattern.filter { $0 != "0" } }
    for (index, entry) in numbers.enumerated() where letters[..<index].contains(letters[index]) {
      fields.problem(at: "numbers", "'numbers.\(entry.key)' repeats the letters '\(letters[index])' of another entry")
    }
    if !numbers.contains(where: { $0.key == "other" }) {
      fields.problem(at: "numbers", "'numbers.other' is missing: the pattern of abstracts that no other line fits")
    }
    fields.refuseTwice("registries", registries.map(\.code), "registry")
    fields.refuseUnknown(
      "registries", registries.map(\.code), in: call.trialRegistries.map(\.code), "registry of trials")
    if let embargo = call.embargo, let late = lateBreakingEmbargo, late < embargo {
      fields.problem(
        at: "late_breaking_embargo",
        "'book.late_breaking_embargo' is before 'embargo': those abstracts would be first")
    }
  }
}

extension BookProfile.Journal {
  init(_ fields: FieldReader) {
    title = fields.text("title", "The full title.")
    shortTitle = fields.text("short_title", "The abbreviated title, as it is cited.")
    var hasISSN = false
    func issn(_ key: String, _ about: String) -> Issn? {
      guard let text = fields.optionalText(key, about), !text.isEmpty else { return nil }
      hasISSN = true
      let issn = Issn(text)
      if !fields.isRecording, issn == nil {
        fields.problem(at: key, "'\(key)' is '\(text)'; its check digit does not fit (ISO 3297), so a digit is wrong")
      }
      return issn
    }
    printISSN = issn("issn_print", "The ISSN of the printed journal.")
    electronicISSN = issn("issn_electronic", "The ISSN of the electronic journal.")
    publisher = fields.text("publisher", "The publisher.")
    place = fields.optionalText("place", "Where the publisher sits.") ?? ""
    if !fields.isRecording, !hasISSN {
      fields.problem(at: "title", "'issn_print' or 'issn_electronic' must be given: no journal is cited without one")
    }
  }
}

extension BookProfile.Issue {
  init(_ fields: FieldReader) {
    volume = fields.text("volume", "The volume.")
    number = fields.optionalText("number", "The issue.") ?? ""
    supplement = fields.text("supplement", "The supplement as it is cited, such as Suppl 1.")
    published = fields.date("published", "The day of publication.")
    guard !fields.isRecording else { return }
    if supplement.count > 15 {
      fields.problem(
        at: "supplement", "'supplement' is '\(supplement)'; Crossref takes at most 15 characters, such as Suppl 1")
    }
    for (key, value) in [("volume", volume), ("number", number)] where value.count > 32 {
      fields.problem(at: key, "'\(key)' is '\(value)'; Crossref takes at most 32 characters")
    }
  }
}

extension BookProfile.DOIRule {
  init(_ fields: FieldReader) {
    prefix = fields.pattern("prefix", "The registrant's prefix.", #/10\.[0-9]{4,9}/#, such: "10.5555", isRequired: true)
    suffix = fields.text("suffix", "The rest of a DOI, with {number} or {code}, such as onco26.{number}.")
    landing = fields.address("landing", "The page a DOI leads to, with {number} or {code}.")
    guard !fields.isRecording else { return }
    for (key, value) in [("suffix", suffix), ("landing", landing)]
    where !value.contains("{number}") && !value.contains("{code}") {
      fields.problem(
        at: key, "'\(key)' is '\(value)'; it must hold {number} or {code}, or all abstracts would share it")
    }
    let plain = suffix.replacing("{number}", with: "").replacing("{code}", with: "")
    if plain.wholeMatch(of: #/[A-Za-z0-9._;()\/-]*/#) == nil || plain.utf8.count > 100 {
      fields.problem(
        at: "suffix", "'suffix' is '\(suffix)'; a DOI is made of letters, digits and . _ - ; ( ) /, without spaces")
    }
  }
}

extension FieldReader {
  /// A web address; required unless there is a default.
  fileprivate func address(_ key: String, _ about: String, default fallback: String? = nil) -> String {
    let text = text(key, about, default: fallback)
    let pattern = #/https?:\/\/[^\s<>"\\^`|]+/#
    if !isRecording, !text.isEmpty, text.wholeMatch(of: pattern) == nil {
      problem(at: key, "'\(key)' is '\(text)'; write a whole address, such as https://example.org/{number}")
    }
    return text
  }

  /// A text of a form.
  fileprivate func pattern(
    _ key: String, _ about: String, _ form: Regex<Substring>, such example: String, isRequired: Bool = false
  ) -> String {
    let text = text(key, about, default: isRequired ? nil : "")
    if !isRecording, !text.isEmpty, text.wholeMatch(of: form) == nil {
      problem(at: key, "'\(key)' is '\(text)'; write it like \(example)")
    }
    return text
  }
}
