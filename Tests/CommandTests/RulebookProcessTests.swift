import Foundation
import TestSupport
import Testing

/// The rulebook's own test, as a committee runs it.
struct RulebookProcessTests {
  @Test func `a rule that fails its example is named with file and line, and nothing is judged by it`() throws {
    let congress = try Congress()
    #expect(try congress.onco("compliance", "verify").output.contains("run, 0 not as expected."))
    let rulebook = congress.folder.file("share/Events/rulebook")
    try FileManager.default.createDirectory(
      at: rulebook.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: PackageFolders.root.appending(path: "Events/rulebook"), to: rulebook)
    let file = rulebook.appending(path: "accme/SYM-001.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    try Data(text.replacing(">= :gap_minutes * 60", with: "> :gap_minutes * 60").utf8).write(to: file)
    var onco = congress.onco
    onco.environment["ONCO_SHARE"] = congress.folder.file("share").path

    let verified = try onco("compliance", "verify", ends: [1]).output
    #expect(verified.contains(#/accme\/SYM-001.yaml:\d+:\d+: the example '.*' gave .*; expected /#), "\(verified)")
    #expect(verified.contains("run, 2 not as expected."), "\(verified)")
    #expect(try onco("compliance", "check", ends: [65]).errors.contains("accme/SYM-001.yaml:"))
    // What only shows the rules still does.
    try onco("compliance", "explain", "SYM-001")
    try onco("compliance", "rules")
  }
}
