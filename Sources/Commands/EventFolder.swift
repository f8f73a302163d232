import EventData
import Foundation

/// The folder of an event: its YAML files, and data/ beside them.
struct EventFolder: Sendable {
  let url: URL

  /// The event's name, as its folder.
  var name: String { url.lastPathComponent }
  /// Where the event's data lives; never in git.
  var data: URL { url.appending(path: "data") }

  /// Finds the event: as named, else ONCO_EVENT, else the folder (or a parent) that holds event.yaml.
  static func find(_ named: String?, in surroundings: Surroundings) throws -> EventFolder {
    if let named = named ?? surroundings.environment["ONCO_EVENT"], !named.isEmpty {
      let places = [
        URL(filePath: named, relativeTo: surroundings.currentFolder),
        surroundings.currentFolder.appending(path: "Events").appending(path: named),
      ].map(\.standardizedFileURL)
      if let found = places.first(where: { holdsEvent($0) }) { return EventFolder(url: found) }
      let known = names(in: surroundings.currentFolder.appending(path: "Events"))
      let hint = didYouMean(named, in: known)
      throw ExplainedError(
        .usage, "There is no event '\(named)'.\(hint)",
        why: "Looked for event.yaml in \(places.map(\.path).joined(separator: " and ")).",
        remedy: known.isEmpty
          ? "Make one with: onco event new \(named)" : "Events here: \(known.joined(separator: ", ")).")
    }
    var folder = surroundings.currentFolder.standardizedFileURL
    while true {
      if holdsEvent(folder) { return EventFolder(url: folder) }
      let parent = folder.deletingLastPathComponent().standardizedFileURL
      if parent.path == folder.path { break }
      folder = parent
    }
    throw ExplainedError(
      .usage, "No event was named, and this folder is none", at: surroundings.currentFolder.path,
      remedy:
        "Give --event NAME, set ONCO_EVENT, or stand in a folder with event.yaml. Make one with: onco event new NAME")
  }

  /// The files' texts, read and checked as a whole.
  func definition() throws -> EventDefinition { try EventDefinition.read(files()).get() }

  /// The texts of the files that are there.
  func files() throws -> [String: String] {
    var files: [String: String] = [:]
    for name in EventDefinition.fileNames {
      guard let data = try? Data(contentsOf: url.appending(path: name)) else { continue }
      guard let text = String(validating: data, as: UTF8.self) else {
        throw ExplainedError(
          .definition, "The file is not UTF-8 text", at: "\(url.appending(path: name).path):1:1",
          remedy: "Save it as UTF-8.")
      }
      files[name] = text
    }
    return files
  }

  private static func holdsEvent(_ folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "event.yaml").path)
  }

  private static func names(in folder: URL) -> [String] {
    let entries = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return entries.filter(holdsEvent).map(\.lastPathComponent).sorted()
  }
}
