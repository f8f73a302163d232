import Abstracts
import EventData

/// What is found by its form. Each search begins with a word that must be there, as most abstracts have none of them.
extension RedactionLint {
  private static var ethicsNumber: Regex<Substring> {
    #/(?i:\b(?:IRB|IERB|ERB|ERC|IEC|REC|NBC|ethic\w*|approval|review board)\b)[^.;\n]{0,40}?(?:(?i:\bno\.?|\bnumber|#|\bref\w*\.?)\s*:?\s*[A-Za-z]{0,6}[-\/]?\d[\w\/.\-]*\w|\b(?:[A-Z0-9]+[\/_\-])+[A-Z0-9]*\d[A-Z0-9\/_\-]*)/#
  }
  private static var ownWork: Regex<Substring> {
    #/(?i)\b(?:(?:our|the authors'?)\s+(?:own\s+)?(?:previous(?:ly published)?|earlier|prior|recent(?:ly published)|past)\s+(?:\w+\s+){0,2}?(?:stud(?:y|ies)|work|reports?|trials?|series|publications?|papers?|cohorts?|registr(?:y|ies)|surveys?|audits?|datasets?|protocols?|data|findings|results|experience|research|analys[ie]s)|(?:we|the authors)\s+(?:have\s+|had\s+)?(?:previously|earlier|recently|already)\s+(?:reported|published|described|showed|shown|demonstrated|found|identified|established|developed|observed))\b/#
  }
  /// In brackets: `(A.N. and B.L.)`, `(AN, BL)`.
  private static var initials: Regex<(Substring, Substring)> {
    #/\(\s*((?:[A-Z]\.?[ \-]?){2,4}(?:(?:,|;|&|\/|\band\b|,\s*and\b)\s*(?:[A-Z]\.?[ \-]?){2,4})*)\s*\)/#
  }
  private static var handle: Regex<(Substring, Substring)> {
    #/(?:^|[\s(,;:\/])(@[A-Za-z_]\w{2,29})\b/#
  }
  private static var telephone: Regex<Substring> { #/(?:\+\d{1,3}[ \-]?|\b0)\d{2,4}[ \-]?\d{6,8}\b/# }
  private static var page: Regex<Substring> {
    #/(?i:https?:\/\/|\bwww\.)[^\s"<>()]+[\w\/]|\b(?:[a-z0-9\-]+\.)+(?:[a-z]{2,12}\/[\w~%\-\.\/]*[\w\/]|(?:com|org|net|edu|gov|int|info|io|example)(?:\.[a-z]{2})?\b|(?:ac|co|edu|gov|org)\.[a-z]{2}\b)/#
  }
  private static var paper: Regex<Substring> {
    #/(?i:\bdoi\b:?\s*)?\b10\.\d{4,9}\/[^\s"<>,;]*[\w)]|\b(?i:PMID|PMCID)\b:?\s*(?:PMC)?\d{4,9}\b|\bPMC\d{5,9}\b/#
  }
  private static var grantNumber: Regex<Substring> {
    #/(?i:\b(?:(?:grants?|awards?)\b(?:\s+(?:agreement|numbers?|nos?|ids?|ref(?:erence)?)\b\.?)?|(?:funding|project|contract)\s+(?:numbers?|nos?|ids?|ref(?:erence)?)\b\.?))\s*[:#(]?\s*(?:[A-Z0-9]+[\-\/])*[A-Z0-9]*\d{3,}[A-Z0-9]*(?:[\-\/][A-Z0-9]+)*(?:\s*(?:,|and|&)\s*(?:[A-Z0-9]+[\-\/])*[A-Z0-9]*\d{3,}[A-Z0-9]*(?:[\-\/][A-Z0-9]+)*)*/#
  }
  private static var address: Regex<Substring> {
    #/[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+|\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b/#
  }
  private static var hospital: Regex<Substring> {
    #/(?:[A-Z][\w'’.\-]*[ \-](?:(?:of|the|and|for|de|du|al|&)[ \-])?){1,6}(?:Hospitals?|Medical Cent(?:er|re)|Cancer Cent(?:er|re)|Medical College|University|Institute|Clinic|Infirmary)\b|\b(?:University|Institute|Hospital|College)(?: Hospitals?)? (?:of|for) (?:the )?[A-Z][\w'’\-]+(?:,? (?:(?:at|and|of) )?[A-Z][\w'’\-]+){0,3}/#
  }

  /// Words that make a hospital or university no particular one, beside those of the call.
  private static let anyHospital: Set<String> = [
    "tertiary", "care", "referral", "academic", "government", "private", "local", "level", "our", "this", "that",
    "these",
    "two", "three", "all", "each", "single", "high", "low", "volume", "comprehensive", "breast", "lung", "outpatient",
    "a", "an", "from", "to", "with", "by", "one", "specialist", "specialized", "specialised", "specialty", "anxiety",
    "depression", "scale", "score", "veterans", "affairs", "state", "city", "county", "us", "human", "genome", "tumor",
    "tumour", "eye", "ear", "pain", "fertility", "genetics", "medicines", "patients", "patient",
  ]

  /// The abstract's own number, and whatever looks like one behind words about an approval.
  func ethics(_ number: String, in words: TextWords) -> [Hit] {
    let own = folded(number)
    var ranges: [Range<String.Index>] = []
    if own.count >= 4, own.contains(where: \.isNumber) {
      ranges = words.places(of: own.split(separator: " ").map(String.init))
    }
    if words.hasAny(["irb", "ierb", "erb", "erc", "iec", "rec", "nbc", "board", "approval"])
      || words.folded.contains(where: { $0.hasPrefix("ethic") })
    {
      ranges += words.text.matches(of: Self.ethicsNumber).map(\.range)
    }
    return ranges.map { ($0, .ethics) }
  }

  /// Sentences about what the same people did before.
  func earlierWork(in words: TextWords) -> [Hit] {
    guard words.hasAny(["our", "we", "authors"]),
      words.hasAny(["previous", "previously", "earlier", "prior", "recent", "recently", "already", "past"])
    else { return [] }
    return words.text.matches(of: Self.ownWork).map { ($0.range, .selfCitation) }
  }

  /// Mail addresses and ORCID iDs.
  func contacts(in words: TextWords) -> [Hit] {
    guard words.text.utf8.contains(UInt8(ascii: "@")) || words.hasAny(["0000", "0009"]) else { return [] }
    return words.text.matches(of: Self.address).map { ($0.range, .contact) }
  }

  /// Web pages, repositories, and the numbers of papers.
  func links(in words: TextWords) -> [Hit] {
    guard words.text.utf8.contains(UInt8(ascii: ".")) || words.hasAny(["pmid", "pmcid"]) else { return [] }
    return (words.text.matches(of: Self.page) + words.text.matches(of: Self.paper)).map { ($0.range, .link) }
  }

  /// Names in social networks, and telephone numbers.
  func handles(in words: TextWords) -> [Hit] {
    let handles =
      words.text.utf8.contains(UInt8(ascii: "@")) ? words.text.matches(of: Self.handle).map { $0.output.1 } : []
    return (handles.map { $0.startIndex..<$0.endIndex } + words.text.matches(of: Self.telephone).map(\.range))
      .map { ($0, .contact) }
  }

  /// Numbers behind the word grant or award, or a project's number.
  func grants(in words: TextWords) -> [Hit] {
    guard words.hasAny(["grant", "grants", "award", "awards", "funding", "project", "contract"]) else { return [] }
    return words.text.matches(of: Self.grantNumber).map { ($0.range, .grant) }
  }

  /// Authors by their initials in brackets: with full stops, or several at once, since `(OS)` is mostly something else.
  func initials(of authors: [AbstractAuthor], in words: TextWords) -> [Hit] {
    guard words.text.utf8.contains(UInt8(ascii: "(")) else { return [] }
    let known = Set(
      authors.flatMap { author in
        let letters = folded(author.name).split(separator: " ").map { $0.prefix(1) }
        return [letters.joined(), letters.prefix(1).joined() + letters.suffix(1).joined()]
      }.filter { $0.count > 1 })
    return words.text.matches(of: Self.initials).compactMap { match in
      let inside = match.output.1
      let people = inside.replacing("and", with: ",").split { ",;&/".contains($0) }.map { piece in
        piece.filter(\.isLetter).lowercased()
      }
      guard inside.contains(".") || people.count > 1, people.allSatisfy(known.contains) else { return nil }
      return (inside.startIndex..<inside.endIndex, .author)
    }
  }

  /// Hospitals and universities by their form: capitals, and at least one word that is not on the lists.
  func hospitals(in words: TextWords) -> [Hit] {
    guard
      words.hasAny([
        "hospital", "hospitals", "center", "centre", "college", "university", "institute", "clinic", "infirmary",
      ])
    else { return [] }
    let plain = call.anonymity.commonWords.union(Self.anyHospital)
    return words.text.matches(of: Self.hospital).map(\.range).filter { range in
      folded(words.text[range]).split(separator: " ").contains { !plain.contains(String($0)) }
    }.map { ($0, .hospital) }
  }
}
