import Foundation
import TestSupport
import Testing

@testable import Documents

struct PartFileTests {
  @Test func `what a killed writer left is taken away by the next, and nothing else is`() throws {
    let folder = try TemporaryFolder()
    let living = try PartFile(for: folder.file("living.pdf"))
    let stale = ".badges.pdf.6D2B0CF5-7A26-4E65-9B8A-2F3E1C0A9D11.part"
    for name in [stale, "other.part", ".other.part"] { try Data("half".utf8).write(to: folder.file(name)) }

    let next = try PartFile(for: folder.file("badges.pdf"))
    try Data("whole".utf8).write(to: next.part)
    try next.keep()

    let left = try FileManager.default.contentsOfDirectory(atPath: folder.file("").path).sorted()
    #expect(left == [living.part.lastPathComponent, ".other.part", "badges.pdf", "other.part"].sorted())
  }
}
