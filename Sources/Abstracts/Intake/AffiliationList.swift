import EventData

/// The affiliations of a form: `1. Hospital, City, Country`, one a line or separated by semicolons.
struct AffiliationList {
  private(set) var affiliations: [AbstractAffiliation] = []
  /// The numbers that letters and signs stand for.
  private var keys: [AffiliationMark: Int] = [:]
  /// True when authors cite affiliations by numbers.
  private let isCitedByNumber: Bool

  /// - Parameter cited: the marks of the authors, which tell how many affiliations there are when the text does not.
  init(_ text: String, cited: [AffiliationMark] = []) {
    let numbers = cited.compactMap { if case .number(let number) = $0 { number } else { nil } }
    isCitedByNumber = !numbers.isEmpty
    let lines = Self.unwrapped(text.split(whereSeparator: \.isNewline).map(\.onOneLine).filter { !$0.isEmpty })
    let items = AffiliationLines.items(lines, cited: numbers.max() ?? 0)
    for item in items { add(item) }
  }

  /// True when the affiliations are marked with letters.
  var isLettered: Bool { keys.keys.contains { if case .letter = $0 { true } else { false } } }

  /// The affiliations that an author's marks mean, each once. Signs that mark none say something else: who corresponds,
  /// who contributed equally.
  func numbers(of marks: [AffiliationMark]) -> [Int] {
    var seen: Set<Int> = []
    return marks.flatMap(numbers).filter { $0 >= 1 && seen.insert($0).inserted }
  }

  private func numbers(of mark: AffiliationMark) -> [Int] {
    if let known = keys[mark] { return [known] }
    switch mark {
    case .number(let number):
      // `¹²` of an abstract with two affiliations is 1 and 2.
      let digits = String(number).compactMap(\.wholeNumberValue)
      let isRun = digits.count > 1 && digits.allSatisfy { digit in affiliations.contains { $0.number == digit } }
      return affiliations.contains { $0.number == number } || !isRun ? [number] : digits
    case .letter(let letter):
      guard !isCitedByNumber, !isLettered, let value = letter.asciiValue else { return [] }
      let number = Int(value) - Int(UInt8(ascii: "a")) + 1
      return affiliations.contains { $0.number == number } ? [number] : []
    case .sign: return []
    }
  }

  private mutating func add(_ item: AffiliationLines.Item) {
    var number = (affiliations.last?.number ?? 0) + 1
    // A number that came before would be ambiguous; the line then takes the next free one.
    if case .number(let given) = item.mark, given >= 1, !affiliations.contains(where: { $0.number == given }) {
      number = given
    }
    while affiliations.contains(where: { $0.number == number }) { number += 1 }
    guard let affiliation = AbstractAffiliation(number: number, written: item.text) else { return }
    affiliations.append(affiliation)
    switch item.mark {
    case .letter?, .sign?: if let mark = item.mark, keys[mark] == nil { keys[mark] = number }
    default: break
    }
  }

  /// A line that ends with a comma goes on in the next.
  private static func unwrapped(_ lines: [String]) -> [String] {
    var whole: [String] = []
    for line in lines {
      if let last = whole.last, last.hasSuffix(","), AffiliationLines.lead(of: line[...]) == nil {
        whole[whole.count - 1] = "\(last) \(line)"
      } else {
        whole.append(line)
      }
    }
    return whole
  }
}

extension AbstractAffiliation {
  /// `Department, Hospital, City, Country`; nil when nothing is left.
  init?(number: Int, written text: String) {
    var parts = text.split { ",;".contains($0) }.map { String($0.trimmed.drop { $0 == "." }) }.filter { !$0.isEmpty }
    var country = ""
    if parts.count > 1, let last = parts.last, CountryNames.contains(last) {
      country = last.last == "." && last.count > 5 ? String(last.dropLast()) : last
      parts.removeLast()
    }
    // A postal code belongs to the city before it.
    if parts.count > 2, let code = parts.last, !code.contains(where: \.isLetter) {
      parts.removeLast()
      parts[parts.count - 1] += ", \(code)"
    }
    guard var last = parts.last else { return nil }
    // The full stop of the line, not of an abbreviation such as D.C.
    if parts.count > 1, last.last == ".", last.count > 5 { last.removeLast() }
    self.init(
      number: number, institution: parts.count > 1 ? parts.dropLast().joined(separator: ", ") : last,
      city: parts.count > 1 ? last : "", country: country)
  }
}
