import EventData

/// A registry of clinical trials and the forms its numbers have.
public struct TrialRegistry: Sendable {
  /// The code, such as `clinicaltrials.gov`.
  public let code: String
  /// The name people read.
  public let name: String
  /// The forms of its numbers: `#` is a digit, `@` a letter, `*` either, everything else stands for itself, such as `NCT########`.
  public let forms: [String]
}

extension TrialRegistry {
  init(_ fields: FieldReader) {
    code = fields.code("code", "The code, such as nct.")
    name = fields.text("name", "The registry's name.")
    forms = fields.texts(
      "forms", "The forms of its numbers: # is a digit, @ a letter, * either, such as NCT########.", required: true)
    guard !fields.isRecording else { return }
    for form in forms where form.count(where: { "#*".contains($0) }) < 4 || !form.allSatisfy(Self.isAllowed) {
      fields.problem(
        at: "forms",
        "'\(form)' is no form of a trial number; write # for each digit (at least four), @ for a letter, * for either, and the "
          + "letters, digits, hyphens and slashes that always stand there, such as NCT########")
    }
  }

  private static func isAllowed(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "#@*-/".contains(character))
  }
}
