import ArgumentParser
import EventData
import Foundation
import Registration

/// `onco registration`.
struct RegistrationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "registration", abstract: "Delegates: import the form's export, list, show.",
    subcommands: [RegistrationImport.self, RegistrationList.self, RegistrationShow.self])
}

/// `onco registration import`.
struct RegistrationImport: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take the registration form's CSV export into the event.",
    discussion: """
      The same file again changes nothing; a corrected file changes what differs. Rows with an error are refused and \
      the others taken; --refused writes them to a CSV with problem and remedy, to send back. Each new registration \
      gets a confirmation with its ticket, which waits in the outbox: see onco mail list.
      """)

  @Argument(help: "The CSV file (UTF-8).")
  var file: String
  @Option(help: "Write the refused rows to this CSV.")
  var refused: String?
  @Flag(name: .customLong("no-confirmations"), help: "Queue no confirmation mails, as when old data move in.")
  var noConfirmations = false
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let bytes = try context.read(file)
    let event = try context.event(options)
    let store = try event.openStore()
    let letters = noConfirmations || dryRun.dryRun ? nil : try event.registrationLetters(store)
    let line = context.progress("Registrations")
    let report = try RegistrationIntake(event.definition, store: store).importFile(
      bytes, file: URL(filePath: file).lastPathComponent, author: event.author, dryRun: dryRun.dryRun,
      confirm: letters.map { letters in
        { record, tx in try letters.queueConfirmation(of: record, now: event.now, in: tx) }
      }, progress: { line.show($0, of: $1) })
    return try context.print(report, as: format, dryRun: dryRun.dryRun, refusedTo: refused)
  }
}

/// `onco registration list`.
struct RegistrationList: ContextCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List delegates.")

  @Option(help: "Only this category's code.")
  var category: String?
  @Option(help: "Only names, addresses or codes that hold this; case and accents do not matter.")
  var search: String?
  @Flag(help: "Only those who still owe something.")
  var unpaid = false
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    if let category, event.definition.registration.category(category) == nil {
      let codes = event.definition.registration.categories.map(\.code)
      throw ExplainedError(
        .usage, "There is no category '\(category)'", remedy: "Choose one of: \(codes.joined(separator: ", ")).")
    }
    let store = try event.openStore()
    let all = try store.read { try RegistrationDesk.list(.init(category: category, search: search), in: $0) }
    let rows = all.filter { !unpaid || !$0.outstanding.isEmpty }.map { record in
      [
        Listing.Cell.text(record.code), .text(record.name.full), .text(record.category), .text(record.institution),
        .optional(record.email?.description), .money(record.totalDue), .money(record.outstanding), .text(record.state),
      ]
    }
    let columns = [
      Listing.Column("code", "Code"), .init("name", "Name"), .init("category", "Category"),
      .init("institution", "Institution"), .init("email", "E-mail"), .init("due", "Due", right: true),
      .init("outstanding", "Outstanding", right: true), .init("state", "State"),
    ]
    context.print(Listing(columns: columns, rows: rows), as: format, noun: "registration")
    return .done
  }
}

/// `onco registration show`.
struct RegistrationShow: ContextCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one delegate in full.")

  @Argument(help: "The code, such as R-00012.")
  var code: String
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let store = try event.openStore()
    let record = try store.read { try RegistrationDesk.required(code.uppercased(), in: $0) }
    var details = Details()
    details.add("code", "Code", record.code)
    details.add("name", "Name", record.name.full)
    details.add("name_urdu", "In Urdu", record.nameUrdu)
    details.add("email", "E-mail", record.email?.description)
    details.add("mobile", "Mobile", record.mobile)
    details.add("category", "Category", record.category)
    details.add("membership_number", "Membership", record.membershipNumber)
    details.add("designation", "Designation", record.designation)
    details.add("institution", "Institution", record.institution)
    details.add("city", "City", record.city)
    details.add("province", "Province", record.province)
    details.add(
      "workshops", "Workshops", record.workshops.joined(separator: ", "),
      json: .list(record.workshops.map { .text($0) }))
    details.add(
      "dues", "Fees", record.dues.map { "\($0.item): \($0.amount)" }.joined(separator: "\n"),
      json: .list(record.dues.map { .object([("item", .text($0.item)), ("amount", $0.amount.json)]) }))
    details.add(
      "paid", "Paid", record.paid.map(\.description).joined(separator: ", "), json: .list(record.paid.map(\.json)))
    details.add(
      "outstanding", "Outstanding",
      record.outstanding.isEmpty ? "nothing" : record.outstanding.map(\.description).joined(separator: ", "),
      json: .list(record.outstanding.map(\.json)))
    details.add("state", "State", record.state)
    details.add("submitted_at", "Form sent", event.zone.text(record.submittedAt))
    details.add("source", "From", record.source)
    context.surroundings.write(details.rendered(as: format.format))
    return .done
  }
}
