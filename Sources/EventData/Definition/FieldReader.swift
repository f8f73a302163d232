import Foundation
import Yams

/// Reads one mapping of a YAML file key by key. Each call declares a key once: it decodes the value, and, in recording
/// mode, describes the key for the JSON Schema. A wrong or missing value is noted with file:line:column and replaced by
/// a stand-in, so that reading goes on and all problems are named at once.
public final class FieldReader {
  let file: String
  private let node: Node?
  private let path: String
  private let files: DefinitionFiles
  private let shape: SchemaShape?
  private var known: [String] = []

  init(_ node: Node?, file: String, path: String, files: DefinitionFiles, shape: SchemaShape? = nil) {
    self.file = file
    self.node = node
    self.path = path
    self.files = files
    self.shape = shape
    if let node, node.mapping == nil {
      note(node, "\(path.isEmpty ? "The file" : "'\(path)'") must be a list of 'key: value' lines")
    }
  }

  // MARK: - Values

  /// A text that must be there and not be empty, on one line unless it is a block.
  public func text(_ key: String, _ about: String, oneOf allowed: [String]? = nil, default fallback: String? = nil)
    -> String
  {
    let shape = SchemaShape.text(about, allowed: allowed)
    guard let value = scalar(key, shape, required: fallback == nil) else { return fallback ?? allowed?.first ?? "" }
    let text = value.string.nfc.trimmed
    if text.isEmpty && fallback == nil { note(value.node, "'\(full(key))' must not be empty") }
    if let allowed, !allowed.contains(text) {
      note(value.node, "'\(full(key))' is '\(text)'; allowed: \(allowed.joined(separator: ", "))\(hint(text, allowed))")
      return allowed.first ?? ""
    }
    return text
  }

  /// A code: a text that people type in commands, so a space in it is a doubt.
  public func code(_ key: String, _ about: String) -> String {
    let code = text(key, about)
    doubtSpaces(key, [code])
    return code
  }

  /// One of the names of an enumeration; `other` when the key is left out, which a required one may not be.
  public func choice<Name: RawRepresentable<String> & CaseIterable>(
    _ key: String, _ about: String, or other: Name, required: Bool = false
  ) -> Name {
    let names = Name.allCases.map(\.rawValue)
    return Name(rawValue: text(key, about, oneOf: names, default: required ? nil : other.rawValue)) ?? other
  }

  /// A text that may be left out.
  public func optionalText(_ key: String, _ about: String) -> String? {
    scalar(key, .text(about, allowed: nil), required: false)?.string.nfc.trimmed
  }

  /// A list of texts; left out means empty unless `required`.
  public func texts(_ key: String, _ about: String, required: Bool = false) -> [String] {
    guard let node = child(key, .list(about, of: .text("", allowed: nil)), required: required) else { return [] }
    if let items = node.sequence {
      return items.compactMap { item in
        guard let text = item.scalar?.string.nfc.trimmed, !text.isEmpty else {
          note(item, "each entry of '\(full(key))' must be a text")
          return nil
        }
        return text
      }
    }
    if let text = node.scalar?.string { return [text.nfc.trimmed] }
    note(node, "'\(full(key))' must be a list, one '- entry' a line")
    return []
  }

  /// A whole number in a range.
  public func number(_ key: String, _ about: String, in range: ClosedRange<Int>, default fallback: Int? = nil) -> Int {
    let shape = SchemaShape.number(about, range)
    guard let value = scalar(key, shape, required: fallback == nil) else { return fallback ?? range.lowerBound }
    guard let number = Int(value.string), range.contains(number) else {
      note(
        value.node,
        "'\(full(key))' is '\(value.string)'; it must be a whole number from \(range.lowerBound) to \(range.upperBound)"
      )
      return range.lowerBound
    }
    return number
  }

