import ArgumentParser

/// `onco registration`.
struct RegistrationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "registration", abstract: "Delegates: import the form's export, list, show, confirm, cancel.",
    subcommands: [
      RegistrationImport.self, RegistrationList.self, RegistrationShow.self, RegistrationConfirm.self,
      RegistrationCancel.self,
    ])
}
