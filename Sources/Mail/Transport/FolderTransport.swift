import Foundation

/// Writes each mail as `<id>.eml` into a folder: for trying out, for review, and for a relay that reads files.
public final class FolderTransport: MailTransport {
  private let folder: String

  /// Nothing is touched before the first delivery; the folder is made then.
  public init(folder: String) { self.folder = folder }

  /// `folder:` and the path.
  public var label: String { "folder:\(folder)" }

  /// Writes beside and renames, so that no half file ever has the final name. A mail that is already there with the
  /// same bytes counts as sent, so that a repetition after a crash makes no second file.
  public func deliver(_ mail: SealedMail) -> DeliveryOutcome {
    let root = URL(fileURLWithPath: folder, isDirectory: true)
    let target = root.appendingPathComponent("\(mail.id).eml")
    do {
      try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
      if let present = try? Data(contentsOf: target) {
        if present == Data(mail.bytes) { return .sent(reply: "was already there as \(mail.id).eml") }
        return .stopRun(
          reason: "\(target.path) holds another mail of the same code. Empty the folder or name another one")
      }
      try write(mail.bytes, beside: target)
      return .sent(reply: "written as \(mail.id).eml")
    } catch {
      return .stopRun(reason: "\(target.path) could not be written: \(error.localizedDescription)")
    }
  }

  private func write(_ bytes: [UInt8], beside target: URL) throws {
    let part = target.deletingLastPathComponent().appendingPathComponent(".\(target.lastPathComponent).part")
    // What a killed run left, or a link somebody put there, goes; the file is made anew and no link followed.
    unlink(part.path)
    let file = open(part.path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o666)
    guard file >= 0 else { throw CocoaError(.fileWriteUnknown) }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    try handle.write(contentsOf: Data(bytes))
    // On disk before it gets its name: a mail marked as sent must survive a power cut.
    try handle.synchronize()
    if rename(part.path, target.path) != 0 {
      throw CocoaError(.fileWriteUnknown)
    }
  }
}
