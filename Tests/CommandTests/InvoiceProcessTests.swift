import Foundation
import TestSupport
import Testing

/// Invoices issued by several programs at once, and by programs that are killed: numbers stay dense, and each number has
/// its document and its mail.
struct InvoiceProcessTests {
  private func congress(sponsors: Int) throws -> Congress {
    let congress = try Congress()
    for number in 1...sponsors {
      try congress.onco(
        "sponsor", "add", "Sample Company \(number)", "--package", "stall", "--contact", "Accounts", "--email",
        "accounts\(number)@company.example", "--address", "\(number) Mill Road, Lahore", "--province", "Punjab")
    }
    return congress
  }

  private func expectSound(_ congress: Congress) throws -> [String] {
    let numbers = try congress.rows("SELECT number, series_number FROM invoice ORDER BY series_number")
    #expect(numbers.map { $0[1] } == numbers.indices.map { String($0 + 1) })
    let counter = try congress.rows("SELECT last FROM counter WHERE series = 'ONCO26/INV'")
    #expect(counter == (numbers.isEmpty ? [] : [["\(numbers.count)"]]))
    let numbered = numbers.map { [$0[0]] }
    #expect(
      try congress.rows("SELECT invoice FROM invoice_document WHERE length(pdf_base64) > 1000 ORDER BY invoice")
        == numbered)
    #expect(
      try congress.rows("SELECT subject_code FROM mail_message WHERE kind = 'invoice' ORDER BY subject_code")
        == numbered)
    #expect(try congress.rows("SELECT count(DISTINCT invoice) FROM invoice_line") == [["\(numbers.count)"]])
    try congress.onco("database", "verify")
    return numbers.map { $0[0] }
  }

  @Test func `eight programs that issue at once take eight numbers without a gap`() throws {
    let congress = try congress(sponsors: 8)
    let offices = try (1...8).map { try congress.onco.start(["invoice", "issue", "S-00\($0)"]) }
    var announced: [String] = []
    for office in offices {
      let ended = try office.end()
      #expect(ended.code == 0, "\(ended.errors)")
      announced.append(String(ended.output.prefix { $0 != " " }))
    }
    let numbers = try expectSound(congress)
    #expect(numbers.count == 8)
    #expect(announced.sorted() == numbers)
    for number in numbers {
      let file = congress.folder.file("\(number.replacing("/", with: "-")).pdf")
      try congress.onco("invoice", "show", number, "--pdf", file.path)
      #expect(try Judges.run("pdftotext", [file.path, "-"]).contains(number))
    }
  }

  @Test func `kills while invoices are issued leave no gap and nothing half done`() throws {
    let congress = try congress(sponsors: 1)
    let clock = ContinuousClock()
    let began = clock.now
    try congress.onco("invoice", "issue", "S-001")
    // Other work on the machine may have slowed the first run: whenever a run ends before its kill, kills come sooner.
    var whole = Double((clock.now - began) / .milliseconds(1))
    var tail = 40.0
    func drafts() -> Set<String> {
      Set(
        ((try? FileManager.default.contentsOfDirectory(atPath: FileManager.default.temporaryDirectory.path)) ?? [])
          .filter { $0.hasPrefix("onco-") && $0.hasSuffix(".pdf") })
    }
    var dice = Dice(seed: 53)
    var announced = ["ONCO26/INV/0001"]
    var interrupted = 0
    for round in 1...congress.kills {
      let earlier = drafts()
      let issuing = try congress.onco.start(["invoice", "issue", "S-001", "--again"])
      if round.isMultiple(of: 2) {
        usleep(UInt32(Double.random(in: 0...whole, using: &dice) * 1_000))
      } else {
        // The page is made: number, document and mail are written in the next moments.
        while issuing.isRunning, drafts().isSubset(of: earlier) { usleep(500) }
        usleep(UInt32(Double.random(in: 0..<tail, using: &dice) * 1_000))
      }
      issuing.killHard()
      let ended = try issuing.end()
      if ended.code == -SIGKILL {
        interrupted += 1
      } else if round.isMultiple(of: 2) {
        whole *= 0.8
      } else {
        tail *= 0.8
      }
      if ended.output.contains(" issued to ") { announced.append(String(ended.output.prefix { $0 != " " })) }
    }
    #expect(
      interrupted >= congress.kills / 5, "only \(interrupted) of \(congress.kills) runs were killed before their end")
    let numbers = try expectSound(congress)
    #expect(Set(announced).isSubset(of: numbers))
    #expect(announced.count == Set(announced).count)
    // The next one follows as if nothing had happened.
    try congress.onco("invoice", "issue", "S-001", "--again")
    #expect(try expectSound(congress).count == numbers.count + 1)
  }
}
