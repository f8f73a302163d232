import ArgumentParser

/// `onco abstract`.
struct AbstractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "abstract", abstract: "Abstracts: import the form's export, list, show, redact, rank.",
    subcommands: [
      AbstractImport.self,
      AbstractList.self,
      AbstractShow.self,
      AbstractRedact.self,
      AbstractAssign.self,
      AbstractRank.self,
      AbstractBook.self,
      AbstractErratum.self,
      AbstractErrata.self,
    ])
}
