import EventData

/// Keeps which refused rows still wait for their author, so that each can be asked once, whatever number of exports
/// the row stands in.
struct Refusals {
  let fileName: String
  let author: Store.Author
  let tx: Transaction

  /// Notes the refused rows of an import, and settles those of identities that are on file now in a version as new.
  func record(
    _ judged: [Submission], _ results: [ImportReport.RowResult], current: [String: Int],
    onFile: [String: AbstractRecord]
  ) throws {
    let kept = try RefusalQueries.all(in: tx).keyed(by: \.identity)
    for (identity, index) in latest(judged).sorted(by: { $0.value < $1.value }) {
      let submission = judged[index], result = results[index]
      let old = kept[identity]
      let taken = [
        current[identity].map { judged[$0].content.submitted }, onFile[identity]?.content.submitted,
      ].compactMap { $0 }.max()
      let isOpen = result.outcome == .refused && taken.map { $0 < submission.content.submitted } ?? true
      guard isOpen else {
        if let old, old.isOpen, taken != nil { try RefusalQueries.settle(old.code, at: author.now, in: tx) }
        continue
      }
      if let old, old.isOpen, old.problems == result.problems, old.email == submission.content.email,
        old.presenter == submission.content.presenter, old.mobile == submission.content.mobile
      {
        continue
      }
      let refusal = Refusal(
        code: try old?.code ?? Series.refusal.next(in: tx), identity: identity,
        abstract: onFile[identity]?.code, email: submission.content.email, presenter: submission.content.presenter,
        title: submission.content.title, mobile: submission.content.mobile, submitted: submission.content.submitted,
        sourceName: fileName, sourceRow: submission.row, isOpen: true, problems: result.problems)
      try RefusalQueries.put(refusal, at: author.now, in: tx)
      tx.note(
        "\(refusal.code) refused: \(submission.name), \(result.problems.map(\.id).joined(separator: ", "))")
    }
  }

  /// The row of each identity that was sent last.
  private func latest(_ judged: [Submission]) -> [String: Int] {
    var latest: [String: Int] = [:]
    for (index, submission) in judged.enumerated() {
      if let other = latest[submission.identity], judged[other].content.submitted > submission.content.submitted {
        continue
      }
      latest[submission.identity] = index
    }
    return latest
  }
}
