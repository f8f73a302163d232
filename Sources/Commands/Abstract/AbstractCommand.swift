import ArgumentParser

/// `onco abstract`.
struct AbstractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "abstract",
    abstract: "Abstracts: import the form's export, list, show, correct, redact, compare, rank.",
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
      AbstractDuplicates.self,
      AbstractEncores.self,
      PastBookCommand.self,
      AbstractRedact.self,
      AbstractAssign.self,
      AbstractReviews.self,
      AbstractRank.self,
      AbstractBook.self,
      AbstractErratum.self,
      AbstractErrata.self,
    ])
}
