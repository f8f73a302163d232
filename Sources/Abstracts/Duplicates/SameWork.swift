import EventData

/// Finds submissions that are the same work as another one, in the file or on file, and says so on the later one.
///
/// - **One abstract sent twice** (same sender and title, so the same identity): every later row is a `resubmission`.
/// - **Much the same text or title from the same sender** under another title: `resubmission` too.
/// - **From another sender**: `near-duplicate`.
///
/// The later is the one sent later; of two sent at once, the one further down. Against an abstract on file that is not
/// in this import, the row says it unless its own code is the older one.
struct SameWork {
  /// What a row shares, and with which other.
  struct Finding: Sendable {
    /// The other submission.
    enum Other: Sendable {
      /// A submission of this file, by its position.
      case submission(Int)
      /// An abstract on file.
      case onFile(String)
    }
    let kind: AbstractProblem
    let other: Other
    /// The pair's shares; nil when sender and title are the same.
    let pair: NearDuplicates.Pair?
    /// True when both have one identity, so that this row is another version of the same abstract.
    let isVersion: Bool
  }

  /// An abstract on file that no row of this import is a version of.
  struct Stored: Sendable {
    let code: String
    let sender: String
    let titleFolded: String
    let bodyFolded: String
  }

  /// The findings of each submission, by its position.
  ///
  /// - Parameter codes: identity -> code, of the submissions that are on file already.
  static func findings(
    _ submissions: [Submission], stored: [Stored], codes: [String: String], rule: CallForAbstracts.NearDuplicateRule
  ) -> [Int: [Finding]] {
    var findings: [Int: [Finding]] = [:]
    for versions in versionGroups(submissions) {
      for (earlier, later) in zip(versions, versions.dropFirst()) {
        findings[later, default: []].append(
          Finding(kind: .resubmission, other: .submission(earlier), pair: nil, isVersion: true))
      }
    }
    let texts =
      stored.map { NearDuplicates.Text(title: $0.titleFolded, body: $0.bodyFolded) }
      + submissions.map { NearDuplicates.Text(title: $0.titleFolded, body: $0.bodyFolded) }
    for pair in NearDuplicates.pairs(texts, rule: rule, firstNew: stored.count) {
      let second = pair.second - stored.count
      if pair.first < stored.count {
        let other = stored[pair.first]
        if let own = codes[submissions[second].identity], (own.count, own) < (other.code.count, other.code) { continue }
        let kind: AbstractProblem = other.sender == submissions[second].sender ? .resubmission : .nearDuplicate
        findings[second, default: []].append(
          Finding(kind: kind, other: .onFile(other.code), pair: pair, isVersion: false))
        continue
      }
      let first = pair.first - stored.count
      guard submissions[first].identity != submissions[second].identity else { continue }
      let isSwapped = submissions[second].content.submitted < submissions[first].content.submitted
      let (earlier, later) = isSwapped ? (second, first) : (first, second)
      let kind: AbstractProblem =
        submissions[earlier].sender == submissions[later].sender ? .resubmission : .nearDuplicate
      findings[later, default: []].append(
        Finding(kind: kind, other: .submission(earlier), pair: pair, isVersion: false))
    }
    return findings.mapValues { $0.sorted { strength($0) > strength($1) } }
  }

  /// Positions of the submissions that share an identity, in the order they were sent.
  static func versionGroups(_ submissions: [Submission]) -> [[Int]] {
    let groups = Dictionary(grouping: submissions.indices) { submissions[$0].identity }
    return groups.values.filter { $0.count > 1 }.map { positions in
      positions.sorted { (submissions[$0].content.submitted, $0) < (submissions[$1].content.submitted, $1) }
    }.sorted { $0[0] < $1[0] }
  }

  private static func strength(_ finding: Finding) -> Int {
    finding.isVersion ? 1_000 : max(finding.pair?.textPercent ?? 0, finding.pair?.titlePercent ?? 0)
  }
}
