/// Raised and lowered characters of rich text as the characters Unicode has for them, so that 10⁶ does not become 106.
///
/// Give it the whole of what is raised at a place: a part of it may mean something else.
public enum RaisedText {
  /// Digits, signs and single small letters raised, brackets around all of it left out: `6`, `1,a`, `(−3)`, `n`. What has
  /// no raised form stays as it is when it begins with a letter (`th`, `V600E`), else stands behind `^`: `^(−ΔΔCt)`.
  public static func raised(_ text: String) -> String {
    guard text.contains(where: { $0.isLetter || $0.isNumber || superscripts[$0] != nil }) else { return text }
    var inside = Substring(text.trimmed)
    if inside.first == "(", inside.last == ")", !inside.dropFirst().dropLast().contains(where: { "()".contains($0) }) {
      inside = inside.dropFirst().dropLast()
    }
    if isMark(inside) { return text.replacing(text.trimmed, with: String(inside.map { superscripts[$0] ?? $0 })) }
    guard let first = text.trimmed.first, first.isNumber || signs.contains(first), !text.contains(where: \.isWhitespace)
    else { return text }
    return "^(\(inside))"
  }

  /// Digits and signs lowered; a text with letters as it is.
  public static func lowered(_ text: String) -> String {
    text.contains(where: \.isLetter) ? text : String(text.map { subscripts[$0] ?? $0 })
  }

  /// True when letters stand alone, and each has a raised form: no word and no name of a gene.
  private static func isMark(_ text: Substring) -> Bool {
    var previous: Character = " "
    for character in text {
      if character.isLetter, previous.isLetter || superscripts[character] == nil { return false }
      previous = character
    }
    return true
  }

  private static let signs = "+-−–"
  private static let superscripts = Dictionary(
    uniqueKeysWithValues: zip(
      "0123456789+-−–()=abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾⁼ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"))
  private static let subscripts = Dictionary(uniqueKeysWithValues: zip("0123456789+-−()=", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎₌"))
}

/// A text that grows piece by piece, some of it raised or lowered: what stands raised together is read together.
public struct RisingText: Sendable {
  private var settled = "", offset = ""
  private var isRaised: Bool?

  public init() {}

  /// Adds a piece: raised, lowered (`false`), or on the line (nil).
  public mutating func write(_ piece: some StringProtocol, raised: Bool? = nil) {
    guard !piece.isEmpty else { return }
    if raised != isRaised {
      settled = text
      (offset, isRaised) = ("", raised)
    }
    if raised == nil { settled += piece } else { offset += piece }
  }

  /// The text so far.
  public var text: String {
    guard let isRaised else { return settled }
    return settled + (isRaised ? RaisedText.raised(offset) : RaisedText.lowered(offset))
  }

  /// The last character as it was written.
  public var last: Character? { offset.last ?? settled.last }
}
