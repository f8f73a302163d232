import EventData
import Foundation

/// A file written under another name beside its place, and renamed when whole: who looks never sees half a document,
/// and an old one stays until the new one is complete.
struct PartFile {
  let place: URL
  let part: URL

  init(for place: URL) throws {
    let folder = place.deletingLastPathComponent()
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder),
      isFolder.boolValue
    else {
      throw ExplainedError(
        .outside, "Nothing was written", at: place.path, why: "The folder does not exist.",
        remedy: "Make it with: mkdir -p '\(folder.path)'")
    }
    self.place = place
    // A name of its own for each writer, so that two at once cannot mix their bytes.
    part = folder.appending(path: ".\(place.lastPathComponent).\(UUID().uuidString).part")
  }

  /// Moves the whole file to its place, over an old one.
  func keep() throws {
    guard rename(part.path, place.path) == 0 else {
      let why = String(cString: strerror(errno))
      discard()
      throw ExplainedError(
        .outside, "The document was not put in its place", at: place.path, why: why,
        remedy: "Check the folder's permissions and the free disk space.")
    }
  }

  func discard() { unlink(part.path) }
}
