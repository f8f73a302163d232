import ArgumentParser

/// `onco programme`.
struct ProgrammeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "programme", abstract: "The programme: place abstracts, check, print, tell presenters.",
    subcommands: [
      ProgrammePlace.self, ProgrammeFix.self, ProgrammeList.self, ProgrammeCheckCommand.self, ProgrammeHTML.self,
      ProgrammePDF.self, ProgrammeICS.self, ProgrammeDiff.self, ProgrammeNotify.self,
    ])
}