  /// A number in a range; `standIn`, else the least, stands in for a wrong one.
  public func decimal(
    _ key: String, _ about: String, in range: ClosedRange<Double>, default fallback: Double? = nil,
    standIn: Double? = nil
  ) -> Double {
    let standIn = standIn ?? range.lowerBound
    let shape = SchemaShape.pattern(about, "^[0-9.]+$")
    guard let value = scalar(key, shape, required: fallback == nil) else { return fallback ?? standIn }
    if let number = Double(value.string), range.contains(number) { return number }
    let (least, most) = (plain(range.lowerBound), plain(range.upperBound))
    note(value.node, "'\(full(key))' is '\(value.string)'; it must be a number from \(least) to \(most)")
    return standIn
  }

  /// `yes`/`no` (or `true`/`false`).
  public func flag(_ key: String, _ about: String, default fallback: Bool) -> Bool {
    guard let value = scalar(key, .flag(about), required: false) else { return fallback }
    switch value.string.lowercased() {
    case "yes", "true": return true
    case "no", "false": return false
    default:
      note(value.node, "'\(full(key))' is '\(value.string)'; it must be yes or no")
      return fallback
    }
  }

  /// A day such as `2026-12-11`.
  public func date(_ key: String, _ about: String) -> CalendarDate {
    readDate(key, about, required: true) ?? CalendarDate(dayNumber: 0)
  }

  /// A day that may be left out.
  public func optionalDate(_ key: String, _ about: String) -> CalendarDate? { readDate(key, about, required: false) }

  /// A moment with its zone, such as `2026-10-15 23:59:59 Asia/Karachi`: a deadline without a zone is an argument.
  public func moment(_ key: String, _ about: String) -> Moment {
    readMoment(key, about, required: true) ?? Moment(seconds: 0)
  }

  /// A moment that may be left out.
  public func optionalMoment(_ key: String, _ about: String) -> Moment? { readMoment(key, about, required: false) }

  /// An amount such as `15000 PKR`, not negative.
  public func money(_ key: String, _ about: String) -> Money {
    let shape = SchemaShape.pattern(about, "^[0-9]{1,12}(\\.[0-9]{2})? [A-Z]{3}$")
    guard let value = scalar(key, shape, required: true) else { return .zero(.pkr) }
    let parts = value.string.split(separator: " ")
    guard parts.count == 2, let currency = Currency(String(parts[1])), String(parts[1]) == currency.code,
      let money = Money(typed: String(parts[0]), assuming: currency)
    else {
      note(value.node, "'\(full(key))' is '\(value.string)'; write an amount and a currency, such as 15000 PKR")
      return .zero(.pkr)
    }
    return money
  }

  /// An e-mail address.
  public func email(_ key: String, _ about: String) -> EmailAddress? {
    guard let value = scalar(key, .text(about, allowed: nil), required: true) else { return nil }
    let address = EmailAddress(value.string)
    if address == nil { note(value.node, "'\(full(key))' is '\(value.string)', which is no e-mail address") }
    return address
  }

  // MARK: - Further checks

  /// Notes a problem at a key's value (or at the mapping when the key is not there); at one entry of the value when
  /// `entry` names a key of a mapping, an item of a list, or the code of one. A key inside another is `outer.inner`.
  public func problem(at key: String, of entry: String? = nil, _ message: String) {
    if let place = place(key, entry) { note(place, message) }
  }

  /// Notes what is allowed but hardly meant, at the place a problem would have; only `event check` tells of it.
  public func doubt(at key: String, of entry: String? = nil, _ message: String) {
    if let place = place(key, entry) { note(place, message, isDoubt: true) }
  }

  private func place(_ key: String, _ entry: String?) -> Node? {
    let parts = key.split(separator: ".")
    let value = parts.reduce(node) { place, part in place?.mapping?[String(part)] ?? place }
    let entries = value?.mapping?.map(\.key) ?? value?.sequence.map(Array.init) ?? []
    let found = entry.flatMap { entry in
      entries.first { ($0.scalar ?? $0.mapping?["code"]?.scalar)?.string.nfc.trimmed == entry }
    }
    return found ?? value
  }

  /// True when a key stands there, be it empty.
  public func has(_ key: String) -> Bool { node?.mapping?[key] != nil }

