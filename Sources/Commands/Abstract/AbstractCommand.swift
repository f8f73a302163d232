import ArgumentParser

/// `onco abstract`.
struct AbstractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "abstract",
    abstract: "Abstracts: from the call's first form to the printed book.",
    discussion: "The commands stand in the order of the year.",
    groupedSubcommands: [
      CommandGroup(
        name: "The call",
        subcommands: [
          AbstractImport.self, AbstractList.self, AbstractShow.self, AbstractHistoryCommand.self,
          AbstractEditCommand.self, AbstractWithdraw.self, AbstractRevive.self, AbstractAsk.self,
          AbstractCloseLateBreaking.self,
        ]),
      CommandGroup(
        name: "The same work twice",
        subcommands: [AbstractDuplicates.self, AbstractEncores.self, PastBookCommand.self]),
      CommandGroup(
        name: "Review",
        subcommands: [AbstractRedact.self, AbstractAssign.self, AbstractReviews.self, AbstractRank.self]),
      CommandGroup(
        name: "Decisions",
        subcommands: [
          AbstractDecide.self, AbstractDecision.self, AbstractOutcomes.self, AbstractOverride.self,
          AbstractUndecide.self, AbstractAnnounce.self,
        ]),
      CommandGroup(
        name: "Presenters",
        subcommands: [
          AbstractConfirm.self, AbstractDecline.self, AbstractConfirmations.self, AbstractLapse.self,
          AbstractPromote.self, AbstractSubstitute.self, AbstractPresenters.self, AbstractRemind.self,
        ]),
      CommandGroup(
        name: "The book", subcommands: [AbstractBook.self, AbstractErratum.self, AbstractErratumList.self]),
    ])
}
