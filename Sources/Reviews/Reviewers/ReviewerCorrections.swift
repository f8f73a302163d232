public import EventData

/// What somebody types about a reviewer at the desk; nil leaves a field as it is.
public struct ReviewerCorrections: Sendable {
  /// The name with its titles.
  public var name: String?
  /// The e-mail address.
  public var email: String?
  /// The ORCID iD; empty takes it out.
  public var orcid: String?
  /// Where the reviewer works, and in which city.
  public var institution: String?, city: String?
  /// Tracks between commas.
  public var tracks: String?
  /// The bounds; empty leaves them to the call.
  public var min: String?, max: String?
  /// People and institutions they are close to, between semicolons.
  public var conflicts: String?

  /// Corrections.
  public init(
    name: String? = nil, email: String? = nil, orcid: String? = nil, institution: String? = nil, city: String? = nil,
    tracks: String? = nil, min: String? = nil, max: String? = nil, conflicts: String? = nil
  ) {
    (self.name, self.email, self.orcid, self.institution) = (name, email, orcid, institution)
    (self.city, self.tracks, self.min, self.max, self.conflicts) = (city, tracks, min, max, conflicts)
  }

  /// A reviewer with the corrections made.
  ///
  /// - Throws: `ExplainedError` (usage) for the first value that cannot be read.
  func applied(to reviewer: Reviewer, call: ReviewedCall) throws -> Reviewer {
    var reviewer = reviewer
    if let name { reviewer.name = name.nfc.onOneLine }
    if let email { reviewer.email = try ReviewerBook.address(email) }
    if let orcid {
      reviewer.orcid = Orcid(orcid)?.description
      if reviewer.orcid == nil, !orcid.trimmed.isEmpty {
        throw ExplainedError(.usage, "'\(orcid.onOneLine)' is no ORCID iD", remedy: "Check its digits.")
      }
    }
    if let institution { reviewer.institution = institution.nfc.onOneLine }
    if let city { reviewer.city = city.nfc.onOneLine }
    if let tracks {
      let reading = TrackCell.read(tracks, call: call)
      if let unknown = reading.unknown.first {
        let (message, remedy) = TrackCell.problem(unknown.onOneLine, call: call)
        throw ExplainedError(.usage, message, remedy: remedy)
      }
      reviewer.tracks = reading.codes
    }
    if let min { reviewer.loadLower = try bound(min) }
    if let max { reviewer.loadUpper = try bound(max) }
    if let conflicts { reviewer.declared = ReviewerReader.declared(conflicts) }
    return reviewer
  }

  private func bound(_ text: String) throws -> Int? {
    if text.trimmed.isEmpty { return nil }
    if let number = Int(text.trimmed), (0...10_000).contains(number) { return number }
    throw ExplainedError(
      .usage, "'\(text.onOneLine)' is no number of abstracts", remedy: "Write a whole number from 0 to 10000.")
  }
}

extension ReviewerBook {
  /// A reviewer who is not on file, from what was typed.
  ///
  /// - Throws: `ExplainedError` (usage) for the first value that cannot be read.
  public static func reviewer(
    named name: String, email: String, call: ReviewedCall, corrections: ReviewerCorrections
  ) throws -> Reviewer {
    try corrections.applied(to: Reviewer(name: name.nfc.onOneLine, email: try address(email)), call: call)
  }

  /// Corrects a reviewer and returns the code and what changed, `field: old -> new` each.
  ///
  /// - Throws: `ExplainedError` when a value cannot be read, or as `update` does.
  public static func correct(
    _ code: String, _ corrections: ReviewerCorrections, call: ReviewedCall, now: Moment, in tx: Transaction
  ) throws -> (code: String, changes: [String]) {
    let old = try required(code, in: tx)
    return (old.code, try update(corrections.applied(to: old, call: call), call: call, now: now, in: tx))
  }

  package static func address(_ text: String) throws -> EmailAddress {
    if let address = EmailAddress(text) { return address }
    throw ExplainedError(
      .usage, "'\(text.onOneLine)' is no e-mail address", remedy: "Ask the reviewer for the right one.")
  }
}
