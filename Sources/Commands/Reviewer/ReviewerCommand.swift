import ArgumentParser

/// `onco reviewer`.
struct ReviewerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reviewer",
    abstract: "Reviewers: who they are, what they know, what they may not see, how they judge.",
    subcommands: [
      ReviewerImport.self,
      ReviewerList.self,
      ReviewerShow.self,
      ReviewerAdd.self,
      ReviewerEdit.self,
      ReviewerWithdraw.self,
      ReviewerAbsent.self,
      ReviewerLint.self,
      ReviewerPack.self,
      ReviewerMerge.self,
      ReviewerProgressCommand.self,
      ReviewerCalibrate.self,
      ReviewerBids.self,
      ReviewerConflicts.self,
    ])
}
