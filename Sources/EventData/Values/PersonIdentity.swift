/// What is known of a person, for the one question that every list asks: is this the same person?
///
/// The answer gives its evidence, and each caller names how strict it is. Placeholders and damaged numbers identify
/// nobody; an address can be a family's.
public struct PersonIdentity: Hashable, Sendable {
  /// Something by which a person is known besides the name.
  public enum Sign: String, Sendable, CaseIterable {
    case orcid = "ORCID iD"
    case card = "identity card number"
    case council = "council number"
    case membership = "membership number"
    case email = "e-mail address"
    case mobile = "telephone number"
    case institution = "institution"
    /// True for a number that one person has, so that two different ones contradict.
    var isPersonal: Bool { self != .email && self != .mobile && self != .institution }
  }

  /// The names, as in Latin letters and in Urdu.
  public let names: [NameParts]
  private(set) var signs: [Sign: Set<String>] = [:]

  /// Puts together what is known; what is empty, a placeholder or damaged is left out.
  public init(
    names: [String], orcid: String? = nil, card: String = "", council: String = "", membership: String = "",
    email: String? = nil,
    mobile: String? = nil, institutions: [String] = []
  ) {
    self.names = names.map(NameParts.init).filter { !$0.isEmpty }
    let values: [Sign: [String?]] = [
      .orcid: [orcid.flatMap { Orcid($0)?.description }], .card: [Self.number(card, digits: 5)],
      .council: [Self.number(council, digits: 4)],
      .membership: [Self.number(membership, digits: 3)], .email: [email.flatMap { EmailAddress($0)?.folded }],
      .mobile: [mobile],
      .institution: institutions.map { folded($0) },
    ]
    signs = values.mapValues { Set($0.compactMap(\.self)).subtracting([""]) }.filter { !$0.value.isEmpty }
  }

  /// The same person with one thing not known.
  public func without(_ sign: Sign) -> PersonIdentity {
    var other = self
    other.signs[sign] = nil
    return other
  }

  /// A number without separators, its digits in whatever script, in small letters, without the `.0` of a spreadsheet's
  /// number; nil for a placeholder (`00000-0000000-0`, `12345-1234567-1`, `n/a`) and for what a spreadsheet has rounded
  /// (`3.52021E+12`).
  ///
  /// - Parameter digits: how many digits it has at least.
  public static func number(_ text: String, digits least: Int) -> String? {
    var plain = text.withPlainDigits.lowercased().trimmed
    if let whole = plain.wholeMatch(of: /([0-9]+)[.,]0+/) { plain = String(whole.1) }
    let number = plain.filter { $0.isLetter || $0.isNumber }
    let digits = number.compactMap(\.decimalDigit)
    let isRounded = plain.contains("e") && plain.contains { ".,+".contains($0) } && number.filter(\.isLetter) == "e"
    let steps = zip(digits, digits.dropFirst())
    let isCounted = steps.allSatisfy { $1 == ($0 + 1) % 10 || $1 == 1 } || steps.allSatisfy { $1 == $0 - 1 }
    guard digits.count >= least, Set(number).count > 2, Set(digits).count > 1, !isRounded, !isCounted else {
      return nil
    }
    return number
  }
}

extension PersonIdentity {
  /// How sure an answer is.
  public enum Strength: Int, Comparable, Sendable {
    /// Worth a question to people.
    case possible
    /// Taken for one where being wrong does little harm.
    case likely
    /// One person.
    case certain
    public static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }
  }

  /// How much a caller wants to know.
  public enum Strictness: Sendable {
    /// At least so sure that the two are treated as one.
    case identifies(Strength)
    /// Sure enough that somebody should look.
    case worthAQuestion

    var least: Strength { if case .identifies(let strength) = self { strength } else { .possible } }
  }

  /// Why two may be one person.
  public struct Evidence: Equatable, Sendable {
    /// How sure it is.
    public let strength: Strength
    /// How the names stand to each other.
    public let name: NameLikeness
    /// What agrees besides the name.
    public let agrees: [Sign]
    /// Numbers of one person that differ.
    public let contradicts: [Sign]

    /// `the same e-mail address, a name with initials; but another council number`.
    public var text: String {
      let but = (name == .different ? ["another name"] : []) + contradicts.map { "another \($0.rawValue)" }
      return (agrees.map { "the same \($0.rawValue)" } + [name.text].compactMap(\.self)).joined(separator: ", ")
        + (but.isEmpty ? "" : "; but \(but.joined(separator: ", "))")
    }
  }

  /// The evidence that two are one person, the same from either side; nil when there is less than a caller asks for.
  public func match(_ other: PersonIdentity, _ strictness: Strictness = .worthAQuestion) -> Evidence? {
    let agrees = Sign.allCases.filter { sign in
      signs[sign].map { !$0.isDisjoint(with: other.signs[sign] ?? []) } ?? false
    }
    let contradicts = contradictions(to: other)
    let name = likeness(to: other)
    guard var strength = Self.strength(name, agrees) else { return nil }
    if !contradicts.isEmpty { strength = min(strength, agrees.contains(where: \.isPersonal) ? .likely : .possible) }
    // A card number is often given for the whole family: with two addresses the name must be the same too.
    if agrees.contains(.card), !agrees.contains(.orcid), name.rawValue > NameLikeness.turned.rawValue,
      hasOther(.email, than: other)
    {
      strength = .possible
    }
    guard strength >= strictness.least else { return nil }
    return Evidence(strength: strength, name: name, agrees: agrees, contradicts: contradicts)
  }

  /// The numbers of one person that both have, and differently.
  func contradictions(to other: PersonIdentity) -> [Sign] {
    Sign.allCases.filter { $0.isPersonal && hasOther($0, than: other) }
  }

  /// True when both have a sign, and nothing of it is the same.
  private func hasOther(_ sign: Sign, than other: PersonIdentity) -> Bool {
    guard let own = signs[sign], let theirs = other.signs[sign] else { return false }
    return own.isDisjoint(with: theirs)
  }

  private func likeness(to other: PersonIdentity) -> NameLikeness {
    let found = names.flatMap { one in other.names.map { one.likeness(to: $0) } }.filter { $0 != .unknown }
    return found.min { $0.rawValue < $1.rawValue } ?? .unknown
  }

  private static func strength(_ name: NameLikeness, _ agrees: [Sign]) -> Strength? {
    if agrees.contains(.orcid) { return .certain }
    if agrees.contains(where: \.isPersonal) {
      let isOne = name.agrees || name == .part || (name == .unknown && agrees.contains(.email))
      return isOne ? .certain : name == .unknown || agrees.contains(.email) ? .likely : .possible
    }
    if agrees.contains(.email) { return name.isWhole ? .certain : name.agrees ? .likely : .possible }
    if !agrees.isEmpty { return name.isWhole ? .certain : name.agrees ? .likely : name == .part ? .possible : nil }
    return name == .same ? .likely : name.agrees ? .possible : nil
  }
}
