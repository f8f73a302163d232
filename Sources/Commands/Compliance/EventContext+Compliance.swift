import Compliance
import EventData

extension EventContext {
  /// Brings the programme's tables up to date, unless nothing may be written, and runs the rules in force.
  func complianceReport(_ store: Store, mayWrite: Bool = true) throws -> ComplianceReport {
    let book = try context.ruleBook()
    try book.requireSound()
    if mayWrite, try !store.read({ try ProgrammeSync.isCurrent(definition.fingerprint, in: $0) }) {
      try store.write(author) {
        _ = try ProgrammeSync.write(
          definition.programme, of: definition.event, fingerprint: definition.fingerprint, in: $0)
      }
    }
    return try ComplianceCheck.run(
      book: book, policy: definition.compliance, store: store, asOf: now, event: definition.event)
  }
}
