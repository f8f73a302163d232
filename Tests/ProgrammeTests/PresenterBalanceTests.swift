import EventData
import TestSupport
import Testing

@testable import Programme

/// Whether a presenter's fee is paid.
struct PresenterBalanceTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func `a presenter's fee is open exactly when the registration still owes something`(seed: UInt64) throws {
    let ledger = Ledger(120, seed: seed)
    let store = try FreshStore.make()
    try store.append { try ledger.insert(in: $0) }
    let rows = try store.read { try ReplyQueries.registrations(in: $0) }
    let active = ledger.accounts.filter(\.isActive)
    #expect(rows.map { $0.text("code") } == active.map(\.code))
    #expect(rows.map { $0.integer("owes") == 1 } == active.map { !$0.open.isEmpty })
  }
}
