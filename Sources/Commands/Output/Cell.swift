import EventData
import Foundation

/// A cell of a list: what people read, what programs read, and what it is compared as.
struct Cell {
  /// What a cell holds, so that numbers sort as numbers and money is asked for as money.
  enum Kind {
    case text, time
    case number(Decimal)
    case money([Money])
    case list([String])
  }

  let text: String
  let json: JSON
  let kind: Kind

  init(_ text: String, json: JSON, kind: Kind = .text) {
    (self.text, self.json, self.kind) = (text, json, kind)
  }

  /// Words; empty, and null for programs, when nil.
  static func text(_ text: String?) -> Cell { Cell(text ?? "", json: .optional(text)) }

  /// A whole number; empty and null when nil.
  static func number(_ number: (some BinaryInteger)?) -> Cell {
    guard let whole = number.map({ Int64($0) }) else { return .text(nil) }
    return Cell(String(whole), json: .number(whole), kind: .number(Decimal(whole)))
  }

  /// Hundredths with two decimals; empty and null when nil.
  static func decimal(hundredths: Int?) -> Cell {
    hundredths.map { .hundredths($0, $0.asHundredths, json: .decimal(hundredths: $0)) } ?? .text(nil)
  }

  /// Hundredths of a point: `6.54` for people, the whole number for programs; empty and null when nil.
  static func points(_ hundredths: Int?) -> Cell {
    hundredths.map { .hundredths($0, $0.asHundredths, json: .number(Int64($0))) } ?? .text(nil)
  }

  /// Hundredths in words of their own.
  static func hundredths(_ number: Int, _ text: String, json: JSON) -> Cell {
    Cell(text, json: json, kind: .number(Decimal(number) / 100))
  }

  /// What is owed or paid, in one currency or several.
  static func money(_ money: [Money]) -> Cell {
    Cell(
      money.map(\.description).joined(separator: " + "), json: .list(money.map(\.json)), kind: .money(money))
  }
  static func money(_ money: Money) -> Cell { Cell(money.description, json: money.json, kind: .money([money])) }

  /// A moment in the event's zone; empty and null when nil.
  static func moment(_ moment: Moment?, _ zone: EventZone) -> Cell { .time(moment.map { zone.text($0) }) }

  /// A day, or a day and a time, as lists write them.
  static func time(_ text: String?) -> Cell { Cell(text ?? "", json: .optional(text), kind: .time) }

  /// Several words; each can be asked for by itself.
  static func texts(_ texts: [String]) -> Cell {
    Cell(texts.joined(separator: ", "), json: .list(texts.map { .text($0) }), kind: .list(texts))
  }

  /// Several words, each on a line of its own.
  static func lines(_ texts: [String], json: JSON? = nil) -> Cell {
    Cell(texts.joined(separator: "\n"), json: json ?? .list(texts.map { .text($0) }), kind: .list(texts))
  }

  /// A whole number, in words for people.
  static func number(_ number: some BinaryInteger, _ words: String) -> Cell {
    Cell(words, json: .number(Int64(number)))
  }

  /// True for a day or a time.
  var isTime: Bool { if case .time = kind { true } else { false } }

  /// True for what is set to the right of its column.
  var alignsRight: Bool {
    switch kind {
    case .number, .money: true
    case .text, .time, .list: false
    }
  }

  /// True when the text is somewhere inside, case and accents aside; a number of five digits or more also however it is
  /// grouped, and one that begins as numbers are dialled (`0300`, `0092`) also as it is kept (`+92300`).
  func holds(_ text: String) -> Bool {
    let plain = folded(text)
    if self.text.lowercased().contains(text.lowercased()) || (!plain.isEmpty && folded(self.text).contains(plain)) {
      return true
    }
    guard text.contains(where: \.isNumber), !text.contains(where: \.isLetter) else { return false }
    let (digits, held) = (Self.digits(text), Self.digits(self.text))
    let dialled = digits.drop { $0 == "0" }
    return digits.count >= 5 && held.contains(digits) || dialled.count >= 7 && held.contains(dialled)
  }

  private static func digits(_ text: String) -> String { text.withPlainDigits.filter { $0.isASCII && $0.isNumber } }

  /// True when this cell comes before another in a list; both hold something.
  func precedes(_ other: Cell) -> Bool {
    switch (kind, other.kind) {
    case (.number(let left), .number(let right)): return left < right
    case (.money(let left), .money(let right)):
      for (one, another) in zip(left, right) where one != another {
        return (one.currency.code, one.minor) < (another.currency.code, another.minor)
      }
      return left.count < right.count
    default: return (folded(text), text) < (folded(other.text), other.text)
    }
  }
}

extension Money {
  /// Minor units and currency, for programs.
  var json: JSON { .object([("minor", .number(minor)), ("currency", .text(currency.code))]) }
}
