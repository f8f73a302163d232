import ArgumentParser

/// `onco abstract`.
struct AbstractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "abstract", abstract: "Abstracts: import the form's export, list, show, rank.",
    subcommands: [AbstractImport.self, AbstractList.self, AbstractShow.self, AbstractRank.self])
}
