import ArgumentParser
import EventData
import Sponsorship

/// `onco sponsor import`.
struct SponsorImport: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Add many sponsors from a list.",
    discussion: """
      Headers: Name, Contact, Email, Address, Province, Package; NTN, STRN, Sector, Parent company, Aliases, Brands, \
      Agreement with, Signed by society, Signed by sponsor may be left out. Several aliases or brands are separated by ; \
      Sponsors that are there already are passed over. \(ImportOptions.discussion)
      """)

  @Argument(help: ImportOptions.fileHelp)
  var file: String
  @OptionGroup var options: ImportOptions

  func run(in context: CommandContext) async throws -> Ending {
    try context.importing(file, options, "Sponsors") { file, event, run in
      try SponsorIntake.importing(
        file, sheet: options.sheet, event: event.definition.event, offer: event.definition.sponsorship, run)
    }
  }
}
