import ArgumentParser
import Documents
import EventData
import Foundation
import Programme

/// `onco abstract book`.
struct AbstractBook: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "book", abstract: "Make the abstract book for the journal's supplement.",
    discussion: """
      Holds the accepted abstracts that are not withdrawn. --edition titles may be made at any time; --edition full only \
      when the embargo of abstracts.yaml has ended, except as a proof for the journal. Printed numbers and DOIs are \
      given once and stay.

      A full edition counts as published when its files are made. What differs afterwards is named by --check, and wants \
      an erratum: onco abstract erratum
      """)

  @Option(help: "titles: titles and authors. full: all.")
  var edition: BookEdition = .titles
  @Option(help: "What to make, with commas between: html, pdf, jats, crossref, csv, json.")
  var to: String = "html,pdf"
  @Option(help: "The folder to write into. Else out/book beside the database.")
  var out: String?
  @Flag(name: .customLong("for-journal"), help: "A proof before the embargo ends, marked EMBARGOED on each page.")
  var forJournal = false
  @Flag(help: "Say what differs from the published edition; make nothing.")
  var check = false
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let forms = try BookForms(to)
    let editor = try BookEditor(event.definition.programmeRules)
    let store = try event.openStore()
    if check { return try printChanges(editor, store, event) }
    let book = try event.change(dryRun, in: store) { tx in
      let book = try editor.compose(edition, isProof: forJournal, now: event.now, in: tx)
      if !forJournal { try editor.requireErrata(for: book, in: tx) }
      return book
    }
    let folder = try out.map { context.url($0) } ?? event.outFolder().appending(path: "book")
    let writer = BookWriter(event: event, folder: folder)
    let isPrintable = try writer.sayUnprintable(book, forms)
    if dryRun.dryRun {
      context.print("Would make \(summary(of: book)) (dry run: nothing was written)")
      report(leftOut: book, in: context)
      return isPrintable ? .done : .partly
    }
    let files = try await writer.write(book, as: forms)
    try store.write(event.author) { try editor.publish(book, at: event.now, in: $0) }
    context.print(summary(of: book))
    for file in files { context.print("  \(file)") }
    report(leftOut: book, in: context)
    return isPrintable ? .done : .partly
  }

  private func summary(of book: Book) -> String {
    let printing = book.isProof ? "proof" : "printing \(book.number)"
    return "\(edition.rawValue) edition, \(printing)\(book.isUnchanged && !book.isProof ? " (unchanged)" : ""): "
      + "\(counted(book.entries.count, "abstract")) in \(counted(book.chapters.count, "chapter"))"
  }

  private func report(leftOut book: Book, in context: CommandContext) {
    for (code, why) in book.leftOut { context.say("Left out: \(code), \(why).") }
    for entry in book.entries where edition == .full {
      if case .title(.some) = entry.extent {
        context.say("Text withheld: \(entry.number) (\(entry.code)), late-breaking.")
      }
    }
    if book.isProof { context.say("The proof is under embargo: for the journal only.") }
  }

  private func printChanges(_ editor: BookEditor, _ store: Store, _ event: EventContext) throws -> Ending {
    let changes = try store.rehearse { tx in
      try editor.changes(of: editor.compose(edition, isProof: true, now: event.now, in: tx), in: tx)
    }
    event.context.print(
      Table(changes.changes, noun: "difference") {
        Column("code", "Code") { .text($0.code) }
        Column("number", "Number") { .text($0.number) }
        Column("change", "Change") { .text($0.kind.rawValue) }
        Column("erratum", "Erratum") { .text($0.needsErratum ? "needed" : $0.hasErratum ? "given" : "") }
      }, as: format)
    guard let number = changes.against else {
      event.context.say("No \(edition.rawValue) edition has been published yet.")
      return .done
    }
    event.context.say("Compared with printing \(number) of the \(edition.rawValue) edition.")
    return changes.withoutErratum.isEmpty ? .done : .partly
  }
}
