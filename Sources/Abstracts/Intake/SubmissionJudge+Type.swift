import EventData

// What the type of an abstract asks for.
extension SubmissionJudge {
  func judgeType(_ answer: some CellSource, _ content: AbstractContent, _ found: inout ProblemNotes) {
    let typed = answer.text(.type)
    if call.type(worded: typed) == nil {
      found.add(
        .unknownType, "the type '\(excerpt(typed))' is not in the call; it is taken as '\(call.types[0].name)'",
        "Choose one: \(call.types.filter(\.isAccepted).map(\.name).joined(separator: "; ")). "
          + "Or add the wording to abstracts.yaml.")
    }
    guard let type = call.type(content.type) else { return }
    if !type.isAccepted {
      found.add(
        .typeNotAccepted, "the type '\(type.name)' is not taken. \(type.refusal)",
        "Tell the author; another type needs another text.")
    }
    if content.stage == .placeholder, let rule = call.lateBreaking { judgePlaceholder(content, rule, &found) }
    judgeEncore(answer, content, type, &found)
  }

  private func judgePlaceholder(
    _ content: AbstractContent, _ rule: LateBreakingRule, _ found: inout ProblemNotes
  ) {
    let text = " \(folded("\(content.title) \(content.body)")) "
    let missing = rule.needs.filter { need in
      !need.words.contains { text.contains(" \(folded($0)) ") || text.contains(" \(folded($0))s ") }
    }.map(\.name)
    guard !missing.isEmpty else { return }
    found.add(
      .badPlaceholder,
      "a late-breaking abstract without results must say \(missing.joined(separator: ", and "))",
      "Ask the author for \(missing.joined(separator: ", and ")); or for the results.")
  }

  private func judgeEncore(
    _ answer: some CellSource, _ content: AbstractContent, _ type: AbstractType, _ found: inout ProblemNotes
  ) {
    guard let encore = content.encore else {
      if type.isEncore {
        found.add(
          .encore, "the type is '\(type.name)', but no earlier meeting is named",
          "Ask the author at which meeting the work was shown, in which year, under which number, and what is new.")
      }
      return
    }
    guard let policy = call.encore else { return }
    guard policy.isAllowed else {
      return found.add(
        .encore, "the work was shown before (\(excerpt(encore.description))); the call takes new work only",
        "Tell the author that it cannot be taken.")
    }
    var wrong: [String] = []
    let names = policy.meetings.map(\.code)
    if encore.meeting.isEmpty {
      wrong.append("the meeting is not named")
    } else if !names.isEmpty, !names.contains(encore.meeting) {
      let hint = nearest(to: encore.meeting, in: names).map { " (perhaps \($0))" } ?? ""
      wrong.append("the meeting '\(excerpt(encore.meeting))' is not among those allowed\(hint)")
    }
    if encore.year.wholeMatch(of: /(19|20)[0-9]{2}/) == nil {
      wrong.append(encore.year.isEmpty ? "the year is not given" : "'\(excerpt(encore.year))' is no year")
    }
    if policy.needsNews, !encore.whatIsNew.contains(where: \.isLetter) { wrong.append("it is not said what is new") }
    guard !wrong.isEmpty else { return }
    found.add(
      .encore, "shown before: \(wrong.joined(separator: "; "))",
      names.isEmpty
        ? "Ask the author for what is missing."
        : "Ask the author; work may come from: \(names.joined(separator: "; ")).")
  }

  func judgeTrials(_ answer: some CellSource, _ content: AbstractContent, _ found: inout ProblemNotes) {
    guard !call.trialRegistries.isEmpty else { return }
    var misshapen = reader.trials.read(field: answer.text(.trials)).misshapen
    for piece in reader.trials.find(in: "\(content.body)\n\(content.table)").misshapen where !misshapen.contains(piece)
    {
      misshapen.append(piece)
    }
    guard !misshapen.isEmpty else { return }
    let names = misshapen.map { "'\(excerpt($0))'" }.joined(separator: ", ")
    found.add(
      .badTrialNumber,
      misshapen.count == 1
        ? "\(names) has not the form of any registry's trial number" : "\(names) have not the form of any trial number",
      "Ask the author to copy the number from the registry; \(example(for: misshapen[0])).")
  }

  /// What a number should look like: by the registry whose letters it begins with, else by the first one.
  private func example(for piece: String) -> String {
    let letters = piece.uppercased().prefix { $0.isLetter }
    let registry =
      call.trialRegistries.first { registry in
        !letters.isEmpty && registry.forms.contains { $0.uppercased().prefix { $0.isLetter } == letters }
      } ?? call.trialRegistries[0]
    return "a number of \(registry.name) looks like \(registry.forms[0]), each # a digit"
  }
}
