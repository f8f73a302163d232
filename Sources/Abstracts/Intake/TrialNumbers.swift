import EventData

/// Finds trial numbers by the forms of the call's registries, in a form's field and in running text.
struct TrialNumbers {
  /// What a text holds.
  struct Findings: Equatable {
    /// The numbers in order, each once.
    var numbers: [TrialNumber] = []
    /// What looks like a number of a registry and fits none of its forms, as typed.
    var misshapen: [String] = []
  }

  private struct Form {
    let registry: String
    let symbols: [Character]
    /// What always stands in front, such as `NCT`; empty when a form begins with a digit or a free letter.
    let lead: [Character]
  }

  private let forms: [Form]
  private let leads: [[Character]]

  init(_ registries: [TrialRegistry]) {
    let all = registries.flatMap { registry in
      registry.forms.map { text in
        let symbols = Array(text.uppercased())
        return Form(registry: registry.code, symbols: symbols, lead: Array(symbols.prefix { $0.isLetter }))
      }
    }
    // The longest form first: a short one may be the beginning of a long one.
    forms = all.enumerated().sorted { ($1.element.symbols.count, $0.offset) < ($0.element.symbols.count, $1.offset) }
      .map(\.element)
    leads = Array(Set(all.map(\.lead).filter { $0.count >= 3 })).sorted {
      ($1.count, String($0)) < ($0.count, String($1))
    }
  }

  /// The numbers in a running text. Digits that only a form without letters in front would fit are taken as well.
  func find(in text: String) -> Findings {
    var findings = Findings()
    for piece in pieces(of: text) {
      if let found = piece.number {
        if !findings.numbers.contains(found) { findings.numbers.append(found) }
      } else if !findings.misshapen.contains(piece.typed) {
        findings.misshapen.append(piece.typed)
      }
    }
    return findings
  }

  /// A text with every number, and what only looks like one, replaced.
  func hidden(in text: String, as replacement: String) -> String {
    let found = pieces(of: text)
    guard !found.isEmpty else { return text }
    var letters = Array(text)
    for piece in found.reversed() { letters.replaceSubrange(piece.range, with: replacement) }
    return String(letters)
  }

  /// A number, or what looks like one, and the characters it stands on.
  private typealias Piece = (range: Range<Int>, number: TrialNumber?, typed: String)

  private func pieces(of text: String) -> [Piece] {
    guard !forms.isEmpty else { return [] }
    var pieces: [Piece] = []
    let symbols = Array(text.uppercased())
    let typed = Array(text)
    // Upper case can be longer than what was typed (ß); such a text is searched as it stands.
    let letters = symbols.count == typed.count ? symbols : typed
    var index = 0
    while index < letters.count {
      guard index == 0 || !letters[index - 1].isWordPart, letters[index].isWordPart else {
        index += 1
        continue
      }
      if let (form, end, number) = match(at: index, in: letters) {
        pieces.append((index..<end, TrialNumber(registry: form.registry, number: number), String(typed[index..<end])))
        index = end
      } else if let end = lead(at: index, in: letters) {
        pieces.append((index..<end, nil, String(typed[index..<end])))
        index = end
      } else {
        while index < letters.count, letters[index].isWordPart { index += 1 }
      }
    }
    return pieces
  }

  /// The numbers in the field that asks for them: whatever holds digits there should be one.
  func read(field text: String) -> Findings {
    guard !text.isNothing else { return Findings() }
    var findings = Findings()
    for piece in text.split(whereSeparator: { ",;|\n".contains($0) }).map({ $0.onOneLine.trimmed })
    where !piece.isNothing {
      let found = find(in: piece)
      for number in found.numbers where !findings.numbers.contains(number) { findings.numbers.append(number) }
      if found.numbers.isEmpty || !found.misshapen.isEmpty {
        findings.misshapen += found.misshapen.isEmpty ? [piece] : found.misshapen
      }
    }
    return findings
  }

  private func match(at start: Int, in letters: [Character]) -> (Form, end: Int, number: String)? {
    for form in forms {
      var index = start
      var number: [Character] = []
      var fits = true
      for (place, symbol) in form.symbols.enumerated() {
        // "NCT 01234567", "NCT: 01234567", "ISRCTN-12345678": people put something between letters and digits.
        if place == form.lead.count, !form.lead.isEmpty, symbol == "#" { index = afterGap(index, in: letters) }
        guard index < letters.count, Self.fits(letters[index], symbol) else {
          fits = false
          break
        }
        number.append("#@".contains(symbol) || symbol != "-" ? letters[index] : "-")
        index += 1
      }
      if fits, index == letters.count || !letters[index].isWordPart { return (form, index, String(number)) }
    }
    return nil
  }

  /// The end of what begins like a registry's number: its letters, then digits.
  private func lead(at start: Int, in letters: [Character]) -> Int? {
    for lead in leads where start + lead.count < letters.count {
      guard Array(letters[start..<start + lead.count]) == lead else { continue }
      let digits = afterGap(start + lead.count, in: letters)
      guard digits < letters.count, letters[digits].isASCIIDigit else { continue }
      var end = digits
      while end < letters.count,
        letters[end].isWordPart
          || (Self.isJoint(letters[end]) && end + 1 < letters.count
            && letters[end + 1].isWordPart)
      {
        end += 1
      }
      return end
    }
    return nil
  }

  private func afterGap(_ index: Int, in letters: [Character]) -> Int {
    var next = index
    while next < letters.count, next - index < 2,
      letters[next].isWhitespace || ":-#.".contains(letters[next])
        || Self.isHyphen(letters[next])
    {
      next += 1
    }
    return next
  }

  private static func fits(_ letter: Character, _ symbol: Character) -> Bool {
    switch symbol {
    case "#": letter.isASCIIDigit
    case "@": letter.isASCII && letter.isLetter
    case "-": isHyphen(letter)
    default: letter == symbol
    }
  }

  private static func isHyphen(_ letter: Character) -> Bool {
    "-\u{2010}\u{2011}\u{2012}\u{2013}\u{2212}".contains(letter)
  }
  private static func isJoint(_ letter: Character) -> Bool { isHyphen(letter) || letter == "/" }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
  fileprivate var isWordPart: Bool { isLetter || isNumber }
}

extension String {
  /// True for what people write when there is nothing to say: `No`, `None`, `N/A`, a dash.
  var isNothing: Bool { Self.nothings.contains(folded(self)) }

  private static let nothings: Set<String> = [
    "", "no", "none", "nil", "nill", "na", "n a", "not applicable", "not registered", "not any", "nothing", "0",
  ]
}
