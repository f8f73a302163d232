import EventData
package import Foundation

/// A file written under another name beside its place, and renamed when whole: who looks never sees half a document,
/// and an old one stays until the new one is complete.
///
/// The name is each writer's own, so that two at once cannot mix their bytes, and locked while the writer lives. What a
/// writer that was killed left behind is therefore known, and the next one in the folder takes it away.
package final class PartFile: Sendable {
  package let place: URL
  package let part: URL
  private let lock: Int32

  /// - Throws: `ExplainedError` when the folder does not exist or cannot be written.
  package init(for place: URL) throws {
    let folder = place.deletingLastPathComponent()
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
      throw ExplainedError(
        .outside, "Nothing was written", at: place.path, why: "The folder does not exist.",
        remedy: "Make it with: mkdir -p '\(folder.path)'")
    }
    Self.clear(folder)
    self.place = place
    while true {
      let part = folder.appending(path: ".\(place.lastPathComponent).\(UUID().uuidString).part")
      let lock = open(part.path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      guard lock >= 0 else {
        throw ExplainedError(
          .outside, "Nothing was written", at: place.path, why: String(cString: strerror(errno)),
          remedy: "Check the folder's permissions and the free disk space.")
      }
      // Another writer may have taken it for a dead one's before it was locked.
      if Self.isLocked(lock), access(part.path, F_OK) == 0 {
        (self.part, self.lock) = (part, lock)
        return
      }
      close(lock)
    }
  }

  deinit { close(lock) }

  /// Moves the whole file to its place, over an old one.
  package func keep() throws {
    guard rename(part.path, place.path) == 0 else {
      let why = String(cString: strerror(errno))
      discard()
      throw ExplainedError(
        .outside, "The document was not put in its place", at: place.path, why: why,
        remedy: "Check the folder's permissions and the free disk space.")
    }
  }

  package func discard() { unlink(part.path) }

  private static func isLocked(_ file: Int32) -> Bool { flock(file, LOCK_EX | LOCK_NB) == 0 }

  /// Takes away what writers that no longer live have left.
  private static func clear(_ folder: URL) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    where name.wholeMatch(of: /\..+\.[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\.part/) != nil {
      let path = folder.appending(path: name).path
      let file = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
      guard file >= 0 else { continue }
      if isLocked(file) { unlink(path) }
      close(file)
    }
  }
}
