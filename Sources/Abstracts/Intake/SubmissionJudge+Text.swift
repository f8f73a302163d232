import EventData

// The text itself.
extension SubmissionJudge {
  func judgeText(_ answer: some CellSource, _ submission: Submission, _ found: inout ProblemNotes) {
    let content = submission.content
    let broken = BrokenWords(answer.text(.body).cleaned, besides: content.title).joined
    if !broken.isEmpty {
      let shown = broken.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
      found.add(
        .brokenWords,
        "\(counted(broken.count, "word")) broken at the end of a line \(broken.count == 1 ? "was" : "were") put together: "
          + shown + (broken.count > 5 ? " and more" : ""),
        "Look whether each hyphen is in or out as it should be, as the text came from a PDF.")
    }
    guard content.sections.contains(where: { $0.text.contains(where: \.isLetter) }) else {
      found.add(.empty, "the abstract has no text", "Ask the author to send the text; it was not in the form.")
      return
    }
    judgeLength(submission, &found)
    judgeSections(content, &found)
    guard call.anonymity.isBlind else { return }
    let names = lint.names(
      in: content.table.isEmpty ? content.body : "\(content.body)\n\(content.table)",
      foldedBody: content.table.isEmpty ? submission.bodyFolded : folded("\(content.body)\n\(content.table)"),
      authors: content.authors,
      affiliations: content.affiliations)
    if !names.isEmpty {
      found.add(
        .notAnonymous, "the text names \(names.map { "'\($0)'" }.joined(separator: ", "))",
        "Ask the author to take the name out: reviewers must not learn who wrote the abstract.")
    }
  }

  private func judgeLength(_ submission: Submission, _ found: inout ProblemNotes) {
    let rule = call.length
    let limit = call.type(submission.content.type)?.limit ?? rule.limit
    guard submission.length > limit else { return }
    found.add(
      .tooLong, "\(submission.length) \(rule.noun); \(limit) are allowed. \(rule.sentence)",
      "Ask the author to shorten it by \(submission.length - limit) \(rule.noun).")
  }

  private func judgeSections(_ content: AbstractContent, _ found: inout ProblemNotes) {
    let present = Set(content.sections.map(\.section))
    let own = call.type(content.type)?.sections
    let pending = content.stage == .placeholder ? call.lateBreaking?.pending ?? [] : []
    let missing = call.sections.filter { section in
      (own?.contains(section.code) ?? section.isRequired) && !present.contains(section.code)
        && !pending.contains(section.code)
    }.map(\.name)
    if !missing.isEmpty {
      let there = call.sections.filter { present.contains($0.code) }.map(\.name)
      found.add(
        .unstructured,
        "no heading for \(missing.joined(separator: ", ")); "
          + (there.isEmpty ? "there are no headings at all" : "found: \(there.joined(separator: ", "))"),
        "Ask the author to begin each part with its heading and a colon, such as '\(missing[0]):'.")
    }
    if let own, let type = call.type(content.type) {
      let extra = call.sections.filter { present.contains($0.code) && !own.contains($0.code) }.map(\.name)
      if !extra.isEmpty {
        found.add(
          .extraSection, "\(extra.joined(separator: ", ")) should not be in an abstract of the type '\(type.name)'",
          "Ask the author to take the part out, or to choose another type.")
      }
    }
  }
}
