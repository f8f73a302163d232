/// An error a committee member can act on: what happened, where, why, and what to do now.
///
/// Every error that leaves a capability is one of these; `Commands` prints it and turns `kind` into the exit code.
public struct ExplainedError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What sort of trouble this is; decides the exit code (design: 64, 65, 69, 2, 70).
  public enum Kind: Sendable, Equatable {
    /// The call's words are wrong (64).
    case usage
    /// The event definition or the rulebook is wrong (65).
    case definition
    /// Disk, database, mail relay or an external program failed (69).
    case outside
    /// The data refuse it as a whole: a conflict, closed, already issued, not found (2).
    case refused
    /// A bug of ours (70).
    case bug
  }

  /// What sort of trouble this is.
  public let kind: Kind
  /// What happened, as a sentence without a full stop.
  public let what: String
  /// Where: `file:line:column`, a row, or a code; nil when `what` says it.
  public let place: String?
  /// Why it is a problem; nil when obvious.
  public let why: String?
  /// What to do now.
  public let remedy: String

  public init(_ kind: Kind, _ what: String, at place: String? = nil, why: String? = nil, remedy: String) {
    (self.kind, self.what, self.place, self.why, self.remedy) = (kind, what, place, why, remedy)
  }

  /// Somebody named what is not there: `There is no abstract 'A-0009'. Did you mean 'A-0008'?`, and the command that
  /// looks it up.
  public static func missing(
    _ noun: String, _ typed: String, in known: [String] = [], why: String? = nil, kind: Kind = .refused,
    see command: String
  ) -> Self {
    missing(noun, typed, known, why: why, kind: kind, remedy: "Look it up with: onco \(command)")
  }

  /// Somebody named what is none of a few: the nearest and all of them are named.
  ///
  /// - Parameter other: what can be done beside choosing one, such as `add it to sponsorship.yaml`.
  public static func missing(
    _ noun: String, _ typed: String, among known: [String], kind: Kind = .usage, or other: String? = nil
  ) -> Self {
    let choice = "Choose one of: \(known.joined(separator: ", "))\(other.map { ", or \($0)" } ?? "")."
    return missing(noun, typed, known, kind: kind, remedy: choice)
  }

  private static func missing(
    _ noun: String, _ typed: String, _ known: [String], why: String? = nil, kind: Kind, remedy: String
  ) -> Self {
    let hint = didYouMean(typed, in: known)
    let other = Series.named.first { $0.noun != noun && $0.series.number(of: typed) != nil }
    let why = why ?? other.map { "'\(typed)' is the code of \($0.noun == "abstract" ? "an" : "a") \($0.noun)." }
    return Self(
      kind, "There is no \(noun) '\(typed.onOneLine)'\(hint.isEmpty ? "" : ".\(hint)")", why: why, remedy: remedy)
  }

  /// The parts on up to three lines, ready for a terminal.
  public var description: String {
    var lines = [place.map { "\($0): \(what)" } ?? what]
    if let why { lines.append("  Why: \(why)") }
    lines.append("  Do: \(remedy)")
    return lines.joined(separator: "\n")
  }
}
