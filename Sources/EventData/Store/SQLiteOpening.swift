import Foundation
import GRDB

extension SQLiteEngine {
  /// Opens a file. One that may only be read, on a disk somebody keeps, is read all the same; what would write fails then.
  static func open(_ path: String, _ configuration: Configuration, isShared: Bool) throws -> any DatabaseWriter {
    do {
      return try isShared
        ? DatabasePool(path: path, configuration: configuration)
        : DatabaseQueue(path: path, configuration: configuration)
    } catch let error as DatabaseError
      where [.SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM].contains(error.resultCode)
    {
      // SQLite's own files lie beside the file itself, not beside a link to it.
      let path = URL(filePath: path).resolvingSymlinksInPath().path
      guard isReadableFile(path) else { throw error }
      var reading = configuration
      reading.readonly = true
      if let queue = try? DatabaseQueue(path: path, configuration: reading), (try? probe(queue)) != nil { return queue }
      return try copied(path, reading)
    }
  }

  private static func isReadableFile(_ path: String) -> Bool {
    let kind = (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
    return kind == .typeRegular && FileManager.default.isReadableFile(atPath: path)
  }

  private static func probe(_ queue: DatabaseQueue) throws {
    _ = try queue.read { try Int.fetchOne($0, sql: "PRAGMA schema_version") }
  }

  /// Where not even SQLite's own files can be put beside it, a copy is read, which is gone from the disk as soon as it is
  /// open.
  private static func copied(_ path: String, _ configuration: Configuration) throws -> DatabaseQueue {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(path: "onco-read-\(UUID().uuidString)")
    try files.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? files.removeItem(at: folder) }
    let copy = folder.appending(path: "event.sqlite").path
    for ending in ["", "-wal"] where files.fileExists(atPath: path + ending) {
      try files.copyItem(atPath: path + ending, toPath: copy + ending)
    }
    let queue = try DatabaseQueue(path: copy, configuration: configuration)
    try probe(queue)
    return queue
  }
}
