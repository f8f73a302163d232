import ArgumentParser

/// `onco abstract`.
struct AbstractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "abstract",
    abstract: "Abstracts: from the call's first form to the printed book.",
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
      AbstractDecide.self,
      AbstractDecision.self,
      AbstractDecisions.self,
      AbstractOverride.self,
      AbstractUndecide.self,
      AbstractAnnounce.self,
      AbstractConfirm.self,
      AbstractDecline.self,
      AbstractConfirmations.self,
      AbstractLapse.self,
      AbstractPromote.self,
      AbstractSubstitute.self,
      AbstractPresenters.self,
      AbstractRemind.self,
      AbstractBook.self,
      AbstractErratum.self,
      AbstractErrata.self,
    ])
}
