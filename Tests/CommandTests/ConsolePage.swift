import Foundation
import TestSupport
import Testing

/// The command blocks of a page, typed as they stand there: blocks marked `console`, lines beginning with `$ `, and what
/// each prints; a line `...` stands for lines left out.
struct ConsolePage {
  /// A command and what the page says it prints.
  struct Step {
    let command: String
    var shown: [String] = []
  }

  let steps: [Step]

  /// - Parameter name: the page's path below the package, such as `README.md`.
  init(_ name: String) throws {
    let page = try String(contentsOf: PackageFolders.root.appending(path: name), encoding: .utf8)
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
    self.steps = steps
  }

  /// Types every command in a fresh tour of the sample congress and compares what it prints.
  func run() throws {
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
      let mayBePartly = step.shown.contains { $0.contains(#/refused|FAIL|error |not-registered|to call/#) }
      #expect(
        ended.code == 0 || (mayBePartly && ended.code == 1),
        "$ \(step.command) ended with \(ended.code): \(ended.output)")
      var printed = ended.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if printed.last == "" { printed.removeLast() }
      #expect(
        Self.fits(step.shown[...], printed[...]),
        "$ \(step.command)\nshown:\n\(step.shown.joined(separator: "\n"))\nprinted:\n\(ended.output)")
    }
  }

  /// True when the lines shown stand among those printed: in order, next to each other, but for what `...` leaves out.
  private static func fits(_ shown: ArraySlice<String>, _ printed: ArraySlice<String>) -> Bool {
    guard let wanted = shown.first else { return printed.isEmpty }
    if wanted.trimmingCharacters(in: .whitespaces) == "..." {
      let rest = shown.dropFirst()
      return (printed.startIndex...printed.endIndex).contains { fits(rest, printed[$0...]) }
    }
    guard let line = printed.first else { return false }
    let isSame = wanted.hasSuffix(" ...") ? line.hasPrefix(wanted.dropLast(3)) : line == wanted
    return isSame && fits(shown.dropFirst(), printed.dropFirst())
  }
}
