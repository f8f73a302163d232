package import Abstracts
package import EventData
package import Programme
package import TestSupport

/// What the sample's files say that abstracts and reviews work by.
package struct SampleRules: Sendable {
  package let event: EventProfile
  package let abstracts: AbstractRules
  package var call: CallForAbstracts { abstracts.call }

  /// The rules, with some texts of the files replaced.
  package init(_ changes: [SampleEvent.Change] = []) throws {
    event = try SampleEvent.profile(changes)
    abstracts = try SampleEvent.read("abstracts.yaml", changes, as: AbstractRules.init)
  }
}
