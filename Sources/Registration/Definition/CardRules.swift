import EventData

/// Which texts are the number of an identity card or passport; only such a number tells who somebody is.
public struct CardRules: Sendable {
  /// The forms of the numbers by the card's name: `#` is a digit, `@` a letter, `*` either, everything else stands for
  /// itself. Spaces and hyphens do not matter. Any form when there is none.
  public let forms: [(name: String, forms: [String])]
  /// Numbers of a right form that people write who have none at hand.
  public let placeholders: [String]

  /// What a cell of the form says.
  enum Reading: Equatable {
    /// No number: empty, or words such as `applied for`.
    case none
    /// A number, without separators, its digits as 0...9, its letters small.
    case number(String)
    /// Something that is no card's number, and why.
    case doubtful(String)

    /// The number, when it is one.
    var number: String? { if case .number(let number) = self { number } else { nil } }
  }

  /// Any number of five digits or more.
  static let any = CardRules(forms: [], placeholders: [])

  private init(forms: [(name: String, forms: [String])], placeholders: [String]) {
    (self.forms, self.placeholders) = (forms, placeholders)
  }

  init(_ fields: FieldReader) {
    forms = fields.lists("forms", "Card -> the forms of its numbers: # a digit, @ a letter, * either.")
      .map { (name: $0.key, forms: $0.values) }
    placeholders = fields.texts("placeholders", "Numbers that people write who have none at hand.")
    guard !fields.isRecording else { return }
    for form in forms.flatMap(\.forms) where form.count(where: { "#*".contains($0) }) < 5 {
      fields.problem(
        at: "forms", "'\(form)' is no form of a number; write # for each digit, @ for a letter, * for either")
    }
  }

  /// Reads a number, its digits in whatever script.
  func read(_ text: String) -> Reading {
    guard text.withPlainDigits.contains(where: { $0.isASCII && $0.isNumber }) else { return .none }
    guard let number = PersonIdentity.number(text, digits: 5) else {
      return .doubtful(
        text.withPlainDigits.lowercased().contains(/[0-9] ?e ?\+/)
          ? "was rounded by a spreadsheet program" : "is a placeholder or too short")
    }
    if placeholders.contains(where: { Self.plain($0) == number }) { return .doubtful("is a placeholder") }
    let isFit = forms.isEmpty || forms.contains { $0.forms.contains { Self.fits(number, $0) } }
    return isFit
      ? .number(number) : .doubtful("has not the form of a number of \(forms.map(\.name).joined(separator: " or "))")
  }

  private static func plain(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }

  private static func fits(_ number: String, _ form: String) -> Bool {
    let form = form.lowercased().filter { $0.isLetter || $0.isNumber || "#@*".contains($0) }
    return form.count == number.count
      && zip(form, number).allSatisfy { sign, character in
        switch sign {
        case "#": character.isNumber
        case "@": character.isLetter
        case "*": true
        default: sign == character
        }
      }
  }
}
