import EventData
import Foundation

/// Writes each mail as `<id>.eml` into a folder, for trying out and for review. Nobody receives it.
public final class FolderTransport: MailTransport {
  private let folder: String

  /// Nothing is touched before the first delivery; the folder is made then.
  public init(folder: String) { self.folder = folder }

  /// `folder:` and the path.
  public var label: String { "folder:\(folder)" }

  /// Files reach nobody.
  public var reachesPeople: Bool { false }

  /// Writes beside and renames, so that no half file ever has the final name. A mail that is already there with the
  /// same bytes, but for its date, counts as written, so that a repetition after a crash makes no second file.
  public func deliver(_ mail: SealedMail) -> DeliveryOutcome {
    let root = URL(fileURLWithPath: folder, isDirectory: true)
    let target = root.appendingPathComponent("\(mail.id).eml")
    do {
      try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
      if let present = try? Data(contentsOf: target) {
        if MailDate.undated(Array(present)) == MailDate.undated(mail.bytes) {
          return .written(reply: "was already there as \(mail.id).eml")
        }
        return .stopRun(
          reason: "\(target.path) holds another mail of the same code. Empty the folder or name another one")
      }
      try write(mail.bytes, beside: target)
      return .written(reply: "written as \(mail.id).eml")
    } catch {
      let why = (error as? ExplainedError)?.why ?? error.localizedDescription
      return .stopRun(reason: "\(target.path) could not be written: \(why)")
    }
  }

  private func write(_ bytes: [UInt8], beside target: URL) throws {
    let file = try PartFile(for: target)
    defer { file.discard() }
    let handle = try FileHandle(forWritingTo: file.part)
    try handle.write(contentsOf: Data(bytes))
    // On disk before it gets its name: a mail marked as written must survive a power cut.
    try handle.synchronize()
    try handle.close()
    try file.keep()
  }
}
