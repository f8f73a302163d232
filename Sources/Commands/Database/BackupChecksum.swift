import EventData
import Foundation

/// The file beside a backup that shows whether it is still what was written: `NAME.sha256`, as sha256sum writes and
/// checks it.
struct BackupChecksum {
  private let backup: URL
  private var file: URL { backup.appendingPathExtension("sha256") }

  init(of backup: URL) { self.backup = backup }

  /// Writes the checksum of the backup as it is now.
  func write(in context: CommandContext) throws {
    try context.write(Data("\(try Self.checksum(of: backup))  \(backup.lastPathComponent)\n".utf8), to: file)
  }

  /// Refuses a backup that is not what was written.
  ///
  /// - Returns: false when no checksum is kept beside it.
  func verify() throws -> Bool {
    guard let line = try? String(contentsOf: file, encoding: .utf8) else { return false }
    guard try line.prefix(while: { $0 != " " }) == Self.checksum(of: backup) else {
      throw ExplainedError(
        .refused, "The backup is damaged: it is not what was written", at: backup.path,
        why: "Its checksum is not the one in \(file.lastPathComponent).",
        remedy: "Copy it again from where it was kept, or take another backup. Nothing was changed.")
    }
    return true
  }

  private static func checksum(of file: URL) throws -> String {
    do {
      let handle = try FileHandle(forReadingFrom: file)
      defer { try? handle.close() }
      var checksum = Checksum()
      while let part = try handle.read(upToCount: 1 << 20), !part.isEmpty { checksum.add(Array(part)) }
      return checksum.text
    } catch {
      throw ExplainedError(
        .outside, "The file cannot be read", at: file.path, why: error.localizedDescription,
        remedy: "Check that you may read it, and the disk.")
    }
  }
}
