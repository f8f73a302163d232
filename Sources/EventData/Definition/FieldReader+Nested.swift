import Yams

// Mappings and lists inside a mapping.
extension FieldReader {
  /// A mapping that must be there.
  public func object<T>(_ key: String, _ about: String, _ read: (FieldReader) -> T) -> T {
    let shape = SchemaShape.object(about)
    return nested(child(key, shape, required: true), key, shape, read)
  }

  /// A mapping that may be left out; nil then.
  public func optionalObject<T>(_ key: String, _ about: String, _ read: (FieldReader) -> T) -> T? {
    let shape = SchemaShape.object(about)
    let node = child(key, shape, required: false)
    guard node != nil || isRecording else { return nil }
    return nested(node, key, shape, read)
  }

  /// A list of mappings; left out means empty unless `required`.
  public func objects<T>(_ key: String, _ about: String, required: Bool = false, _ read: (FieldReader) -> T) -> [T] {
    let item = SchemaShape.object("")
    let node = child(key, .list(about, of: item), required: required)
    if isRecording { return [nested(nil, key, item, read)] }
    guard let node else { return [] }
    guard let items = node.sequence else {
      note(node, "'\(full(key))' must be a list, each entry starting with '- '")
      return []
    }
    if items.isEmpty && required { note(node, "'\(full(key))' must have at least one entry") }
    return items.enumerated().map { nested($1, "\(key)[\($0 + 1)]", item, read) }
  }

  /// A mapping whose keys are free, such as fees by period: the pairs in file order, values as texts.
  public func pairs(_ key: String, _ about: String, required: Bool = false) -> [(key: String, value: String)] {
    guard let node = child(key, .map(about), required: required) else { return [] }
    guard let mapping = node.mapping else {
      note(node, "'\(full(key))' must be a list of 'key: value' lines")
      return []
    }
    return mapping.compactMap { name, value in
      guard let name = name.scalar?.string, let text = value.scalar?.string else {
        note(value, "'\(full(key)).\(name.scalar?.string ?? "?")' must be a single value")
        return nil
      }
      return (name.nfc.trimmed, text.nfc.trimmed)
    }
  }

  /// A mapping whose keys are free and whose values are lists of texts, such as header aliases: pairs in file order.
  public func lists(_ key: String, _ about: String, required: Bool = false) -> [(key: String, values: [String])] {
    guard let node = child(key, .mapOfLists(about), required: required) else { return [] }
    guard let mapping = node.mapping else {
      note(node, "'\(full(key))' must be a list of 'key: [values]' lines")
      return []
    }
    return mapping.compactMap { name, value in
      guard let name = name.scalar?.string else { return nil }
      if let text = value.scalar?.string { return (name.trimmed, [text.nfc.trimmed]) }
      guard let items = value.sequence else {
        note(value, "'\(full(key)).\(name)' must be a list of texts")
        return nil
      }
      return (name.trimmed, items.compactMap { $0.scalar?.string.nfc.trimmed })
    }
  }

  /// Answers with their wordings, or any names with others below them: code -> texts, in file order.
  public func choices(_ key: String, _ about: String, required: Bool = false) -> [Choice] {
    lists(key, about, required: required).map { Choice(code: $0.key, aliases: $0.values) }
  }

  // MARK: - Checks over a list

  /// Notes each name that stands twice.
  public func refuseTwice(_ key: String, _ names: [String], _ what: String) {
    for (index, name) in names.enumerated() where names[..<index].contains(name) {
      problem(at: key, "the \(what) '\(name)' is given twice")
    }
  }

  /// Notes each wording that stands for two answers: what a form says could mean either.
  public func refuseTwins(_ key: String, _ choices: [Choice], _ what: String) {
    var owners: [String: String] = [:]
    for choice in choices {
      for wording in [choice.code] + choice.aliases where !folded(wording).isEmpty {
        let owner = owners[folded(wording), default: choice.code]
        owners[folded(wording)] = owner
        guard owner != choice.code else { continue }
        problem(
          at: key, of: choice.code,
          "the \(what) '\(folded(wording))' is given twice: for '\(owner)' and for '\(choice.code)', so an answer could mean either"
        )
      }
    }
  }

  /// Doubts codes with spaces: they are typed in commands.
  public func doubtSpaces(_ key: String, _ codes: [String]) {
    for code in codes where !isRecording && code.contains(where: \.isWhitespace) {
      let plain = code.split(whereSeparator: \.isWhitespace).joined(separator: "-")
      doubt(at: key, of: code, "the code '\(code)' holds a space; write it as '\(plain)': codes are typed in commands")
    }
  }

  /// Notes each name that is not among the known ones, with near names.
  public func refuseUnknown(_ key: String, _ names: [String], in known: [String], _ what: String) {
    for name in names where !known.contains(name) { unknownReference(at: key, name, in: known, what: what) }
  }
}
