import Abstracts
import Documents
import EventData
import Foundation

extension CommandContext {
  /// Reads a file or a folder of submissions.
  ///
  /// - Throws: `ExplainedError` when it is not there or cannot be read as a whole.
  func submissions(_ path: String, by reader: AbstractSource, as kind: FileKind?) throws -> SourceTable {
    let place = url(path)
    guard isFolder(place) else { return try reader.rows(sourceFile(path), as: kind) }
    let inside = try files(in: place, shown: path).map { file in
      AbstractSource.File(name: file.lastPathComponent, isFolder: isFolder(file)) { try self.read(file.path) }
    }
    return try reader.rows(folder: path, inside, as: kind)
  }

  private func files(in folder: URL, shown path: String) throws -> [URL] {
    do {
      return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .sorted { $0.lastPathComponent.utf8.lexicographicallyPrecedes($1.lastPathComponent.utf8) }
    } catch {
      throw ExplainedError(.usage, "The folder cannot be read", at: path, remedy: "Check that you may read it.")
    }
  }
}
