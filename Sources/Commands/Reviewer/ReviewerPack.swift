import ArgumentParser
import Documents
import EventData
import Foundation
import Reviews

/// `onco reviewer pack`.
struct ReviewerPack: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack", abstract: "Make blind packs: a sheet to fill in and the abstracts to read, for each reviewer.",
    discussion: """
      Each reviewer gets RV-003-sheet.xlsx, and RV-003-abstracts as .html and .pdf, with ids of their own in an order of \
      their own. Ids are given once and stay; a pack's number goes up when what it holds has changed, and a pack that \
      has not changed comes out byte for byte as before.

      A pack is held back (exit code 1) while a text in it may tell who wrote it: see onco reviewer blind-check. Names, \
      institutions, addresses, approvals, funding and trial numbers are left out anyway.
      """)

  @Argument(help: "Reviewers, such as RV-003.")
  var reviewers: [String] = []
  @Flag(help: "All who have something to review.")
  var all = false
  @Option(help: "The folder to write into. Else out/packs beside the database.")
  var out: String?
  @Flag(help: "Queue a mail to each reviewer with the files, once for each number of the pack.")
  var mail = false
  @Flag(name: .customLong("allow-findings"), help: "Make packs although a text may tell who wrote it.")
  var allowFindings = false
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func validate() throws {
    guard all != !reviewers.isEmpty else { throw ValidationError("Name reviewers, such as RV-003, or give --all.") }
  }

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let store = try event.openStore()
    func issue(_ tx: Transaction) throws -> (packs: [ReviewPack], withheld: [WithheldPack]) {
      var issuer = try PackIssuer(event.definition.event, call: event.definition.abstracts.reviewed, in: tx)
      return try issuer.issue(
        to: all ? nil : reviewers, allowFindings: allowFindings, newSeed: context.surroundings.newSeed,
        author: event.author)
    }
    let (packs, withheld) = try event.change(dryRun, in: store, issue)
    var mails: [String: String] = [:]
    if !dryRun.dryRun, !packs.isEmpty {
      let folder = try out.map { context.url($0) } ?? event.outFolder().appending(path: "packs")
      mails = try await write(packs, to: folder, event, store)
      context.say("Packs are in \(folder.path)")
    }
    context.print(
      Table(packs, noun: "pack") {
        Column("reviewer", "Reviewer") { .text($0.reviewer) }
        Column("pack", "Pack") { .number($0.number) }
        Column("abstracts", "Abstracts") { .number($0.count) }
        Column("state", "State") { .text($0.isNew ? "new" : "unchanged") }
        Column("mail", "Mail") { .text(mails[$0.reviewer]) }
      }, as: format)
    if dryRun.dryRun { context.say("Dry run: no number was given and nothing was written.") }
    for pack in withheld {
      let more = pack.abstracts.count > 6 ? " and \(pack.abstracts.count - 6) more" : ""
      context.say(
        "\(pack.reviewer) gets no pack yet: \(pack.abstracts.prefix(6).joined(separator: ", "))\(more) may tell who wrote "
          + "it.\n  Do: onco reviewer blind-check, then hide or keep what it finds and make the pack again.")
    }
    return withheld.isEmpty ? .done : .partly
  }

  /// Writes the files and queues the mails; the mails' codes by reviewer.
  private func write(_ packs: [ReviewPack], to folder: URL, _ event: EventContext, _ store: Store) async throws
    -> [String: String]
  {
    let context = event.context
    let writer = try PackWriter(
      event.definition.event, call: event.definition.abstracts.reviewed, templates: event.templates())
    let press = PagePress(fonts: try FontSet())
    let line = context.progress("Packs")
    try context.makeFolder(folder)
    var mails: [String: String] = [:]
    // A few at a time: what is written then is whole, and a stop in between loses nothing.
    for start in stride(from: 0, to: packs.count, by: 4) {
      let some = packs[start..<min(start + 4, packs.count)]
      var jobs: [PagePress.Job] = []
      for pack in some {
        let page = try writer.page(of: pack)
        try context.write(writer.sheet(of: pack), to: folder.appending(path: pack.sheetName))
        try context.write(Data(page.utf8), to: folder.appending(path: "\(pack.abstractsName).html"))
        jobs.append(PagePress.Job(html: page, file: folder.appending(path: "\(pack.abstractsName).pdf")))
      }
      try await press.pdfs(jobs)
      if mail {
        for (pack, job) in zip(some, jobs) {
          let (sheet, pdf) = (try writer.sheet(of: pack), try Data(contentsOf: job.file))
          mails[pack.reviewer] = try store.write(event.author) {
            try writer.queue(pack, sheet: sheet, pdf: pdf, now: event.now, in: $0)
          }
        }
      }
      line.show(start + some.count, of: packs.count)
    }
    return mails
  }
}
