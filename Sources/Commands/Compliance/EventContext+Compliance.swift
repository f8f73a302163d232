import Compliance
import EventData

extension EventContext {
  /// Brings the programme's tables up to date, in a copy when nothing may or can be written, and runs the rules in force.
  func complianceReport(_ store: Store, mayWrite: Bool = true) throws -> ComplianceReport {
    let book = try context.ruleBook()
    try book.requireSound()
    let isCurrent = try store.read { try ProgrammeSync.isCurrent(definition.fingerprint, in: $0) }
    let store = isCurrent ? store : try withProgramme(store, mayWrite: mayWrite)
    return try ComplianceCheck.run(
      book: book, policy: definition.compliance, store: store, asOf: now, event: definition.event)
  }

  private func withProgramme(_ store: Store, mayWrite: Bool) throws -> Store {
    func write(to store: Store) throws {
      try store.write(author) {
        _ = try ProgrammeSync.write(
          definition.programme, of: definition.event, fingerprint: definition.fingerprint, in: $0)
      }
    }
    if mayWrite {
      do {
        try write(to: store)
        return store
      } catch let error as ExplainedError where error.kind == .outside {}
    }
    let copy = try Store(inMemoryAt: now)
    _ = try StoreCopy.copy(from: store, to: copy)
    try write(to: copy)
    return copy
  }
}
