/// What a template may be given: text, numbers, flags, lists and named fields, and nothing that runs.
///
/// In a section (`{{#name}}...{{/name}}`) a flag decides whether the body appears, a list repeats it, an object opens
/// its fields, and a text opens only when it is not empty. An optional block is therefore an empty list or a false
/// flag, never a name left out: names left out are errors.
public indirect enum TemplateValue: Sendable, Equatable {
  /// Text as it is meant to be read; escaping for HTML is done on the way out.
  case text(String)
  /// A whole number, printed in plain digits. Money and grouped numbers are formatted by the caller and given as text.
  case number(Int)
  /// A condition for `{{#flag}}` and `{{^flag}}`.
  case flag(Bool)
  /// Items for a repeated section, in order.
  case list([TemplateValue])
  /// Named fields.
  case object([String: TemplateValue])

  /// A list of objects, one for each item.
  public static func objects<Item>(_ items: [Item], _ fields: (Item) -> [String: TemplateValue]) -> TemplateValue {
    .list(items.map { .object(fields($0)) })
  }
}

extension TemplateValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { self = .text(value) }
}

extension TemplateValue: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self = .number(value) }
}

extension TemplateValue: ExpressibleByBooleanLiteral {
  public init(booleanLiteral value: Bool) { self = .flag(value) }
}

extension TemplateValue: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: TemplateValue...) { self = .list(elements) }
}

extension TemplateValue: ExpressibleByDictionaryLiteral {
  /// Makes an `.object`; of a name written twice the last value stays.
  public init(dictionaryLiteral elements: (String, TemplateValue)...) {
    self = .object(Dictionary(elements) { _, last in last })
  }
}
