import ArgumentParser
import Documents
import EventData
import Foundation

/// `onco database backup`.
struct DatabaseBackup: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Write the whole database to a file, while others go on working, and check the file.",
    discussion: """
      From SQLite the file is a database of its own; from a server it is pg_dump's archive. The keys of badges are \
      files in data/keys: keep a copy of that folder too. Beside it NAME.sha256 is written, by which 'onco database \
      restore' and 'sha256sum -c' see whether the file is still what was written.
      """)

  @Option(help: "The file to write; must not exist. Else backups/ beside the data.")
  var out: String?
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let store = try event.existingStore()
    let url = try event.databaseURL()
    let file = try out.map { context.url($0) } ?? place(in: event, isArchive: Store.isServer(url))
    guard !FileManager.default.fileExists(atPath: file.path) else {
      throw ExplainedError(
        .refused, "The file is there already", at: file.path, remedy: "Name another with --out; none is overwritten.")
    }
    try? FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    let target = try PartFile(for: file)
    defer { target.discard() }
    // Names, addresses and payments are nobody else's business on a shared computer.
    try? FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: target.part.path)
    let rows: Int
    if Store.isServer(url) {
      rows = try await PostgresTools(context, url: url).dump(to: target.part)
    } else {
      rows = try store.backUp(toFile: target.part.path, now: event.now)
    }
    try target.keep(overwriting: false)
    try BackupChecksum(of: file).write(in: context)
    context.print("\(file.path): \(counted(rows, "row")), checked")
    context.say("The keys of badges are not in it; keep a copy of \(try event.dataFolder().path)/keys too.")
    return .done
  }

  private func place(in event: EventContext, isArchive: Bool) throws -> URL {
    let stamp = event.zone.text(event.clock()).replacing(" ", with: "-").replacing(":", with: "")
    return try event.dataFolder().appending(path: "backups/event-\(stamp).\(isArchive ? "pgdump" : "sqlite")")
  }
}
