import EventData

extension String {
  /// Whether an answer such as `Yes`, `I do not agree` or `No, please do not` consents; nil when it says neither plainly.
  var consents: Bool? {
    let words = folded(self).split(separator: " ").map(String.init)
    let said = words.drop { asides.contains($0) }
    guard let first = said.first else { return nil }
    let isDenied = !Set(words).isDisjoint(with: denials)
    // "No objection" denies nothing, and "yes, but" is to be read by people.
    if denials.contains(first) { return Set(said.prefix(2)).isDisjoint(with: objections) ? false : nil }
    guard assents.contains(first), !isDenied, Set(words).isDisjoint(with: conditions) else { return nil }
    return true
  }
}

private let asides: Set<String> = ["i", "we", "do", "please", "hereby", "am", "would"]
private let assents: Set<String> = [
  "yes", "y", "yeah", "true", "agree", "agreed", "consent", "accept", "allow", "ok", "okay",
]
private let denials: Set<String> = [
  "no", "n", "not", "dont", "never", "false", "nope", "cannot", "disagree", "decline", "refuse", "withdraw", "object",
]
private let objections: Set<String> = [
  "objection", "objections", "problem", "problems", "issue", "issues", "worries", "mind", "sure", "yes", "answer", "a",
]
private let conditions: Set<String> = ["but", "only", "except", "unless", "if", "perhaps", "maybe"]
