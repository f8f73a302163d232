public import EventData

// What the parts of the call say about each other.
extension CallForAbstracts {
  func checkTypes(_ fields: FieldReader) {
    let codes = sections.map(\.code)
    fields.refuseUnknown("types", types.flatMap { $0.sections ?? [] }, in: codes, "section")
    for type in types where !type.isAccepted && type.refusal.isEmpty {
      fields.problem(
        at: "types", "the type '\(type.code)' is not accepted; its 'message' must say what its authors are told")
    }
    if let first = types.first, !first.isAccepted {
      fields.problem(
        at: "types", "the first type, '\(first.code)', is not accepted; a form that asks for no type would take nothing"
      )
    }
    if let late = types.first(where: \.isLateBreaking) {
      guard let rule = lateBreaking else {
        return fields.problem(
          at: "types", "the type '\(late.code)' is late-breaking; 'late_breaking' must say when its results are due")
      }
      if rule.finalBy <= closes {
        fields.problem(at: "late_breaking", "'late_breaking.final_by' is not after 'closes'")
      }
      fields.refuseUnknown("late_breaking", rule.pending, in: codes, "section")
    }
    for exception in exceptions where exception.until <= closes {
      fields.problem(
        at: "exceptions", "the exception for '\(exception.who)' ends before 'closes', so it allows nothing")
    }
    if let embargo, embargo <= closes { fields.problem(at: "embargo", "'embargo' is not after 'closes'") }
  }

  /// The type a form's wording means: code, name or alias, without regard to case and punctuation; the first type
  /// when the form says nothing; nil when the wording is not understood.
  public func type(worded text: String) -> AbstractType? {
    let wanted = folded(text)
    guard !wanted.isEmpty else { return types.first }
    return types.first { ([$0.code, $0.name] + $0.aliases).contains { folded($0) == wanted } }
  }

  /// Whether a text of a type has its results: a late-breaking one is a placeholder while a section that may follow is
  /// not there, or is short and only promises its text.
  ///
  /// - Parameter text: the text of a section by its code; nil when it has no such section.
  public func isPlaceholder(_ type: AbstractType, text: (String) -> String?) -> Bool {
    guard type.isLateBreaking, let rule = lateBreaking else { return false }
    return rule.pending.contains { code in
      guard let content = text(code), content.contains(where: \.isLetter) else { return true }
      let words = folded(content)
      guard words.split(separator: " ").count <= LateBreakingRule.longestPromise else { return false }
      return rule.promises.contains { " \(words) ".contains(" \($0) ") }
    }
  }

  /// Why a submission after the deadline is taken all the same.
  public enum Allowance: Sendable {
    /// Within the minutes of grace.
    case grace
    /// By a named exception.
    case exception(DeadlineException)
  }

  /// Why something sent after the deadline is taken all the same; nil when it is not.
  public func allowance(for sent: Moment, email: String, presenter: String) -> Allowance? {
    if sent <= closes.advanced(bySeconds: Int64(graceMinutes) * 60) { return .grace }
    return exception(email: email, presenter: presenter).flatMap { sent <= $0.until ? .exception($0) : nil }
  }

  /// The exception granted to a sender or presenter that lasts longest; nil when there is none.
  public func exception(email: String, presenter: String) -> DeadlineException? {
    let names = Set([email.lowercased(), folded(presenter)].filter { !$0.isEmpty })
    return exceptions.filter { names.contains($0.who.lowercased()) || names.contains(folded($0.who)) }
      .max { $0.until < $1.until }
  }

  /// The type with a code; nil for a code the file no longer has.
  public func type(_ code: String) -> AbstractType? { types.first { $0.code == code } }
}
