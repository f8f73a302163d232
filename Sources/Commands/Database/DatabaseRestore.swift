import ArgumentParser
import EventData
import Foundation

/// `onco database restore`.
struct DatabaseRestore: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Bring a backup back into an empty database, and check it.",
    discussion: """
      Nothing is overwritten: move a damaged database away first, or name another place with --database.
      """)

  @Argument(help: "The file that 'onco database backup' wrote.")
  var file: String
  @OptionGroup var options: EventOptions
  @OptionGroup var dryRun: DryRunOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let url = try event.databaseURL()
    let source = context.url(file)
    let head = try context.head(of: file)
    let isArchive = head.starts(with: Data("PGDMP".utf8))
    guard isArchive || head.starts(with: Data("SQLite format 3".utf8)) else {
      throw ExplainedError(
        .refused, "The file is no backup of ours", at: file,
        remedy: "Name a file that 'onco database backup' wrote, .sqlite or .pgdump.")
    }
    guard !isArchive || Store.isServer(url) else {
      throw ExplainedError(
        .refused, "The backup of a server cannot become an SQLite file", at: file,
        remedy: "Restore it to a server with --database postgres://..., then copy: onco database copy FROM TO.")
    }
    if try !BackupChecksum(of: source).verify() {
      context.say(
        "There is no \(source.lastPathComponent).sha256 beside it; only what the file says itself is checked.")
    }
    let rows = try await isArchive ? archive(source, to: url, in: context) : database(source, to: event)
    context.print("\(file): \(counted(rows, "row"))\(dryRun.dryRun ? " (dry run)" : "")")
    if dryRun.dryRun { return .done }
    let restored = try event.startStore()
    try requireSound(restored)
    context.print("Restored to \(restored.label) and checked.")
    return .done
  }

  private func archive(_ source: URL, to url: String, in context: CommandContext) async throws -> Int {
    let tools = try PostgresTools(context, url: url)
    let holdings = try await tools.holdings(in: source)
    if !dryRun.dryRun { try await tools.restore(source, expecting: holdings) }
    return PostgresTools.rows(in: holdings)
  }

  /// Read from a copy: a backup is not touched, and opening it could bring its schema up to date.
  private func database(_ source: URL, to event: EventContext) throws -> Int {
    let folder = FileManager.default.temporaryDirectory.appending(path: "onco-restore-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try event.context.makeFolder(folder)
    let copy = folder.appending(path: "event.sqlite")
    do {
      try FileManager.default.copyItem(at: source, to: copy)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: copy.path)
    } catch {
      throw ExplainedError(
        .outside, "The backup could not be copied", at: copy.path, why: error.localizedDescription,
        remedy: "Free some space there, or name another folder in TMPDIR.")
    }
    let backup = try Store(sqliteFile: copy.path, now: event.now)
    try requireSound(backup)
    let copied = try StoreCopy.copy(from: backup, to: try event.startStore(), dryRun: dryRun.dryRun)
    return copied.reduce(0) { $0 + $1.rows }
  }

  private func requireSound(_ store: Store) throws {
    let problems = try store.verify()
    guard problems.isEmpty else {
      throw ExplainedError(
        .refused, "\(counted(problems.count, "problem")) found", at: store.label,
        why: problems.prefix(5).joined(separator: "\n       "), remedy: "Take an older backup.")
    }
  }
}
