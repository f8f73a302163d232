import Abstracts
package import EventData
package import TestSupport

/// What the sample's files say that abstracts and reviews work by.
package struct SampleRules: Sendable {
  package let event: EventProfile
  package let call: CallForAbstracts

  /// The rules, with some texts of the files replaced.
  package init(_ changes: [SampleEvent.Change] = []) throws {
    event = try SampleEvent.profile(changes)
    call = try SampleEvent.read("abstracts.yaml", changes, as: CallForAbstracts.init)
  }
}
