import EventData
import Foundation
import TestSupport
import Testing

@testable import Sponsorship

/// What an issued invoice is sealed by.
struct InvoiceSealTests {
  @Test func `invoices stay what they were when a later program adds a column to them`() async throws {
    let office = try await ThreeInvoices.shared.copy()
    _ = try Judges.sqlite(
      office.file, "ALTER TABLE invoice ADD COLUMN purchase_order TEXT NOT NULL DEFAULT 'none given'")
    #expect(try office.chainProblems() == [])
    _ = try Judges.sqlite(office.file, "DROP TRIGGER invoice_keeps; UPDATE invoice SET seal_version = 2")
    #expect(try office.chainProblems().count == 3)
  }
}
