import EventData

/// Lets the results of late-breaking abstracts in after the deadline: only for an abstract that was announced in time
/// as a placeholder of a late-breaking type, and only until the late-breaking date.
struct LateUpdates {
  let call: CallForAbstracts
  /// What is on file, by identity.
  let onFile: [String: AbstractRecord]

  /// The submissions, without the problem `late` where the rule lets them in.
  func settled(_ judged: [Submission]) -> [Submission] {
    guard let rule = call.lateBreaking else { return judged }
    let announced = Dictionary(
      grouping: judged.filter { isLateBreaking($0.content) && $0.content.stage == .placeholder && $0.isAcceptable },
      by: \.identity)
    return judged.map { submission in
      guard isLateBreaking(submission.content), submission.problems.contains(where: { $0.kind == .late }),
        submission.content.submitted <= rule.finalBy
      else { return submission }
      let inFile = announced[submission.identity] ?? []
      let isAnnounced =
        inFile.contains { $0.content.submitted < submission.content.submitted }
        || onFile[submission.identity].map { opens($0, for: submission) } ?? false
      guard isAnnounced else { return submission }
      var update = submission
      update.problems.removeAll { $0.kind == .late }
      return update
    }
  }

  /// True when what is on file is a placeholder, or came in by this rule itself.
  private func opens(_ record: AbstractRecord, for submission: Submission) -> Bool {
    isLateBreaking(record.content)
      && (record.content.stage == .placeholder || record.content.submitted > call.closes)
  }

  private func isLateBreaking(_ content: AbstractContent) -> Bool { call.type(content.type)?.isLateBreaking == true }
}
