package import Foundation

/// A file written under another name beside its place, and renamed when whole: who looks never sees half a document,
/// and an old one stays until the new one is complete.
///
/// The name is each writer's own, so that two at once cannot mix their bytes. What a writer that was killed left is taken
/// away by the next one in the folder, a day after it was last touched: no lock tells on every shared folder who lives.
package struct PartFile: Sendable {
  /// Where the whole file goes.
  package let place: URL
  /// Where it is written until then.
  package let part: URL

  /// - Throws: `ExplainedError` when the folder does not exist or cannot be written.
  package init(for place: URL) throws {
    let folder = place.deletingLastPathComponent()
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
      throw ExplainedError(
        .outside, "Nothing was written", at: place.path, why: "The folder does not exist.",
        remedy: "Make it with: mkdir -p '\(folder.path)'")
    }
    self.place = place
    part = folder.appending(path: ".\(place.lastPathComponent).\(UUID().uuidString).part")
    let file = open(part.path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard file >= 0 else {
      throw ExplainedError(
        .outside, "Nothing was written", at: place.path, why: String(cString: strerror(errno)),
        remedy: "Check the folder's permissions and the free disk space.")
    }
    close(file)
    if let now = Self.touched(part) { Self.clear(folder, before: now.addingTimeInterval(-86_400)) }
  }

  /// Moves the whole file to its place, over an old one unless that must stay.
  package func keep(overwriting: Bool = true) throws {
    // A hard link never replaces a file; where a disk has none, looking first is the best there is.
    let isLinked = !overwriting && link(part.path, place.path) == 0
    let isTaken = !overwriting && !isLinked && (errno == EEXIST || access(place.path, F_OK) == 0)
    defer { if isLinked || isTaken { discard() } }
    if isTaken {
      throw ExplainedError(
        .refused, "The file is there already", at: place.path, remedy: "Name another place; none is overwritten.")
    }
    guard isLinked || rename(part.path, place.path) == 0 else {
      let why = String(cString: strerror(errno))
      discard()
      throw ExplainedError(
        .outside, "The file was not put in its place", at: place.path, why: why,
        remedy: "Check the folder's permissions and the free disk space.")
    }
  }

  /// Takes the part away, with what SQLite keeps beside one it was writing.
  package func discard() { for end in ["", "-journal", "-wal", "-shm"] { unlink(part.path + end) } }

  private static func touched(_ file: URL) -> Date? {
    (try? FileManager.default.attributesOfItem(atPath: file.path))?[.modificationDate] as? Date
  }

  private static func clear(_ folder: URL, before day: Date) {
    let form = /\..+\.[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\.part(-journal|-wal|-shm)?/
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    where name.wholeMatch(of: form) != nil {
      let left = folder.appending(path: name)
      if let last = touched(left), last < day { unlink(left.path) }
    }
  }
}
