import EventData

// The text itself.
extension SubmissionJudge {
  func judgeText(_ submission: Submission, _ found: inout ProblemNotes) {
    let content = submission.content
    guard content.sections.contains(where: { $0.text.contains(where: \.isLetter) }) else {
      found.add("empty", "the abstract has no text", "Ask the author to send the text; it was not in the form.")
      return
    }
    let rule = call.length
    if submission.length > rule.limit {
      found.add(
        "too-long", "\(submission.length) \(rule.noun); \(rule.limit) are allowed",
        "Ask the author to shorten it by \(submission.length - rule.limit) \(rule.noun).")
    }
    let present = Set(content.sections.map(\.section))
    let missing = call.sections.filter { $0.isRequired && !present.contains($0.code) }.map(\.name)
    if !missing.isEmpty {
      let there = call.sections.filter { present.contains($0.code) }.map(\.name)
      found.add(
        "unstructured",
        "no heading for \(missing.joined(separator: ", ")); "
          + (there.isEmpty ? "there are no headings at all" : "found: \(there.joined(separator: ", "))"),
        "Ask the author to begin each part with its heading and a colon, such as '\(missing[0]):'.")
    }
    guard call.anonymity.isBlind else { return }
    let names = lint.names(
      in: content.body, foldedBody: submission.bodyFolded, authors: content.authors,
      affiliations: content.affiliations)
    if !names.isEmpty {
      found.add(
        "not-anonymous", "the text names \(names.map { "'\($0)'" }.joined(separator: ", "))",
        "Ask the author to take the name out: reviewers must not learn who wrote the abstract.")
    }
  }
}
