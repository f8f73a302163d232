import ArgumentParser

/// `onco programme`.
struct ProgrammeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "programme", abstract: "The programme: place abstracts, check, print, tell presenters.",
    groupedSubcommands: [
      CommandGroup(
        name: "Places and times",
        subcommands: [ProgrammePlace.self, ProgrammeFix.self, ProgrammeList.self, ProgrammeCheckCommand.self]),
      CommandGroup(
        name: "Print and publish", subcommands: [ProgrammeHTML.self, ProgrammePDF.self, ProgrammeICS.self]),
      CommandGroup(name: "What changed", subcommands: [ProgrammeDiff.self, ProgrammeNotify.self]),
    ])
}
