import Foundation
import TestSupport
import Testing

/// The sponsors' desk, with the built program.
struct SponsorProcessTests {
  private func desk() throws -> Congress {
    let congress = try Congress()
    for (name, sector) in [("Dhuan Leaf (Pvt) Ltd", "tobacco"), ("Sitara Bank", "bank")] {
      try congress.onco(
        "sponsor", "add", name, "--package", "stall", "--contact", "Accounts", "--email", "pay@firm.example",
        "--address",
        "1 Mill Road, Lahore", "--province", "Punjab", "--sector", sector)
    }
    return congress
  }

  @Test func `a sponsor's name, package and brands are corrected, and a wrong option is called so`() throws {
    let congress = try desk()
    let done = try congress.onco(
      "sponsor", "edit", "S-002", "--name", "Sitara Microfinance Bank", "--package", "gold", "--brand", "SitaraPay")
    #expect(done.output.contains("S-002 name: Sitara Bank -> Sitara Microfinance Bank\n"))
    #expect(
      done.output.contains("S-002 aliases: none -> Sitara Bank\n") && done.output.contains("brands: none -> SitaraPay"))
    let wrong = try congress.onco("sponsor", "edit", "S-002", "--packge", "gold", ends: [64])
    #expect(wrong.errors.contains("Unknown option '--packge'. Did you mean '--package'?"), "\(wrong.errors)")
    let alias = try congress.onco("sponsor", "edit", "S-002", "--remove-alias", "Sitara Bnk", ends: [64])
    #expect(alias.errors.contains("Did you mean 'Sitara Bank'?"))
  }

  @Test func `an invoice to whom the rules refuse is warned of, and the refusal has a command`() throws {
    let congress = try desk()
    let issued = try congress.onco("invoice", "issue", "S-001")
    #expect(
      issued.errors.contains("Warning: EXC-001 (critical)") && issued.errors.contains("onco sponsor withdraw S-001"))
    #expect(try !congress.onco("invoice", "issue", "S-002", "--dry-run").errors.contains("Warning"))
    let number = "ONCO26/INV/0001"
    let money = try congress.onco("payment", "record", "S-001", "5000", "--method", "cash", ends: [2])
    #expect(
      money.errors.contains("S-001 is the sponsor Dhuan Leaf") && money.errors.contains("payment record \(number) 5000")
    )
    try congress.onco("payment", "record", number, "5000", "--method", "bank-transfer", "--reference", "FT1")
    let held = try congress.onco("sponsor", "withdraw", "S-001", "--reason", "tobacco", ends: [2])
    #expect(held.errors.contains("has an open invoice: \(number)"))
    let early = try congress.onco(
      "sponsor", "withdraw", "S-001", "--reason", "tobacco", "--on", "2062-01-01", "--invoices-stand", ends: [2])
    #expect(early.errors.contains("'2062-01-01' cannot be right"))
    let gone = try congress.onco("sponsor", "withdraw", "S-001", "--reason", "tobacco", "--invoices-stand")
    #expect(gone.output.contains("M-00001 with the bill has not gone and is taken back"))
    #expect(gone.output.contains("is withdrawn as of") && gone.output.contains("stays open in onco invoice list"))
    #expect(gone.output.contains("PKR 5,000.00 was paid for \(number)"))
    try congress.onco(
      "payment", "record", number, "--method", "bank-transfer", "--reference", "FT1 REVERSED", "-5000")
    #expect(try !congress.onco("compliance", "check", ends: [0, 1]).output.contains("EXC-001  Dhuan"))
    #expect(try congress.onco("sponsor", "list").output.contains("withdrawn"))
    #expect(try congress.onco("invoice", "issue", "S-001", "--again", ends: [2]).errors.contains("--undo"))
  }

  @Test func `a rulebook that cannot be run is said and holds up no invoice`() throws {
    let congress = try desk()
    _ = try congress.folder.write("id: X-1\n", to: "share/Events/rulebook/who/X-1.yaml")
    var onco = congress.onco
    onco.environment["ONCO_SHARE"] = congress.folder.file("share").path
    let issued = try onco("invoice", "issue", "S-002")
    #expect(issued.errors.contains("Warning: the compliance rules could not be run (who/X-1.yaml:"), "\(issued.errors)")
    #expect(issued.output.contains(" issued to Sitara Bank"))
  }

  @Test func `a code of another kind is told what it is`() throws {
    let congress = try desk()
    let error = try congress.onco("registration", "show", "S-001", ends: [2]).errors
    #expect(error.contains("There is no registration 'S-001'") && error.contains("'S-001' is the code of a sponsor."))
    #expect(try congress.onco("sponsor", "show", "A-0001", ends: [2]).errors.contains("is the code of an abstract."))
  }
}
