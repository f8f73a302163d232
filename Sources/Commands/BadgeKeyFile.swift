import Badges
import EventData
import Foundation

/// The file of the desk's signing key: the seed in hexadecimal, readable by its owner alone.
struct BadgeKeyFile {
  private let file: URL

  init(folder: URL) { file = folder.appending(path: "badge-1.key") }

  /// The key in the file; a new one when there is none. Of two processes that make one at once, one wins for both.
  func key(orMakeWith newSeed: () -> String) throws -> BadgeSigningKey {
    if !FileManager.default.fileExists(atPath: file.path) { try make(newSeed()) }
    guard let text = try? String(contentsOf: file, encoding: .utf8), let key = BadgeSigningKey(id: 1, seed: text) else {
      throw ExplainedError(
        .outside, "The badge key file cannot be read", at: file.path,
        remedy: "Put the event's own key file back (a backup holds it); without it no badge can be made.")
    }
    return key
  }

  /// A new key in place of a lost one would make every badge printed before look forged.
  func requireExistence() throws {
    guard !FileManager.default.fileExists(atPath: file.path) else { return }
    throw ExplainedError(
      .outside, "The badge key file is missing", at: file.path,
      why: "Badges of this event were signed with it; a new key would make them look forged.",
      remedy: "Put the file back from a backup of the event's data folder.")
  }

  private func make(_ seed: String) throws {
    do {
      let folder = file.deletingLastPathComponent()
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      let draft = folder.appending(path: ".\(UUID().uuidString)")
      guard
        FileManager.default.createFile(
          atPath: draft.path, contents: Data((seed + "\n").utf8), attributes: [.posixPermissions: 0o600])
      else { throw CocoaError(.fileWriteUnknown) }
      defer { try? FileManager.default.removeItem(at: draft) }
      // A hard link is made or fails as a whole: the key file is never half-written and never replaced.
      if link(draft.path, file.path) != 0 && errno != EEXIST { throw CocoaError(.fileWriteUnknown) }
    } catch {
      throw ExplainedError(
        .outside, "The badge key file could not be made", at: file.path, why: error.localizedDescription,
        remedy: "Check that the folder can be written and the disk is not full.")
    }
  }
}
