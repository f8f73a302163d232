/// What became of a cell's text on its way here that nobody can undo for certain. It is named, for a person to mend.
enum TextDamage: Equatable {
  /// Letters were lost: a replacement character, a letter of a font that is not known.
  case lostLetters
  /// UTF-8 that was read as Windows-1252: what stands there, and what was meant.
  case mojibake(String, meant: String)
  /// What a program writes for no answer: `nan`, `NULL`.
  case noAnswer(String)
  /// An error of a spreadsheet in place of an answer: `#NAME?`.
  case brokenCell(String)

  /// The damage of a cell; nil for nearly all.
  init?(_ cell: String) {
    if let leftover = Self.leftover(cell) {
      self = leftover
      return
    }
    guard !cell.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    if let (shown, meant) = Self.misread(Array(cell.unicodeScalars)) {
      self = .mojibake(shown, meant: meant)
    } else if cell.cleaned.unicodeScalars.contains(SymbolFont.unknown) {
      self = .lostLetters
    } else {
      return nil
    }
  }

  private static func leftover(_ cell: String) -> TextDamage? {
    if isNoAnswer(cell) { return .noAnswer(cell.trimmed) }
    guard cell.utf8.contains(UInt8(ascii: "#")), errors.contains(cell.trimmed) else { return nil }
    return .brokenCell(cell.trimmed)
  }

  /// True when a program wrote a cell that nobody filled in.
  static func isNoAnswer(_ cell: String) -> Bool {
    cell.utf8.count <= 40 && empties.contains(cell.trimmed)
  }

  // Nan and Null are names of people, when they are written as such.
  private static let empties: Set = [
    "nan", "NaN", "NaT", "<NA>", "null", "NULL", "undefined", "[object Object]",
    // The prompts of Word's forms.
    "Click or tap here to enter text.", "Click here to enter text.", "Choose an item.", "Click or tap to enter a date.",
    "Click here to enter a date.",
  ]
  private static let errors: Set = [
    "#NAME?", "#VALUE!", "#REF!", "#DIV/0!", "#N/A", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#ERROR!",
  ]

  /// The first letters whose Windows-1252 bytes are UTF-8 of a letter or sign that texts have.
  private static func misread(_ scalars: [Unicode.Scalar]) -> (String, meant: String)? {
    for (index, scalar) in scalars.enumerated() where scalar.value >= 0xC2 && scalar.value <= 0xEF {
      let count = scalar.value < 0xE0 ? 2 : 3
      guard index + count <= scalars.count else { continue }
      let piece = scalars[index..<index + count]
      let bytes = piece.compactMap { TextEncoding.windows1252(byteOf: $0) }
      guard bytes.count == count, let meant = String(validating: bytes, as: UTF8.self),
        let letter = meant.unicodeScalars.first, isUsual(letter)
      else { continue }
      return (String(String.UnicodeScalarView(piece)), meant)
    }
    return nil
  }

  private static func isUsual(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0...0x17F, 0x391...0x3C9, 0x410...0x44F, 0x600...0x6FF, 0x2010...0x203A, 0x2070...0x209C, 0x20AC, 0x2122,
      0x2190...0x22FF, 0xFB00...0xFB06, 0xFEFF:
      true
    default: false
    }
  }
}

extension SourceTable.Remark {
  /// What a row's cells went through, one remark a kind.
  ///
  /// - Parameter cells: with the headers that name them.
  static func damage(in cells: [(header: String, text: String)]) -> [SourceTable.Remark] {
    var places: [(Kind, String)] = []
    for (header, text) in cells {
      guard let damage = TextDamage(text) else { continue }
      let place = "in '\(header.prefix(40))'"
      switch damage {
      case .lostLetters:
        places.append(
          (.damagedText, "letters were lost on the way, \(place): '\(around(text))'"))
      case .mojibake(let shown, let meant):
        places.append(
          (.damagedText, "'\(shown)' stands where '\(meant)' was meant, \(place): '\(around(text, shown))'"))
      case .noAnswer(let shown):
        places.append((.damagedText, "a program wrote '\(shown)' for no answer, \(place); it was taken as empty"))
      case .brokenCell(let shown):
        places.append((.brokenCell, "a cell shows '\(shown)' in place of an answer, \(place)"))
      }
    }
    return [
      (Kind.brokenCell, "Put the answer's text into the cell, and import the file again."),
      (.damagedText, "Type the cell anew, or have the file exported again as CSV UTF-8."),
    ].compactMap { kind, remedy in
      let own = places.filter { $0.0 == kind }.map(\.1)
      guard !own.isEmpty else { return nil }
      let more = own.count > 3 ? "; and \(own.count - 3) more" : ""
      return SourceTable.Remark(kind, own.prefix(3).joined(separator: "; ") + more, remedy: remedy)
    }
  }

  /// The text around what is damaged.
  private static func around(_ text: String, _ piece: String = "\u{FFFD}") -> String {
    let line = text.cleaned.onOneLine
    guard let found = line.firstRange(of: piece.cleaned) else { return String(line.prefix(60)) }
    let start = line.index(found.lowerBound, offsetBy: -20, limitedBy: line.startIndex) ?? line.startIndex
    return String(line[start...].prefix(60))
  }
}
