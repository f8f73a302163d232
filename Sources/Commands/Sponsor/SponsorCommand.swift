import ArgumentParser

/// `onco sponsor`.
struct SponsorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sponsor", abstract: "Sponsors and their agreements.",
    subcommands: [
      SponsorAdd.self, SponsorImport.self, SponsorEdit.self, SponsorAgreement.self, SponsorWithdraw.self,
      SponsorList.self, SponsorShow.self,
    ])
}
