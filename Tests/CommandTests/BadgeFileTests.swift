import Foundation
import TestSupport
import Testing

/// The file of badges as a scanner sees it.
struct BadgeFileTests {
  @Test func `zbarimg reads every code of a fifty-page badge file`() throws {
    let congress = try Congress()
    let badges = try congress.badges(200)
    let pdf = congress.folder.file("badges.pdf")
    try congress.onco("badge", "make", "--out", pdf.path, "--as-of", "2026-11-23 10:00")
    #expect(try Judges.run("pdfinfo", [pdf.path]).contains(#/Pages: +50\n/#))
    _ = try Judges.run("pdftoppm", ["-r", "110", "-gray", pdf.path, congress.folder.file("page").path])
    let pictures = try FileManager.default.contentsOfDirectory(atPath: congress.folder.url.path)
      .filter { $0.hasSuffix(".pgm") }.sorted().map { congress.folder.file($0).path }
    #expect(pictures.count == 50)
    let read = try Judges.run(
      "zbarimg", ["--nodbus", "--quiet", "--raw", "-S*.disable", "-Sqrcode.enable"] + pictures)
    #expect(read.split(separator: "\n").map(String.init).sorted() == badges.values.sorted())
  }

  @Test func `the same delegates give the same bytes, and one badge is one page`() throws {
    let congress = try Congress()
    _ = try congress.badges(5)
    let files = ["a.pdf", "b.pdf"].map(congress.folder.file)
    for file in files { try congress.onco("badge", "make", "--out", file.path, "--as-of", "2026-11-23 10:00") }
    #expect(try Data(contentsOf: files[0]) == Data(contentsOf: files[1]))
    try congress.onco("badge", "make", "--one", "r-00003")
    let one = congress.data.appending(path: "out/badge-R-00003.pdf")
    #expect(try Judges.run("pdfinfo", [one.path]).contains(#/Pages: +1\n/#))
  }

  @Test func `the key is readable by its owner alone`() throws {
    let congress = try Congress()
    _ = try congress.badges(1)
    let file = congress.data.appending(path: "keys/badge-1.key").path
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o600)
  }
}
