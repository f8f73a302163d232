import ArgumentParser

/// `onco sample`.
struct SampleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "Invented input to try things with.",
    subcommands: [SampleMake.self, SampleReviewsCommand.self])
}
