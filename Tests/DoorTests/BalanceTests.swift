import Badges
import EventData
import Registration
import TestSupport
import Testing

@testable import Door

/// Who still owes something is asked in many places; all give the one answer.
struct BalanceTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func `the desk's list, the counts, the badges and the door agree on who still owes, to the paisa`(seed: UInt64) throws
  {
    let ledger = Ledger(120, seed: seed)
    let gate = try Gate(nil, [])
    try gate.store.write(SampleEvent.author()) { tx in
      try ledger.insert(in: tx)
      tx.note("ledger")
    }
    let owing = ledger.accounts.filter { !$0.open.isEmpty }.map(\.code)
    #expect((20..<100).contains(owing.count))

    let (records, counts) = try gate.store.read { tx in
      (try Registrations.list(in: tx), try Registrations.counts(in: tx))
    }
    let active = ledger.accounts.filter(\.isActive)
    #expect(counts.active == active.count && counts.unpaid == owing.count)
    #expect(records.count == ledger.accounts.count)
    for (record, account) in zip(records, ledger.accounts) {
      #expect(Self.byCurrency(record.outstanding) == account.open, "\(account)")
      #expect(Self.byCurrency(record.surplus) == account.surplus, "\(account)")
      let alone = try #require(try gate.store.read { try Registrations.record(account.code, in: $0) })
      #expect(alone.balances == record.balances)
    }

    let sheets = BadgeSheets(
      gate.definition.event, categories: gate.definition.registration.categories, key: gate.key)
    let paid = try gate.store.read { try sheets.cards(.init(paidOnly: true), in: $0) }.map(\.code)
    #expect(paid == active.map(\.code).filter { !owing.contains($0) })
    for account in ledger.accounts {
      let answer = account.isActive ? (account.open.isEmpty ? "admitted -" : "refused unpaid") : "refused cancelled"
      #expect(try gate.scan(gate.code(account.code)) == "\(answer) \(account.code)")
    }
  }

  private static func byCurrency(_ amounts: [Money]) -> [String: Int64] {
    Dictionary(uniqueKeysWithValues: amounts.map { ($0.currency.code, $0.minor) })
  }
}
