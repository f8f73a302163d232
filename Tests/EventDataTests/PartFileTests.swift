import Foundation
import TestSupport
import Testing

@testable import EventData

struct PartFileTests {
  @Test func `what a killed writer left is taken away a day later, and nothing else is`() throws {
    let folder = try TemporaryFolder()
    let living = try PartFile(for: folder.file("living.pdf"))
    let stale = [".badges.pdf.6D2B0CF5-7A26-4E65-9B8A-2F3E1C0A9D11.part"].flatMap { [$0, "\($0)-wal"] }
    for name in stale + ["other.part", ".other.part"] {
      try Data("half".utf8).write(to: folder.file(name))
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -90_000)], ofItemAtPath: folder.file(name).path)
    }

    let next = try PartFile(for: folder.file("badges.pdf"))
    try Data("whole".utf8).write(to: next.part)
    try next.keep()

    let left = try FileManager.default.contentsOfDirectory(atPath: folder.file("").path).sorted()
    #expect(left == [living.part.lastPathComponent, ".other.part", "badges.pdf", "other.part"].sorted())
  }

  @Test func `a file that came meanwhile is not overwritten where none may be`() throws {
    let folder = try TemporaryFolder()
    let place = folder.file("backup.sqlite")
    let (first, second) = (try PartFile(for: place), try PartFile(for: place))
    for (file, text) in [(first, "first"), (second, "second")] { try Data(text.utf8).write(to: file.part) }
    try first.keep(overwriting: false)
    #expect(throws: ExplainedError.self) { try second.keep(overwriting: false) }
    #expect(try String(contentsOf: place, encoding: .utf8) == "first")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("").path) == ["backup.sqlite"])
  }
}
