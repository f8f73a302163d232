import Foundation
import TestSupport
import Testing

/// The benchmarks of Benchmarks/ with the smallest numbers: no time is judged, only that each runs and that its peer in
/// Python comes to the same result.
struct BenchmarkTests {
  @Test(arguments: ["badges", "door", "import", "duplicates", "abstracts", "start", "engines", "assignment", "book"])
  func `every benchmark runs and agrees with its peer`(name: String) throws {
    let root = PackageFolders.root
    let ended = try Running(
      Judges.python,
      [
        root.appending(path: "Benchmarks/run.py").path, OncoProgram.file.path, root.path, "--tiny", name,
      ], environment: ["PYTHONDONTWRITEBYTECODE": "1"]
    ).end()
    #expect(ended.code == 0, "\(ended.errors)")
    #expect(
      ended.output.contains("| ") || name == "engines" && TestEngine.server == nil,
      "no figure was printed: \(ended.output)")
  }
}
