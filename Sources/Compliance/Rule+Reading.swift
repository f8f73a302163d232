import EventData

extension Rule {
  /// Reads a rule's file; nil after a problem that makes the rest pointless. Every problem is noted at its line.
  static func read(_ fields: FieldReader, path: String, trial: RuleTrial) -> Rule? {
    let id = fields.text("id", "The id, the same as the file's name, such as SYM-001.")
    let title = fields.text("title", "The rule in a few words.")
    let severity = fields.text("severity", "How grave a breach is.", oneOf: Severity.allCases.map(\.rawValue))
    let binds = fields.text("binds", "Who is bound by the source.", oneOf: Rule.bound)
    let authority = fields.text("authority", "What kind of source it is.", oneOf: Rule.authorities)
    let pack = fields.text("pack", "The pack, the same as the folder's name.")
    let phase = fields.text("phase", "From when on the data can be expected.", oneOf: Rule.phases)
    let citations = fields.objects("cites", "Where it comes from.", required: true, Citation.init)
    let parameters = fields.lists("parameters", "Numbers and words a society may set otherwise.")
      .map { Parameter(name: $0.key, values: $0.values) }
    let check = fields.text("check", "The query over the views.")
    let query = readQuery(check, fields)
    let wording = RuleWording(fields)
    checkName(id, pack, path, fields)
    var rule: Rule?
    if let query, let wording {
      rule = Rule(
        id: id, title: title, severity: Severity(rawValue: severity) ?? .error, binds: binds, authority: authority,
        pack: pack, phase: phase, citations: citations, check: check, parameters: parameters, examples: [],
        query: query, wording: wording)
    }
    rule?.checkRuns(trial, fields)
    let examples = fields.objects("examples", "Examples, which are the rule's tests.", required: true) {
      RuleExample($0, views: trial.tables.views)
    }
    checkExamples(examples, check, fields)
    rule?.examples = examples
    return rule
  }

  private static func readQuery(_ check: String, _ fields: FieldReader) -> CheckQuery? {
    guard !check.isEmpty else { return nil }
    do {
      return try CheckQuery(check)
    } catch {
      fields.problem(at: "check", (error as? CheckQuery.Flaw)?.message ?? "\(error)")
      return nil
    }
  }

  private static func checkName(_ id: String, _ pack: String, _ path: String, _ fields: FieldReader) {
    let parts = path.split(separator: "/").suffix(2)
    guard parts.last == "\(id).yaml" else {
      fields.problem(at: "id", "the rule '\(id)' stands in the file '\(path)'; name the file \(id).yaml")
      return
    }
    if parts.count == 2, parts.first.map(String.init) != pack {
      fields.problem(at: "pack", "the pack is '\(pack)', but the file's folder is '\(parts.first ?? "")'")
    }
  }

  /// The parameters fit, and the query runs on empty views.
  private func checkRuns(_ trial: RuleTrial, _ fields: FieldReader) {
    let known = parameters.map(\.name)
    var fits = true
    for name in query.names where name != "today" && !known.contains(name) {
      fields.unknownReference(at: "check", ":\(name)", in: known + ["today"], what: "parameter")
      fits = false
    }
    if known.contains("today") {
      fields.problem(at: "parameters", "':today' is the day of the check; give the parameter another name")
    }
    for name in known where !query.names.contains(name) {
      fields.problem(at: "parameters", "the parameter '\(name)' is not used by the check")
    }
    if fits, let flaw = trial.flaw(of: self) {
      fields.problem(at: "check", "the check does not run on the views: \(flaw)")
    }
  }

  private static func checkExamples(_ examples: [RuleExample], _ check: String, _ fields: FieldReader) {
    // A check that can say 'unknown' must show when it does.
    let needed: [Outcome] = check.contains("'unknown'") ? [.fail, .pass, .unknown] : [.fail, .pass]
    for outcome in needed where !examples.contains(where: { $0.expected == outcome }) {
      fields.problem(at: "examples", "there is no '\(outcome.rawValue)' example; a rule without one is not tested")
    }
  }
}

extension Rule.Citation {
  fileprivate init(_ fields: FieldReader) {
    document = fields.text("document", "The document.")
    clause = fields.optionalText("clause", "The clause; left out where it could not be verified.")
    confidence = fields.text("confidence", "How sure this is.", oneOf: Rule.confidences)
    url = fields.optionalText("url", "Where the text is.")
    if let url, !url.hasPrefix("https://") { fields.problem(at: "url", "'\(url)' does not start with https://") }
  }
}

extension RuleWording {
  fileprivate init?(_ fields: FieldReader) {
    func sentence(_ key: String, _ about: String, isRequired: Bool = true) -> MessageText? {
      let text = isRequired ? fields.text(key, about) : fields.optionalText(key, about)
      guard let text else { return nil }
      let sentence = MessageText(text)
      if sentence == nil { fields.problem(at: key, "'\(key)' has a brace without partner; write {column}") }
      return sentence
    }
    let message = sentence("message", "What is wrong, with {column} placeholders.")
    let impact = sentence("impact", "What may follow.")
    let remedy = sentence("remedy", "What to do.")
    let unknown = sentence("unknown_message", "What is missing, when it is.", isRequired: false) ?? message
    let unknownRemedy = sentence("unknown_remedy", "What to do when data are missing.", isRequired: false) ?? remedy
    guard let message, let impact, let remedy, let unknown, let unknownRemedy else { return nil }
    self.init(
      message: message, unknownMessage: unknown, impact: impact, remedy: remedy, unknownRemedy: unknownRemedy)
  }
}
