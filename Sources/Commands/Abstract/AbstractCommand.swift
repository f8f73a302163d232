import ArgumentParser

/// `onco abstract`.
struct AbstractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "abstract", abstract: "Abstracts: import the form's export, list, show, correct, redact, rank.",
    subcommands: [
      AbstractImport.self,
      AbstractList.self,
      AbstractShow.self,
      AbstractHistoryCommand.self,
      AbstractEditCommand.self,
      AbstractWithdraw.self,
      AbstractRevive.self,
      AbstractAsk.self,
      AbstractCloseLateBreaking.self,
      AbstractRedact.self,
      AbstractAssign.self,
      AbstractRank.self,
      AbstractBook.self,
      AbstractErratum.self,
      AbstractErrata.self,
    ])
}
