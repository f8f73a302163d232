import Foundation
import TestSupport
import Testing

/// Every way a command can end has its exit code, and every error says what to do.
struct ExitCodeTests {
  private func expect(
    _ code: Int32, _ congress: Congress, _ arguments: [String], says words: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let ended = try congress.onco.run(arguments)
    #expect(ended.code == code, "\(ended.output)\(ended.errors)", sourceLocation: sourceLocation)
    #expect(ended.errors.contains(words), "\(ended.errors)", sourceLocation: sourceLocation)
    if code == 2 || code == 69 {
      #expect(ended.output == "", sourceLocation: sourceLocation)
      #expect(ended.errors.contains("\n  Do: "), "\(ended.errors)", sourceLocation: sourceLocation)
    }
  }

  @Test func `64 is a wrong call`() throws {
    let congress = try Congress()
    for (arguments, words) in [
      (["registration", "imprt"], "Error"), (["door", "scan", "--format", "xml"], "--format"),
      (["registration", "import"], "<file>"), (["registration", "import", "nowhere.csv"], "There is no such file"),
      (["event", "show", "--event", "elsewhere"], "There is no event 'elsewhere'"),
      (["event", "status", "--database", "mysql://x"], "no database this program knows"),
      (["event", "show", "--as-of", "tomorrow"], "'tomorrow' is no moment"),
      (["payment", "record", "R-00001", "much", "--method", "cash"], "'much' is no amount"),
      (["payment", "record", "R-00001", "5", "--method", "barter"], "no payment method 'barter'"),
      (["mail", "send", "--via", "pigeon://x"], "no way to send mail"),
      (["mail", "list", "--kind", "payment-reciept"], "Did you mean 'payment-receipt'?"),
      (["event", "new", "bad name", "--name", "x"], "cannot be the name"),
      (["compliance", "explain", "SYM-01"], "Did you mean 'SYM-001'?"),
    ] {
      try expect(64, congress, arguments, says: words)
    }
  }

  @Test func `a relay's address that cannot be used is a wrong call too, and its password is not repeated`() throws {
    let congress = try Congress()
    for via in ["smtp://desk:hunter2@relay.example", "smtp://desk@relay.example", "smtp://relay.example?tls=none"] {
      let ended = try congress.onco.run(["mail", "send", "--via", via])
      #expect(ended.errors.contains("The mail relay's address cannot be used"))
      #expect(!ended.errors.contains("hunter2"))
      #expect(ended.code == 64)
    }
  }

  @Test func `65 is a wrong event definition`() throws {
    let congress = try Congress()
    try congress.onco("event", "status")
    _ = try congress.folder.write("name: [", to: "congress/event.yaml")
    for arguments in [["event", "check"], ["event", "status"], ["registration", "list"], ["door", "scan"]] {
      try expect(65, congress, arguments, says: "event.yaml:2:1: the YAML is broken here")
    }
  }

  @Test func `2 is refused by the data`() throws {
    let congress = try Congress()
    for (arguments, words) in [
      (["door", "scan"], "no badge key yet"), (["badge", "make"], "no badge to draw"),
      (["registration", "show", "R-00009"], "There is no registration 'R-00009'"),
      (["payment", "record", "R-00009", "5", "--method", "cash"], "There is no registration"),
      (["invoice", "issue", "S-001"], "There is no sponsor 'S-001'"),
      (["invoice", "show", "ONCO26/INV/0001"], "There is no invoice"),
      (["mail", "show", "M-00001"], "There is no mail"), (["mail", "resend", "M-00001"], "There is no mail"),
      (["badge", "revoke", "R-00009", "--reason", "x"], "There is no registration"),
    ] {
      try expect(2, congress, arguments, says: words)
    }
  }

  @Test func `69 is an outside failure`() throws {
    let congress = try Congress()
    try Data("this is no database, it is a text of some length to be sure".utf8).write(to: congress.folder.file("text"))
    try expect(
      69, congress, ["event", "status", "--database", "sqlite:\(congress.folder.file("text").path)"],
      says: "not a sound database")
    let input = try congress.sampleInput(delegates: 3)
    try congress.onco("registration", "import", input.appending(path: "registrations.csv").path, ends: [0, 1])
    // Port 9 of this machine: nobody listens there.
    let ended = try congress.onco.run(["mail", "send", "--via", "smtp://127.0.0.1:9?tls=none"])
    #expect(ended.code == 69)
    #expect(ended.errors.contains("\n  Do: "))
    let unreachable = try congress.onco.run([
      "sponsor", "add", "Sitara Bank", "--package", "stall", "--contact", "Accounts", "--email", "pay@firm.example",
      "--address", "1 Mill Road, Lahore", "--province", "Punjab", "--database", "sqlite:/proc/nowhere/event.sqlite",
    ])
    #expect(unreachable.code == 69)
    var bare = congress.onco
    bare.environment["ONCO_SHARE"] = "/nowhere"
    let installed = OncoProgram.file.path.hasPrefix(PackageFolders.root.path)
    if !installed { #expect(try bare.run(["compliance", "rules"]).code == 69) }
  }

  @Test func `1 is done with some rows refused, 0 is done`() throws {
    let congress = try Congress()
    let head = "Email,First Name,Last Name,Category\n"
    let good = try congress.folder.write(head + "a@post.example,Bilal,Raza,Student\n", to: "good.csv")
    let bad = try congress.folder.write(head + "none,Bilal,Raza,Student\n", to: "bad.csv")
    try congress.onco("registration", "import", good.path, ends: [0])
    try congress.onco("registration", "import", bad.path, ends: [1])
    let door = try Congress()
    _ = try door.badges(1)
    try door.onco("door", "scan", "--as-of", "2026-12-11 09:00", input: "rubbish\n", ends: [1])
    try door.onco("door", "scan", "--as-of", "2026-12-11 09:00", input: "", ends: [0])
  }

  @Test func `a damaged audit trail is found`() throws {
    let congress = try Congress()
    try congress.onco(
      "sponsor", "add", "One", "--package", "stall", "--contact", "A", "--email", "a@company.example", "--address",
      "1 Road",
      "--province", "Punjab")
    try congress.onco("database", "verify")
    try congress.tamper(
      with: "audit_entry", guardedBy: "audit_entry_keeps", "UPDATE audit_entry SET actor = 'somebody else'")
    let ended = try congress.onco.run(["database", "verify"])
    #expect(ended.code == 2)
    #expect(ended.output.contains("Audit row 1 was changed after it was written"))
  }
}
