import ArgumentParser

/// `onco abstract`.
struct AbstractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "abstract",
    abstract: "Abstracts: import the form's export, list, show, redact, compare, rank, decide.",
    subcommands: [
      AbstractImport.self,
      AbstractList.self,
      AbstractShow.self,
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
