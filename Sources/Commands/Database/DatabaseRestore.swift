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
    let head = try context.read(file).prefix(16)
    let isArchive = head.starts(with: Data("PGDMP".utf8))
    guard isArchive || head.starts(with: Data("SQLite format 3".utf8)) else {
      throw ExplainedError(
        .refused, "The file is no backup of ours", at: file,
        remedy: "Name a file that 'onco database backup' wrote, .sqlite or .pgdump.")
    }
    let source = context.url(file)
    let label: String
    if isArchive {
      guard Store.isServer(url) else {
        throw ExplainedError(
          .refused, "The backup of a server cannot become an SQLite file", at: file,
          remedy: "Restore it to a server with --database postgres://..., then copy: onco database copy FROM TO.")
      }
      let tools = try PostgresTools(context, url: url)
      let rows = try await tools.rows(of: source)
      context.print("\(file): \(counted(rows.values.reduce(0, +), "row"))\(dryRun.dryRun ? " (dry run)" : "")")
      if dryRun.dryRun { return .done }
      try await tools.restore(source, expecting: rows)
      label = try event.openStore().label
    } else {
      // Read from a copy: a backup is not touched, and opening it could bring its schema up to date.
      let folder = FileManager.default.temporaryDirectory.appending(path: "onco-restore-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: folder) }
      try context.write(try context.read(file), to: folder.appending(path: "event.sqlite"))
      let backup = try Store(sqliteFile: folder.appending(path: "event.sqlite").path, now: event.now)
      try requireSound(backup)
      let target = try event.openStore()
      let copied = try StoreCopy.copy(from: backup, to: target, dryRun: dryRun.dryRun)
      context.print(
        "\(file): \(counted(copied.reduce(0) { $0 + $1.rows }, "row"))\(dryRun.dryRun ? " (dry run)" : "")")
      if dryRun.dryRun { return .done }
      label = target.label
    }
    try requireSound(try event.openStore())
    context.print("Restored to \(label) and checked.")
    return .done
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
