import EventData
package import Foundation

/// The folder of raw inputs beside the package.
package enum SharedData {
  package static let folder = Calls.package.deletingLastPathComponent().appending(path: "shared/data")
  package static var isThere: Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "abstracts-form-export.csv").path)
  }

  /// The planted ids by record.
  package static func truth() throws -> [Set<String>] {
    let bytes = try Data(contentsOf: folder.appending(path: "abstracts.truth.csv"))
    let truth = SourceFile(name: "abstracts.truth.csv", bytes: bytes)
    return try SourceTable(separated: truth, columns: ColumnSet([], required: [])).rows.map { record in
      Set((record.cells.dropFirst(2).first ?? "").split { " ,;".contains($0) }.map(String.init))
    }
  }
}
