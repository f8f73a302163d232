import Foundation
import TestSupport
import Testing

/// The tour in the README, typed as it stands there.
struct ReadmeTests {
  /// A command and what the page says it prints; a line `...` stands for lines left out.
  struct Step {
    let command: String
    var shown: [String] = []
  }

  private func steps() throws -> [Step] {
    let page = try String(contentsOf: PackageFolders.root.appending(path: "README.md"), encoding: .utf8)
    var steps: [Step] = []
    var isInside = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2))))
      } else if isInside, !steps.isEmpty {
        steps[steps.count - 1].shown.append(line)
      }
    }
    return steps
  }

  /// True when the lines shown stand among those printed: in order, next to each other, but for what `...` leaves out.
  private func fits(_ shown: ArraySlice<String>, _ printed: ArraySlice<String>) -> Bool {
    guard let wanted = shown.first else { return printed.isEmpty }
    if wanted.trimmingCharacters(in: .whitespaces) == "..." {
      let rest = shown.dropFirst()
      return (printed.startIndex...printed.endIndex).contains { fits(rest, printed[$0...]) }
    }
    guard let line = printed.first else { return false }
    let isSame = wanted.hasSuffix(" ...") ? line.hasPrefix(wanted.dropLast(3)) : line == wanted
    return isSame && fits(shown.dropFirst(), printed.dropFirst())
  }

  @Test func `every command of the tour prints what the page shows`() throws {
    let steps = try steps()
    try #require(steps.count >= 5, "the README has no tour")
    let folder = try TemporaryFolder()
    let tour = folder.file("tour")
    try FileManager.default.createDirectory(at: tour, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: PackageFolders.sampleEvent, to: folder.file("onco-2026"))
    try? FileManager.default.removeItem(at: folder.file("onco-2026/data"))
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let environment = [
      "PATH": "\(OncoProgram.file.deletingLastPathComponent().path):\(path)",
      "ONCO_EVENT": folder.file("onco-2026").path, "ONCO_DATABASE": "sqlite:\(tour.path)/event.sqlite",
      "ONCO_SHARE": PackageFolders.root.path, "ONCO_MAIL": "folder:", "ONCO_ACTOR": "tour",
    ]
    for step in steps {
      // Results and messages together, as on a terminal.
      let ended = try Running("bash", ["-c", "\(step.command) 2>&1"], environment: environment, in: tour).end()
      // 1 says that rows were refused or findings are open, and the page shows some.
      let mayBePartly = step.shown.contains { $0.contains("refused") || $0.contains("FAIL") }
      #expect(
        ended.code == 0 || (mayBePartly && ended.code == 1),
        "$ \(step.command) ended with \(ended.code): \(ended.output)")
      var printed = ended.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if printed.last == "" { printed.removeLast() }
      #expect(
        fits(step.shown[...], printed[...]),
        "$ \(step.command)\nshown:\n\(step.shown.joined(separator: "\n"))\nprinted:\n\(ended.output)")
    }
  }

  @Test func `every file the page points to is there`() throws {
    let page = try String(contentsOf: PackageFolders.root.appending(path: "README.md"), encoding: .utf8)
    let links = page.matches(of: #/\]\(([^)#:]+)\)/#).map { String($0.1) }
    #expect(!links.isEmpty)
    for link in links {
      #expect(FileManager.default.fileExists(atPath: PackageFolders.root.appending(path: link).path), "\(link)")
    }
  }
}
