/// What a column or a parameter can hold on both engines.
public enum SQLValue: Hashable, Sendable {
  /// SQL NULL.
  case null
  /// A BIGINT.
  case integer(Int64)
  /// A TEXT, in Unicode NFC.
  case text(String)

  /// An integer parameter.
  public static func int(_ value: Int) -> SQLValue { .integer(Int64(value)) }
  /// A text parameter, or NULL.
  public static func optional(_ value: String?) -> SQLValue { value.map { .text($0) } ?? .null }
  /// An integer parameter, or NULL.
  public static func optional(_ value: Int64?) -> SQLValue { value.map { .integer($0) } ?? .null }
  /// An integer parameter, or NULL.
  public static func optional(_ value: Int?) -> SQLValue { value.map { .int($0) } ?? .null }
  /// A moment as UTC seconds, or NULL.
  public static func optional(_ value: Moment?) -> SQLValue { value.map { .moment($0) } ?? .null }
  /// 1 or 0.
  public static func flag(_ value: Bool) -> SQLValue { .integer(value ? 1 : 0) }
  /// A moment as UTC seconds.
  public static func moment(_ value: Moment) -> SQLValue { .integer(value.seconds) }

  /// A text as it is, an integer in digits; nil for NULL.
  public var string: String? {
    switch self {
    case .null: nil
    case .integer(let number): String(number)
    case .text(let text): text
    }
  }
}

extension SQLValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int64) { self = .integer(value) }
}

/// One row of a result: the values with their column names.
public struct Row: Sendable {
  /// Column names in the order of the query.
  public let columns: [String]
  let values: [SQLValue]

  /// A row of values under column names of the same count.
  public init(columns: [String], values: [SQLValue]) { (self.columns, self.values) = (columns, values) }

  /// The value under a column name; NULL when the query has no such column.
  public subscript(_ column: String) -> SQLValue {
    columns.firstIndex(of: column).map { values[$0] } ?? .null
  }

  /// The value at a position of the query.
  public subscript(_ position: Int) -> SQLValue { values[position] }

  /// The text under a column; empty when NULL.
  public func text(_ column: String) -> String { optionalText(column) ?? "" }

  /// The text under a column; nil when NULL.
  public func optionalText(_ column: String) -> String? { self[column].string }

  /// The integer under a column; 0 when NULL.
  public func integer(_ column: String) -> Int64 { optionalInteger(column) ?? 0 }

  /// The integer under a column; nil when NULL or text.
  public func optionalInteger(_ column: String) -> Int64? {
    if case .integer(let number) = self[column] { number } else { nil }
  }

  /// The integer under a column, as numbers are counted in Swift; 0 when NULL.
  public func int(_ column: String) -> Int { Int(integer(column)) }

  /// The integer under a column, as numbers are counted in Swift; nil when NULL or text.
  public func optionalInt(_ column: String) -> Int? { optionalInteger(column).map { Int($0) } }

  /// True when the column holds 1.
  public func flag(_ column: String) -> Bool { integer(column) == 1 }

  /// The moment under a column of UTC seconds; nil when NULL.
  public func moment(_ column: String) -> Moment? { optionalInteger(column).map { Moment(seconds: $0) } }

  /// The amount in `column`_minor and `column`_currency; nil when there is none.
  public func money(_ column: String) -> Money? {
    guard let minor = optionalInteger("\(column)_minor"), let currency = Currency(text("\(column)_currency")) else {
      return nil
    }
    return Money(minor: minor, currency)
  }
}
