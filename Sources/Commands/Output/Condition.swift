import EventData
import Foundation

/// A condition on a column, as typed after --where: `outstanding>10000`.
struct Condition {
  private enum Sign: String, CaseIterable {
    case unequal = "!=", most = "<=", least = ">=", equal = "=", less = "<", more = ">", holds = "~"
  }

  /// The column's name or heading, as typed.
  let column: String
  private let sign: Sign
  private let value: String

  /// Throws `ExplainedError` (usage) when no sign of comparison is in it.
  init(_ typed: String) throws {
    let name = typed.prefix { !"=!<>~".contains($0) }
    let rest = typed.dropFirst(name.count)
    guard let sign = Sign.allCases.first(where: { rest.hasPrefix($0.rawValue) }), !name.isEmpty else {
      throw ExplainedError(
        .usage, "'\(typed)' is no condition",
        remedy: "Write a column, one of = != < <= > >= ~ (contains) and a value: --where 'state=active'.")
    }
    (column, self.sign) = (name.trimmed, sign)
    value = rest.dropFirst(sign.rawValue.count).trimmed
  }

  /// True when a cell meets the condition. Nothing is less or more than an empty cell; owing nothing is owing zero.
  ///
  /// - Throws: `ExplainedError` (usage) when the value cannot be compared with what the column holds.
  func isMet(by cell: Cell) throws -> Bool {
    if sign == .holds { return cell.holds(value) }
    if value.isEmpty { return compare(cell.text, "") }
    switch cell.kind {
    case .number(let number):
      let plain = value.replacing(",", with: "")
      guard plain.wholeMatch(of: /[-+]?\d+(\.\d+)?/) != nil, let wanted = Decimal(string: plain) else {
        throw wrong("no number", "12 or 7.5")
      }
      return compare(number, wanted)
    case .money(let sums):
      guard let wanted = Money(typed: value, assuming: sums.first?.currency ?? .pkr) else {
        throw wrong("no amount of money", "15000 or 'USD 150'")
      }
      let same = sums.isEmpty ? [0] : sums.filter { $0.currency == wanted.currency }.map(\.minor)
      return sign == .unequal ? !same.contains(wanted.minor) : same.contains { compare($0, wanted.minor) }
    case .time:
      // A day stands for all of it: what is shown is compared as far as it was typed.
      guard value.wholeMatch(of: /\d{4}-\d\d(-\d\d([ T]\d\d:\d\d)?)?/) != nil else {
        throw wrong("no day or time", "2026-12-11 or '2026-12-11 09:00'")
      }
      return !cell.text.isEmpty && compare(String(cell.text.prefix(value.count)), value.replacing("T", with: " "))
    case .list(let items) where sign == .equal: return items.contains { words($0) == words(value) }
    case .list(let items) where sign == .unequal: return !items.contains { words($0) == words(value) }
    case .text, .list:
      return (!cell.text.isEmpty || sign == .unequal) && compare(words(cell.text), words(value))
    }
  }

  /// A text as it is compared: case and accents aside, unless nothing is left then.
  private func words(_ text: String) -> String {
    let plain = folded(text)
    return plain.isEmpty ? text.lowercased() : plain
  }

  private func compare<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
    switch sign {
    case .equal, .holds: left == right
    case .unequal: left != right
    case .less: left < right
    case .most: left <= right
    case .more: left > right
    case .least: left >= right
    }
  }

  private func wrong(_ what: String, _ such: String) -> ExplainedError {
    ExplainedError(.usage, "'\(value)' is \(what), for the column '\(column)'", remedy: "Write it as \(such).")
  }
}
