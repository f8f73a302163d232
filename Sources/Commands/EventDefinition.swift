import Abstracts
import Compliance
import EventData
import Programme
import Registration
import Sponsorship

/// Everything an event's files say: each file read by the room it belongs to, all problems told together.
struct EventDefinition: Sendable {
  /// `event.yaml`.
  let event: EventProfile
  /// `registration.yaml`.
  let registration: RegistrationRules
  /// `abstracts.yaml`.
  let abstracts: AbstractRules
  /// `sponsorship.yaml`.
  let sponsorship: SponsorshipOffer
  /// `programme.yaml`.
  let programme: Programme
  /// `compliance.yaml`.
  let compliance: CompliancePolicy
  /// What the files allow but hardly mean, such as last year's days.
  let doubts: [DefinitionProblem]
  /// The hash of all files' texts: changes when any of them does.
  let fingerprint: String

  /// What selection, programme and book work by.
  var programmeRules: ProgrammeRules { ProgrammeRules(event: event, abstracts: abstracts, programme: programme) }

  /// The files of an event, in the order they are read.
  static let fileNames = [
    "event.yaml", "registration.yaml", "abstracts.yaml", "sponsorship.yaml", "programme.yaml", "compliance.yaml",
  ]

  /// Reads an event from its files' texts.
  ///
  /// - Parameter files: file name -> text; a missing file is a problem of its own.
  /// - Returns: the definition, or every problem in all files, sorted by file and line.
  static func read(_ files: [String: String]) -> Result<EventDefinition, DefinitionErrors> {
    let all = DefinitionFiles()
    func read<T>(_ name: String, _ make: (FieldReader) -> T) -> T { all.read(name, files[name], make) }
    let event = read("event.yaml", EventProfile.init)
    let registration = read("registration.yaml") { RegistrationRules($0, event: event) }
    let abstracts = read("abstracts.yaml") { AbstractRules($0, event: event) }
    let sponsorship = read("sponsorship.yaml") { SponsorshipOffer($0, event: event) }
    let programme = read("programme.yaml") { Programme($0, event: event, abstracts: abstracts) }
    let compliance = read("compliance.yaml", CompliancePolicy.init)
    return all.checked(
      EventDefinition(
        event: event, registration: registration, abstracts: abstracts, sponsorship: sponsorship,
        programme: programme, compliance: compliance, doubts: all.doubts,
        fingerprint: contentHash(fileNames.map { "\($0)\n\(files[$0] ?? "")" }.joined(separator: "\u{0}"))))
  }

  /// The JSON Schema (draft 2020-12) of one of the files; nil for an unknown name.
  static func schema(of fileName: String) -> JSON? {
    let readers: [String: (FieldReader) -> Void] = [
      "event.yaml": { _ = EventProfile($0) }, "registration.yaml": { _ = RegistrationRules($0) },
      "abstracts.yaml": { _ = AbstractRules($0) }, "sponsorship.yaml": { _ = SponsorshipOffer($0) },
      "programme.yaml": { _ = Programme($0, event: nil) { _, _ in } }, "compliance.yaml": { _ = CompliancePolicy($0) },
    ]
    return readers[fileName].map { FieldReader.schema(of: fileName, $0) }
  }
}
