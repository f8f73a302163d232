import Foundation
import TestSupport
import Testing

/// The whole command tree explains itself.
struct HelpTests {
  private let onco = OncoProgram(in: FileManager.default.temporaryDirectory)

  /// The subcommands a help text lists, in all its groups.
  private func subcommands(in help: String) -> [String] {
    help.components(separatedBy: "SUBCOMMANDS:\n").dropFirst().flatMap { group in
      group.split(separator: "\n", omittingEmptySubsequences: false)
        .prefix { !$0.isEmpty }.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
        .compactMap { $0.split(separator: " ").first.map(String.init) }
    }
  }

  @Test func `every command has a help that says what it does`() throws {
    var waiting: [[String]] = [[]]
    var leaves: Set<String> = []
    while let command = waiting.popLast() {
      let help = try onco.run(command + ["--help"])
      let name = command.joined(separator: " ")
      #expect(help.code == 0, "\(name)")
      #expect(help.errors == "", "\(name)")
      #expect(help.output.contains("OVERVIEW: "), "\(name) has no overview")
      #expect(help.output.contains("USAGE: onco"), "\(name)")
      for word in ["TODO", "FIXME", "XXX"] { #expect(!help.output.contains(word), "\(name)") }
      let below = subcommands(in: help.output).filter { $0 != "help" }
      if below.isEmpty {
        leaves.insert(name)
      }
      waiting += below.map { command + [$0] }
    }
    for named in [
      "event new", "event check", "event show", "event status", "event schema", "abstract import", "abstract list",
      "abstract show", "abstract edit", "abstract withdraw", "abstract revive", "abstract history", "abstract ask",
      "abstract close-late-breaking", "abstract rank", "abstract decide", "abstract erratum", "reviewer import",
      "reviewer merge", "registration import", "registration list", "registration show", "payment record",
      "sponsor add",
      "sponsor list", "invoice issue", "compliance check", "badge make", "door scan", "door report", "mail list",
      "mail send", "mail show", "database verify",
    ] {
      #expect(leaves.contains(named))
    }
  }

  @Test(arguments: [
    ["abstract", "decisions", "outcomes"], ["abstract", "errata", "erratum-list"], ["reviewer", "lint", "blind-check"],
  ])
  func `a verb that was renamed works under its old name, which no help shows`(names: [String]) throws {
    let (noun, old, new) = (names[0], names[1], names[2])
    let help = try onco.run([noun, new, "--help"])
    #expect(help.code == 0 && help.output.contains("USAGE: onco \(noun) \(new) "))
    #expect(try onco.run([noun, old, "--help"]).output == help.output)
    let verbs = try subcommands(in: onco.run([noun, "--help"]).output)
    #expect(verbs.contains(new) && !verbs.contains(old))
    #expect(try onco.run([noun, old, "--no-such-option"]).code == 64)
  }

  @Test func `the version is printed, and no command at all prints the help`() throws {
    #expect(try onco.run(["--version"]).output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    #expect(try onco.run([]).output.contains("SUBCOMMANDS:"))
  }
}
