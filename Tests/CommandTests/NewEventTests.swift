import EventData
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Commands

/// A new year begins from answers on a terminal, or from last year's folder.
struct NewEventTests {
  /// Runs `event new` where somebody types some lines and then goes away.
  private func type(_ lines: [String], in folder: TemporaryFolder, _ arguments: [String]) async -> (Int32, String) {
    let rest = Mutex(lines), said = Mutex("")
    let surroundings = Surroundings(
      environment: OncoProgram(in: folder.url).environment, currentFolder: folder.url, executable: nil, login: "desk",
      now: { Moment(seconds: 0) }, write: { text in said.withLock { $0 += text } },
      say: { text in said.withLock { $0 += text } },
      readLine: { rest.withLock { $0.isEmpty ? nil : $0.removeFirst() } }, inputIsTerminal: true)
    let code = await Onco.execute(["event", "new"] + arguments, in: surroundings)
    return (code, said.withLock { $0 })
  }

  @Test func `a wrong answer asks that one again, and an interrupted run goes on where it stopped`() async throws {
    let folder = try TemporaryFolder()
    let (first, said) = await type(["5.11.2027", "2027-11-05", "2027-11-01", "2027-11-07"], in: folder, ["days-2027"])
    #expect(first == 64)
    #expect(said.contains("'5.11.2027' is no day") && said.contains("'2027-11-01' is before the first day, 2027-11-05"))
    #expect(said.contains("what was typed is kept"))
    let (second, more) = await type(
      ["Cancer Days 2027", "CD 2027", "cd27", "CD27", "Multan", "none", "3"], in: folder, ["days-2027"])
    #expect(second == 0, "\(more)")
    #expect(!more.contains("First day") && more.contains("'cd27' will not do") && more.contains("'none' is no number"))
    let event = try String(contentsOf: folder.file("days-2027/event.yaml"), encoding: .utf8)
    for line in ["starts: 2027-11-05", "name: \"Cancer Days 2027\"", "number: 3 ", "fictional: yes"] {
      #expect(event.contains("\n\(line)"), "\(line)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["days-2027"])
  }

  /// A sound event in which what goes has remarks at the margin, and texts go over several lines.
  private func expectOddFilesTaken(_ folder: TemporaryFolder, _ onco: OncoProgram) throws {
    let waiver = "    expires: 2026-12-31"
    let files = try SampleEvent.files([
      .init(
        "event.yaml", "name: \"ONCO 2026: 27th Annual Cancer Congress\"",
        "name: >-\n  Sample Cancer\n  Congress\n# A remark"),
      .init(
        "event.yaml", "venue_address: 1 Sample Road, Lahore 54000, Pakistan", "venue_address: 1 Sample Road,\n  Lahore"),
      .init(
        "compliance.yaml", waiver,
        "\(waiver)\n# Seen by the chair\n  - {rule: IND-004, subject: SCI-1, reason: Seen by the whole committee, approved_by: Chair, "
          + "approved_on: 2026-08-20, expires: 2026-12-31}\n"),
      .init(
        "sponsorship.yaml", "invoice_note: >-\n", "invoice_note: |  # printed\n  Pay by 2026-12-01, for ONCO 2026.\n\n"),
    ])
    for (name, text) in files { _ = try folder.write(text, to: "odd/\(name)") }
    try onco("event", "new", "next", "--from", "odd", "--starts", "2027-11-05", "--ends", "2027-11-07")
    func text(_ name: String) throws -> String { try String(contentsOf: folder.file("next/\(name)"), encoding: .utf8) }
    let (event, sponsorship) = (try text("event.yaml"), try text("sponsorship.yaml"))
    #expect(event.contains("# A remark\n") && !event.contains("Sample Cancer\n"), "\(event)")
    #expect(event.contains("# CHANGE below: last year's venue\nvenue_address: 1 Sample Road,\n  Lahore\n"), "\(event)")
    #expect(try !text("compliance.yaml").contains("Seen"))
    #expect(
      sponsorship.contains(
        "invoice_note: |  # printed  # CHANGE: last year's\n  Pay by 2026-12-01, for ONCO 2026.\n\n"), "\(sponsorship)")
    let said = try onco("event", "check", "--event", "next", ends: [1]).output
    #expect(said.contains("still says CHANGE"))
  }

  @Test func `last year's committees, forms and packages are taken over, its days are not`() throws {
    let folder = try TemporaryFolder()
    let onco = OncoProgram(in: folder.url)
    let made = ["event", "new", "years/days-2027", "--from", PackageFolders.sampleEvent.path, "--starts", "2027-11-05"]
    #expect(try onco.run(made + ["--ends", "2027-11-07", "--number", "27"]).code == 64, "last year's number")
    #expect(try onco.run(made + ["--ends", "2027-11-07"]).code == 0)
    let old = try SampleEvent.files()
    let new = try Dictionary(
      uniqueKeysWithValues: old.keys.map {
        ($0, try String(contentsOf: folder.file("years/days-2027/\($0)"), encoding: .utf8))
      })
    let (before, after) = (try SampleDefinition.event(old), try SampleDefinition.event(new))
    #expect(after.event.isFictional && after.event.number == 28 && after.event.prefix == "ONCO27")
    #expect(
      after.event.committees.flatMap(\.members).map(\.name) == before.event.committees.flatMap(\.members).map(\.name))
    #expect(after.registration.categories.map(\.name) == before.registration.categories.map(\.name))
    #expect(after.sponsorship.packages.map(\.price) == before.sponsorship.packages.map(\.price))
    #expect(after.sponsorship.taxes.map(\.from) == before.sponsorship.taxes.map(\.from), "the law's days stay")
    #expect(after.compliance.waivers.isEmpty && after.abstracts.call.exceptions.isEmpty)
    #expect(after.programme.sessions.count == 1, "the programme begins anew")
    #expect(after.registration.periods.map { $0.until?.description } == ["2027-08-25", "2027-11-04", nil])
    for (name, text) in new where name != "sponsorship.yaml" {
      let lines = text.split(separator: "\n")
      #expect(!lines.contains { $0.contains(#/2026-\d\d-\d\d/#) && !$0.hasPrefix("#") }, "\(name)")
      let moved = lines.filter { $0.contains(#/: 2027-\d\d-\d\d/#) && !$0.contains("starts:") && !$0.contains("ends:") }
      #expect(moved.allSatisfy { $0.contains("CHANGE") }, "\(name)")
      let last = lines.filter { !$0.hasPrefix("#") && $0.contains(#/onco26\.|title: .*27th/#) }
      #expect(
        last.allSatisfy { $0.contains("CHANGE") } && last.isEmpty == (name != "abstracts.yaml"), "\(name): \(last)")
    }
    try expectOddFilesTaken(folder, onco)
    let check = try onco("event", "check", "--event", "years/days-2027", ends: [1])
    let marked = try SampleDefinition.place(of: "secretariat@", in: "event.yaml", new).split(separator: ":")[1]
    let lines = check.output.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("event.yaml:\(marked):") && $0.contains("still says CHANGE") })
    #expect(try onco.run(["event", "new", "days-2028", "--from", "years/days-2026"] + made.suffix(2)).code == 64)
    _ = try folder.write("name: {", to: "years/days-2027/event.yaml")
    let broken = try onco.run(
      ["event", "new", "days-2028", "--from", "years/days-2027", "--starts", "2028-11-03", "--ends", "2028-11-05"])
    #expect(broken.code == 65 && broken.errors.contains("days-2027/event.yaml:"), "\(broken.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.file("days-2028").path))
  }
}
