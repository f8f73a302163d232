import ArgumentParser

/// `onco reviewer`.
struct ReviewerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reviewer",
    abstract: "Reviewers: who they are, what they know, what they may not see, how they judge.",
    groupedSubcommands: [
      CommandGroup(
        name: "Who reviews",
        subcommands: [
          ReviewerImport.self, ReviewerList.self, ReviewerShow.self, ReviewerAdd.self, ReviewerEdit.self,
          ReviewerWithdraw.self, ReviewerAbsent.self,
        ]),
      CommandGroup(name: "Before the assignment", subcommands: [ReviewerBids.self, ReviewerConflicts.self]),
      CommandGroup(
        name: "Sheets",
        subcommands: [
          ReviewerBlindCheck.self, ReviewerPack.self, ReviewerProgressCommand.self, ReviewerMerge.self,
          ReviewerCalibrate.self,
        ]),
    ])
}
