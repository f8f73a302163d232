import Abstracts
import Badges
import Documents
import EventData
import Foundation
import Mail
import Programme
import Registration
import Reviews
import Sponsorship
import Templates

/// A command's view of one event: definition, store, clock, author, folders.
struct EventContext: Sendable {
  let context: CommandContext
  let folder: EventFolder
  let definition: EventDefinition
  /// The present, or what --as-of says.
  let now: Moment
  let database: String?
  let author: Store.Author
  let isClockFixed: Bool
  /// True for a command that only looks: it makes no database.
  var isLooking = false

  /// The zone all times are shown in.
  var zone: EventZone { definition.event.zone }

  /// The present, read again; what --as-of says when it was given.
  @Sendable func clock() -> Moment { isClockFixed ? now : context.surroundings.now() }

  // MARK: - Store

  /// The event for a command that only looks.
  var looking: EventContext {
    var event = self
    event.isLooking = true
    return event
  }

  /// Opens the event's database. Where there is none, who only looks finds nothing; else the event's own file is made, and a
  /// file that was named is refused: it is a slip of the pen, with nothing to act on.
  func openStore() throws -> Store {
    guard isLooking else { return try named.hasPrefix("sqlite:") ? existingStore() : startStore() }
    let url = try databaseURL()
    guard url.hasPrefix("sqlite:"), Self.isWanting(String(url.dropFirst(7))) else {
      return try Store(url: url, now: now)
    }
    context.say(
      "There is no database at \(url.dropFirst(7)), so nothing is recorded. If there should be one, check the name and the "
        + "folder, --database and ONCO_DATABASE.")
    return try Store(inMemoryAt: now)
  }

  /// Opens the event's database for a command that an event can begin with, and makes it when there is none.
  func startStore() throws -> Store { try Store(url: databaseURL(), now: now) }

  private static func isWanting(_ file: String) -> Bool {
    let size = (try? FileManager.default.attributesOfItem(atPath: file)[.size]) as? NSNumber
    return size?.intValue ?? 0 == 0
  }

  /// Opens the event's database when it holds an event, and makes none; on a server it may be made.
  func existingStore(orMadeOnServer: Bool = false) throws -> Store {
    let url = named.isEmpty ? "sqlite:\(folder.data.appending(path: "event.sqlite").path)" : named
    if orMadeOnServer, Store.isServer(url) { return try startStore() }
    return try Store(existing: context.databaseURL(url, mustExist: true), now: now)
  }

  /// What --database or ONCO_DATABASE says, as typed; empty for the event's own file.
  private var named: String { database ?? context.surroundings.environment["ONCO_DATABASE"] ?? "" }

  /// What --database or ONCO_DATABASE says, with a whole path; else the event's own file.
  func databaseURL() throws -> String {
    guard named.isEmpty else { return try context.databaseURL(named, makingFolder: !isLooking) }
    if !isLooking { try context.makeFolder(folder.data) }
    return "sqlite:\(folder.data.appending(path: "event.sqlite").path)"
  }

  /// Where results go when no place is named: out/ beside the database.
  func outFolder() throws -> URL {
    let out = try dataFolder().appending(path: "out")
    try context.makeFolder(out)
    return out
  }

  /// The folder of keys, outbox and results: beside an SQLite file; data/ beside the event when a server keeps the rows.
  func dataFolder() throws -> URL {
    let url = try databaseURL()
    guard url.hasPrefix("sqlite:") else {
      try context.makeFolder(folder.data)
      return folder.data
    }
    return URL(filePath: String(url.dropFirst(7))).deletingLastPathComponent()
  }

  /// Refuses a category that registration.yaml does not have; nil is fine.
  func checkCategory(_ code: String?) throws {
    try check(code, among: definition.registration.categories.map(\.code), "category")
  }

  /// Refuses a track that abstracts.yaml does not have; nil is fine.
  func checkTrack(_ code: String?) throws {
    try check(code, among: definition.abstracts.call.tracks.map(\.code), "track")
  }

  // MARK: - Desk

  /// The event's templates, then the shared ones.
  func templates() throws -> TemplateLibrary {
    TemplateLibrary(folders: [folder.url.appending(path: "Templates"), try context.share.templates()])
  }

  /// A template file that an event may override, such as `cards/badge.yaml`.
  func templateFile(_ name: String) throws -> URL {
    let own = folder.url.appending(path: "Templates").appending(path: name)
    if FileManager.default.fileExists(atPath: own.path) { return own }
    return try context.share.templates().appending(path: name)
  }

  /// The desk's signing key; made at first use, in a file only this user may read.
  func signingKey(_ store: Store) throws -> BadgeSigningKey {
    let file = try BadgeKeyFile(folder: dataFolder().appending(path: "keys"))
    let hasSigned = try store.read { try BadgeKeyRing.isKnown(in: $0) }
    if hasSigned { try file.requireExistence() }
    let key = try file.key(orMakeWith: BadgeSigningKey.newSeed)
    let isPublished = try store.read { try key.isPublished(in: $0) }
    if !isPublished { try store.write(author) { try key.publish(now: now, in: $0) } }
    return key
  }

  /// The letters to authors.
  func abstractLetters() throws -> AbstractLetters {
    AbstractLetters(definition.event, call: definition.abstracts.call, templates: try templates())
  }

  /// The letters about decisions.
  func decisionLetters() throws -> DecisionLetters {
    DecisionLetters(definition.programmeRules, templates: try templates())
  }

  /// Withdrawals of abstracts; writes to authors when asked.
  func withdrawals(writing: Bool) throws -> Withdrawals {
    Withdrawals(store: try openStore(), author: author, letters: writing ? try abstractLetters() : nil)
  }

  /// The letters of registration.
  func registrationLetters(_ store: Store) throws -> RegistrationLetters {
    RegistrationLetters(
      definition.event, rules: definition.registration, key: try signingKey(store), templates: try templates())
  }

  /// Who issues the invoices.
  func invoiceIssuer(_ store: Store) throws -> InvoiceIssuer {
    InvoiceIssuer(
      definition.event, offer: definition.sponsorship, templates: try templates(),
      press: PagePress(fonts: try FontSet()), store: store)
  }

  /// The badges, signed with the desk's key.
  func badgeSheets(_ store: Store) throws -> BadgeSheets {
    BadgeSheets(definition.event, categories: definition.registration.categories, key: try signingKey(store))
  }
}
