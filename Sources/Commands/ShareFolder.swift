import EventData
import Foundation

/// Where templates, rulebook and sample event were installed.
struct ShareFolder: Sendable {
  private let candidates: [URL]

  init(_ surroundings: Surroundings) {
    var folders: [URL] = []
    if let named = surroundings.environment["ONCO_SHARE"] { folders.append(URL(filePath: named)) }
    if let executable = surroundings.executable {
      let bin = executable.deletingLastPathComponent()
      folders.append(bin.deletingLastPathComponent().appending(path: "share/onco"))
      var folder = bin
      for _ in 0..<6 {  // .build/x86_64-unknown-linux-gnu/debug/onco lies three below the checkout
        folders.append(folder)
        folder = folder.deletingLastPathComponent()
      }
    }
    candidates = folders
  }

  /// The shared templates' folder.
  func templates() throws -> URL { try find("Templates", holding: "mail") }

  /// The rulebook's folder.
  func rulebook() throws -> URL { try find("Events/rulebook", holding: nil) }

  /// The sample event's folder; nil where it was not installed.
  func sampleEvent() -> URL? { try? find("Events/onco-2026", holding: "event.yaml") }

  private func find(_ name: String, holding: String?) throws -> URL {
    for folder in candidates {
      let found = folder.appending(path: name)
      let probe = holding.map { found.appending(path: $0) } ?? found
      if FileManager.default.fileExists(atPath: probe.path) { return found }
    }
    throw ExplainedError(
      .outside, "The folder \(name) that belongs to onco was not found",
      why: "Looked in: \(candidates.map(\.path).joined(separator: ", ")).",
      remedy: "Install again with scripts/install, or set ONCO_SHARE to the folder that holds \(name).")
  }
}
