import EventData

/// Finds trial numbers by the forms of the call's registries, in a form's field and in running text.
package struct TrialNumbers {
  /// What a text holds.
  struct Findings: Equatable {
    /// The numbers in order, each once.
    var numbers: [TrialNumber] = []
    /// What looks like a number of a registry and fits none of its forms, as typed.
    var misshapen: [String] = []
  }

  private struct Form {
    let registry: String
    /// In capitals, to compare with.
    let symbols: [Unicode.Scalar]
    /// As the registry writes it.
    let written: [Unicode.Scalar]
    /// What always stands in front, such as `NCT`; empty when a form begins with a digit or a free letter.
    let lead: [Unicode.Scalar]
  }

  private let forms: [Form]
  private let leads: [[Unicode.Scalar]]

  package init(_ registries: [TrialRegistry]) {
    let all = registries.flatMap { registry in
      registry.forms.map { text in
        let symbols = Array(text.uppercased().unicodeScalars)
        return Form(
          registry: registry.code, symbols: symbols, written: Array(text.unicodeScalars),
          lead: Array(symbols.prefix { $0.properties.isAlphabetic }))
      }
    }
    // The longest form first: a short one may be the beginning of a long one.
    forms = all.enumerated().sorted { ($1.element.symbols.count, $0.offset) < ($0.element.symbols.count, $1.offset) }
      .map(\.element)
    leads = Array(Set(all.map(\.lead).filter { $0.count >= 3 })).sorted {
      ($1.count, Self.text($0)) < ($0.count, Self.text($1))
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
  package func hidden(in text: String, as replacement: String) -> String {
    let found = pieces(of: text)
    guard !found.isEmpty else { return text }
    var letters = Array(text.unicodeScalars)
    for piece in found.reversed() { letters.replaceSubrange(piece.range, with: replacement.unicodeScalars) }
    return Self.text(letters)
  }

  /// A number, or what looks like one, and the scalars it stands on.
  private typealias Piece = (range: Range<Int>, number: TrialNumber?, typed: String)

  private func pieces(of text: String) -> [Piece] {
    guard !forms.isEmpty else { return [] }
    var pieces: [Piece] = []
    // By scalars: forms are ASCII, and an export holds millions of letters.
    let typed = Array(text.unicodeScalars)
    let letters = typed.map(\.upperASCII)
    var index = 0
    while index < letters.count {
      guard index == 0 || !letters[index - 1].isWordPart, letters[index].isWordPart else {
        index += 1
        continue
      }
      if let (form, end, number) = match(at: index, in: letters) {
        pieces.append(
          (index..<end, TrialNumber(registry: form.registry, number: number), Self.text(typed[index..<end])))
        index = end
      } else if let end = lead(at: index, in: letters) {
        pieces.append((index..<end, nil, Self.text(typed[index..<end])))
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
      // Words without a digit say why there is no number.
      if found.misshapen.isEmpty, found.numbers.isEmpty, piece.contains(where: \.isNumber) {
        findings.misshapen.append(piece)
      }
      findings.misshapen += found.misshapen
    }
    return findings
  }

  private func match(at start: Int, in letters: [Unicode.Scalar]) -> (Form, end: Int, number: String)? {
    for form in forms where form.symbols.first.map({ Self.fits(letters[start], $0) }) == true {
      var index = start
      var number: [Unicode.Scalar] = []
      var fits = true
      for (place, symbol) in form.symbols.enumerated() {
        // "NCT 01234567", "NCT: 01234567", "ISRCTN-12345678": people put something between letters and digits.
        if place == form.lead.count, !form.lead.isEmpty, symbol == "#" { index = afterGap(index, in: letters) }
        guard index < letters.count, Self.fits(letters[index], symbol) else {
          fits = false
          break
        }
        number.append(["#", "@", "*"].contains(symbol) ? letters[index] : form.written[place])
        index += 1
      }
      // A word such as RBR-protein is no number.
      fits = fits && number.contains(where: \.isASCIIDigit)
      if fits, index == letters.count || !letters[index].isWordPart { return (form, index, Self.text(number)) }
    }
    return nil
  }

  /// The end of what begins like a registry's number: its letters, then digits.
  private func lead(at start: Int, in letters: [Unicode.Scalar]) -> Int? {
    for lead in leads where start + lead.count < letters.count {
      guard letters[start..<start + lead.count].elementsEqual(lead) else { continue }
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

  private func afterGap(_ index: Int, in letters: [Unicode.Scalar]) -> Int {
    var next = index
    while next < letters.count, next - index < 2,
      letters[next].properties.isWhitespace || [":", "#", "."].contains(letters[next]) || Self.isHyphen(letters[next])
    {
      next += 1
    }
    return next
  }

  private static func fits(_ letter: Unicode.Scalar, _ symbol: Unicode.Scalar) -> Bool {
    switch symbol {
    case "#": letter.isASCIIDigit
    case "@": ("A"..."Z").contains(letter)
    case "*": letter.isASCIIDigit || ("A"..."Z").contains(letter)
    case "-": isHyphen(letter)
    default: letter == symbol
    }
  }

  private static func isHyphen(_ letter: Unicode.Scalar) -> Bool {
    letter == "-" || ("\u{2010}"..."\u{2013}").contains(letter) || letter == "\u{2212}"
  }
  private static func isJoint(_ letter: Unicode.Scalar) -> Bool { isHyphen(letter) || letter == "/" }

  private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}

extension Unicode.Scalar {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var upperASCII: Unicode.Scalar {
    ("a"..."z").contains(self) ? Unicode.Scalar(UInt8(value) - 32) : self
  }
  fileprivate var isWordPart: Bool {
    guard !isASCII else { return isASCIIDigit || ("A"..."Z").contains(upperASCII) }
    return properties.isAlphabetic || properties.numericType != nil
  }
}
