import Abstracts
import EventData
import Programme
import TestSupport

extension SampleEvent {
  /// What the sample's files say that selection and programme work by, with some texts replaced.
  static func definition(_ changes: Change...) throws -> ProgrammeRules { try definition(changes) }

  static func definition(_ changes: [Change]) throws -> ProgrammeRules {
    let texts = try files(changes)
    let all = DefinitionFiles()
    let event = all.read("event.yaml", texts["event.yaml"], EventProfile.init)
    let abstracts = all.read("abstracts.yaml", texts["abstracts.yaml"], AbstractRules.init)
    let programme = all.read("programme.yaml", texts["programme.yaml"]) {
      EventData.Programme($0, event: event, abstracts: abstracts)
    }
    return try all.checked(ProgrammeRules(event: event, abstracts: abstracts, programme: programme)).get()
  }
}
