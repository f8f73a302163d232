import Abstracts
import AbstractsSupport
import EventData
import Foundation
import Programme
import Templates
import TestSupport

/// A committee's desk with accepted abstracts, and the book made of them.
struct BookRoom {
  let store: Store
  let definition: ProgrammeRules
  let templates = TemplateLibrary(folders: [PackageFolders.root.appending(path: "Templates")])
  static let beforeEmbargo = "2026-12-01 10:00"
  static let afterEmbargo = "2026-12-11 09:00"
  static let afterLate = "2026-12-13 09:00"

  /// A desk with the answers taken in as `A-0001` and on; nothing is decided yet.
  init(_ answers: [Answer], _ changes: [SampleEvent.Change] = []) throws {
    definition = try BookRoom.definition(changes)
    store = try FreshStore.make(at: Desk.now)
    let report = try AbstractIntake.importing(
      Answer.csv(answers), file: "form.csv", call: definition.call, store: store,
      author: Store.Author(name: "desk", command: "abstract import", now: Desk.now), dryRun: false)
    guard report.count(.refused) == 0 else { throw Unusable(problems: "\(report.ids)") }
  }

  /// The answers of a test were not taken in.
  struct Unusable: Error { let problems: String }

  private static func definition(_ changes: [SampleEvent.Change]) throws -> ProgrammeRules {
    switch changes.count {
    case 0: try SampleEvent.definition()
    case 1: try SampleEvent.definition(changes[0])
    default: try SampleEvent.definition(changes[0], changes[1])
    }
  }

  /// Accepts an abstract as selection does it, and gives it a place.
  func accept(
    _ code: String, _ outcome: String = "oral", type: String = "original", session: String = "", position: Int = 1,
    board: String? = nil
  ) throws {
    try store.write(try SampleEvent.author()) { tx in
      try tx.run(
        """
        INSERT INTO abstract_decision (abstract, outcome, is_accepted, origin, reason, decided_by, decided_at,
          announced_at)
        VALUES (?1, ?2, 1, 'quota', '', 'chair', 1, 2)
        """, [.text(code), .text(outcome)])
      try tx.run("UPDATE abstract SET type = ?2 WHERE code = ?1", [.text(code), .text(type)])
      guard !session.isEmpty else { return }
      try tx.run(
        """
        INSERT INTO placement (abstract, session, position, board, is_fixed, placed_at) VALUES (?1, ?2, ?3, ?4, 0, 1)
        """, [.text(code), .text(session), .int(position), .optional(board)])
    }
  }

  func run(_ sql: String, _ values: [SQLValue] = []) throws {
    try store.write(try SampleEvent.author()) { _ = try $0.run(sql, values) }
  }

  /// Composes without publishing.
  func compose(_ edition: BookEdition = .full, at time: String = afterEmbargo, isProof: Bool = false) throws -> Book {
    try store.write(try SampleEvent.author(time)) { tx in
      try BookEditor(definition).compose(edition, isProof: isProof, now: try SampleEvent.moment(time), in: tx)
    }
  }

  /// Composes and publishes, as `abstract book` does.
  @discardableResult
  func publish(_ edition: BookEdition = .full, at time: String = afterEmbargo) throws -> Book {
    let desk = try BookEditor(definition)
    let book = try compose(edition, at: time)
    try store.write(try SampleEvent.author(time)) { tx in
      try desk.requireErrata(for: book, in: tx)
      try desk.publish(book, at: try SampleEvent.moment(time), in: tx)
    }
    return book
  }

  func erratum(_ code: String, _ kind: BookErratum.Kind, _ notice: String, at time: String = afterLate) throws {
    let author = try SampleEvent.author(time)
    _ = try store.write(author) { try BookErrata.give(code, kind, notice: notice, author: author, in: $0) }
  }

  func changes(_ edition: BookEdition = .full, at time: String = afterLate) throws -> BookChanges {
    let book = try compose(edition, at: time, isProof: true)
    return try store.read { try BookEditor(definition).changes(of: book, in: $0) }
  }

  /// All texts of a book in all forms but PDF, by file name.
  func texts(_ book: Book, _ forms: [BookForm] = [.html, .jats, .crossref, .csv, .json]) throws -> [String: String] {
    var texts: [String: String] = [:]
    for form in forms { for (name, text) in try book.files(form, templates: templates) { texts[name] = text } }
    return texts
  }
}

extension Answer {
  /// An answer another than the first in everything that makes it one of its own.
  static func numbered(_ number: Int, _ change: (inout Answer) -> Void = { _ in }) -> Answer {
    Answer {
      $0.email = "author\(number)@hospital.example"
      $0.title = "\(nonsense(5, seed: UInt64(number))) in study \(number)"
      $0.body =
        "Background: \(nonsense(12, seed: UInt64(100 + number))).\nMethods: \(nonsense(14, seed: UInt64(200 + number)))."
        + "\nResults: \(nonsense(16, seed: UInt64(300 + number))).\nConclusion: \(nonsense(8, seed: UInt64(400 + number)))."
      change(&$0)
    }
  }
}

/// Published schemas beside the package, to judge by.
enum SharedSchemas {
  static let folder = PackageFolders.root.deletingLastPathComponent().appending(path: "shared/schemas")
  static let jats = folder.appending(path: "jats/JATS-journalpublishing1-3-mathml3.xsd")
  static let crossref = folder.appending(path: "crossref/crossref5.3.1.xsd")
  static var areThere: Bool {
    FileManager.default.fileExists(atPath: jats.path) && FileManager.default.fileExists(atPath: crossref.path)
  }

  /// What xmllint says is wrong with files; empty when they are valid.
  static func faults(_ files: [URL], by schema: URL) throws -> [String] {
    let ended = try Running("xmllint", ["--nonet", "--noout", "--schema", schema.path] + files.map(\.path)).end()
    return ended.errors.split(separator: "\n").map(String.init).filter {
      ($0.contains("error") && !$0.contains("I/O error")) || $0.hasSuffix("fails to validate")
    } + (ended.code == 0 ? [] : ["xmllint ended with \(ended.code)"])
  }
}
