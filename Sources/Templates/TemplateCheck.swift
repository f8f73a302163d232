import EventData

/// Walks a template's tags beside the values it is about to get, and collects every name that has no value.
///
/// Mustache renders an unknown name as nothing, so a misspelt field would leave a hole in a letter that nobody sees
/// until a delegate does. Here it is an error before the first byte is written.
struct TemplateCheck {
  /// The tags of a template by its name, for partials.
  let source: (String) throws -> TemplateSource
  let escapes: Bool
  private(set) var problems: [String] = []

  init(escapes: Bool, source: @escaping (String) throws -> TemplateSource) {
    (self.escapes, self.source) = (escapes, source)
  }

  /// Checks one template in the scope of the values around it, innermost last.
  mutating func check(_ template: TemplateSource, scopes: [TemplateValue?], depth: Int = 0) throws {
    var index = 0
    try checkTags(of: template, from: &index, section: nil, scopes: scopes, depth: depth)
  }

  private mutating func checkTags(
    of template: TemplateSource, from index: inout Int, section: TemplateTag?, scopes: [TemplateValue?], depth: Int
  ) throws {
    while index < template.tags.count {
      let tag = template.tags[index]
      index += 1
      switch tag.kind {
      case .end:
        if let section, tag.name == section.name, tag.transforms == section.transforms { return }
        throw ExplainedError.template(
          template.file, line: tag.line,
          section.map { "{{/\(tag.name)}} closes nothing; {{#\($0.name)}} of line \($0.line) is still open" }
            ?? "{{/\(tag.name)}} closes a section that was never opened",
          remedy: "Close each section once, by its own name.")
      case .value: checkName(tag, in: template, scopes: scopes)
      case .rawValue:
        if escapes {
          report(tag, in: template, "{{{...}}} would put text into HTML unescaped. Write {{\(tag.name)}}.")
        }
        checkName(tag, in: template, scopes: scopes)
      case .partial:
        guard depth < 8 else {
          throw ExplainedError.template(
            template.file, line: tag.line, "{{>\(tag.name)}} calls itself without end",
            remedy: "Take one of the calls out.")
        }
        try checkPartial(tag, in: template, scopes: scopes, depth: depth)
      case .section, .inverted:
        try checkSection(tag, of: template, from: &index, scopes: scopes, depth: depth)
      }
    }
    if let section {
      throw ExplainedError.template(
        template.file, line: section.line, "Section \(section.name) is never closed",
        remedy: "Add {{/\(section.name)}}.")
    }
  }

  private mutating func checkPartial(
    _ tag: TemplateTag, in template: TemplateSource, scopes: [TemplateValue?], depth: Int
  ) throws {
    let partial: TemplateSource
    do {
      partial = try source(tag.name)
    } catch let error as ExplainedError {
      let place = error.place.map { "\($0): " } ?? ""
      throw ExplainedError.template(
        template.file, line: tag.line, "{{>\(tag.name)}}: \(place)\(error.what)", remedy: error.remedy)
    }
    try check(partial, scopes: scopes, depth: depth + 1)
  }

  /// Checks a section's body once for each item it will be repeated for, so that an item lacking a field is found.
  /// A body that an empty list leaves out is read with open scope: what its items would hold is not known.
  private mutating func checkSection(
    _ tag: TemplateTag, of template: TemplateSource, from index: inout Int, scopes: [TemplateValue?], depth: Int
  ) throws {
    let value = checkName(tag, in: template, scopes: scopes)
    let start = index
    var bodies: [[TemplateValue?]] = [scopes]
    if tag.kind == .section, tag.transforms.isEmpty {
      switch value {
      case .some(.list(let items)):
        bodies = items.isEmpty ? [scopes + [nil]] : items.map { scopes + [$0] }
      case .some(.object), .some(.text), .some(.number): bodies = [scopes + [value]]
      case .some(.flag): break
      case .none: bodies = [scopes + [nil]]
      }
    }
    for body in bodies {
      index = start
      try checkTags(of: template, from: &index, section: tag, scopes: body, depth: depth)
    }
  }

  /// Looks a name up and reports it when no scope has it. Gives the value, or nil when it is not known.
  @discardableResult
  private mutating func checkName(
    _ tag: TemplateTag, in template: TemplateSource, scopes: [TemplateValue?]
  ) -> TemplateValue? {
    guard !tag.name.isEmpty else {
      checkPlaceInList(tag, in: template)
      return nil
    }
    guard tag.name != "." else { return scopes.last ?? nil }
    let path = tag.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    for scope in scopes.reversed() {
      guard let scope else { return nil }
      guard case .object(let fields) = scope, var value = fields[path[0]] else { continue }
      for step in path.dropFirst() {
        guard case .object(let inner) = value, let next = inner[step] else {
          var known: [String] = []
          if case .object(let inner) = value { known = inner.keys.sorted() }
          report(tag, in: template, "\(path[0]) has no field \(step).\(didYouMean(step, in: known))")
          return nil
        }
        value = next
      }
      checkTransforms(tag, of: value, in: template)
      return value
    }
    let known = Set(
      scopes.flatMap { scope -> [String] in
        if case .object(let f)? = scope { Array(f.keys) } else { [] }
      })
    let near = didYouMean(path[0], in: known.sorted())
    report(
      tag, in: template,
      "no field is called \(path[0]).\(near)"
        + (near.isEmpty ? " Known: \(known.sorted().joined(separator: ", "))." : ""))
    return nil
  }

  private mutating func checkPlaceInList(_ tag: TemplateTag, in template: TemplateSource) {
    let known = ["first", "last", "index", "even", "odd"]
    guard let transform = tag.transforms.last, !known.contains(transform) else { return }
    report(tag, in: template, "\(transform)() is unknown.\(didYouMean(transform, in: known))")
  }

  private mutating func checkTransforms(_ tag: TemplateTag, of value: TemplateValue, in template: TemplateSource) {
    let known: [String] =
      switch value {
      case .text: ["uppercased", "lowercased", "capitalized", "empty"]
      case .list: ["count", "empty", "first", "last", "reversed"]
      case .number: ["plusone", "minusone", "even", "odd", "equalzero"]
      case .flag, .object: []
      }
    // Only the innermost transform acts on the value; what the next one gets is that one's result.
    guard let transform = tag.transforms.last, !known.contains(transform) else { return }
    let allowed = known.isEmpty ? "Nothing can be applied to it." : "Allowed: \(known.joined(separator: ", "))."
    report(tag, in: template, "\(transform)(\(tag.name)) is not possible. \(allowed)")
  }

  private mutating func report(_ tag: TemplateTag, in template: TemplateSource, _ message: String) {
    let line = "\(template.file):\(tag.line): \(message)"
    if !problems.contains(line), problems.count < 50 { problems.append(line) }
  }
}