  /// True when a key's value is a mapping and not a single value.
  public func isMapping(_ key: String) -> Bool { node?.mapping?[key]?.mapping != nil }

  /// Where a key's value stands, with nothing wrong there: for what is judged later than it is read.
  public func place(of key: String) -> DefinitionProblem {
    let mark = (node?.mapping?[key] ?? node)?.mark
    return DefinitionProblem(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1, message: "")
  }

  /// Notes that a value refers to something not defined, with near names.
  public func unknownReference(at key: String, _ value: String, in names: [String], what: String) {
    let allowed = names.isEmpty ? "none is defined" : "defined: \(names.joined(separator: ", "))"
    problem(
      at: key, of: value,
      "'\(full(key))' names the \(what) '\(value)', which is not defined; \(allowed)\(hint(value, names))")
  }

  /// True while the JSON Schema is being recorded: values are stand-ins and must not be judged.
  public var isRecording: Bool { shape != nil }

  // MARK: - Reading nodes

  func child(_ key: String, _ shape: SchemaShape, required: Bool) -> Node? {
    known.append(key)
    self.shape?.add(key, shape, required: required)
    guard let node, let mapping = node.mapping else { return nil }
    if let value = mapping[key], !value.isNull { return value }
    if required { note(mapping[key] ?? node, "'\(full(key))' is missing: \(shape.about)") }
    return nil
  }

  private func scalar(_ key: String, _ shape: SchemaShape, required: Bool) -> (string: String, node: Node)? {
    guard let node = child(key, shape, required: required) else { return nil }
    guard let text = node.scalar?.string else {
      note(node, "'\(full(key))' must be a single value")
      return nil
    }
    return (text, node)
  }

  func nested<T>(_ node: Node?, _ key: String, _ shape: SchemaShape, _ read: (FieldReader) -> T) -> T {
    let reader = FieldReader(
      node, file: file, path: full(key), files: files, shape: isRecording ? shape : nil)
    let value = read(reader)
    reader.refuseUnknownKeys()
    return value
  }

  func refuseUnknownKeys() {
    guard let mapping = node?.mapping else { return }
    for (key, _) in mapping {
      let name = key.scalar?.string ?? "?"
      guard !known.contains(name) else { continue }
      note(key, "'\(full(name))' is not a known key; known: \(known.joined(separator: ", "))\(hint(name, known))")
    }
  }

  private func readDate(_ key: String, _ about: String, required: Bool) -> CalendarDate? {
    let shape = SchemaShape.pattern(about, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
    guard let value = scalar(key, shape, required: required) else { return nil }
    if let date = CalendarDate(value.string) { return date }
    note(value.node, "'\(full(key))' is '\(value.string)'; write a day as year-month-day, such as 2026-12-11")
    return nil
  }

  private func readMoment(_ key: String, _ about: String, required: Bool) -> Moment? {
    let shape = SchemaShape.pattern(about, "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}(:[0-9]{2})? [A-Za-z_/+-]+$")
    guard let value = scalar(key, shape, required: required) else { return nil }
    let parts = value.string.split(separator: " ")
    if parts.count == 3, let date = CalendarDate(String(parts[0])), let zone = EventZone(String(parts[2])),
      let clock = WallClock(parts[1])
    {
      return zone.moment(date, hour: clock.hour, minute: clock.minute, second: clock.second)
    }
    note(
      value.node,
      "'\(full(key))' is '\(value.string)'; write day, time and zone, such as 2026-10-15 23:59:59 Asia/Karachi")
    return nil
  }

  func full(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  private func hint(_ text: String, _ names: [String]) -> String {
    nearest(to: text, in: names).map { ". Did you mean '\($0)'?" } ?? ""
  }

  func note(_ node: Node, _ message: String, isDoubt: Bool = false) {
    files.note(file, node.mark?.line ?? 1, node.mark?.column ?? 1, message, isDoubt: isDoubt)
  }
}

extension Node {
  fileprivate var isNull: Bool { scalar.map { $0.string.isEmpty || $0.string == "~" || $0.string == "null" } ?? false }
}
