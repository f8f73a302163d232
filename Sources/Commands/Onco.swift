import ArgumentParser
import EventData

/// The program: everything, from `main` and from tests, enters here.
public enum Onco {
  /// Verbs under the names they had when they were a letter away from another. Scripts may go on using them.
  private static let oldNames = [
    "abstract decisions": "outcomes", "abstract errata": "erratum-list", "reviewer lint": "blind-check",
  ]

  private static func renamed(_ arguments: [String]) -> [String] {
    guard let verb = oldNames[arguments.prefix(2).joined(separator: " ")] else { return arguments }
    return [arguments[0], verb] + arguments.dropFirst(2)
  }

  /// A negative amount is no option, wherever it is typed: those go last, behind `--`.
  private static func amountsLast(_ arguments: [String]) -> [String] {
    guard !arguments.contains("--") else { return arguments }
    let isAmount: (String) -> Bool = { $0.contains(#/^-[0-9][0-9.,]*( ?[A-Z]{3})?$/#) }
    let amounts = arguments.filter(isAmount)
    return amounts.isEmpty ? arguments : arguments.filter { !isAmount($0) } + ["--"] + amounts
  }

  /// Parses. The parser judges what a command was given before it tells of an option it does not know, so that one is
  /// looked for here.
  private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
    do {
      return try RootCommand.parseAsRoot(arguments)
    } catch {
      guard RootCommand.exitCode(for: error) != .success else { throw error }
      let known = options(of: arguments)
      let typed = arguments.prefix { $0 != "--" }.filter { $0.hasPrefix("--") }.map { String($0.prefix { $0 != "=" }) }
      guard !known.isEmpty, let wrong = typed.first(where: { !known.contains($0) }) else { throw error }
      throw ExplainedError(
        .usage, "Unknown option '\(wrong)'.\(didYouMean(wrong, in: known))",
        remedy:
          "Look at the options: onco \(arguments.prefix { !$0.hasPrefix("-") }.prefix(2).joined(separator: " ")) --help"
      )
    }
  }

  /// The options of the command that was typed, as its help names them.
  private static func options(of arguments: [String]) -> [String] {
    var command: any ParsableCommand.Type = RootCommand.self
    for word in arguments {
      guard let next = command.configuration.subcommands.first(where: { $0.configuration.commandName == word }) else {
        break
      }
      command = next
    }
    return RootCommand.helpMessage(for: command).matches(of: #/--[a-z][a-z-]*/#).map { String($0.output) }
  }

  /// Parses, runs, prints, and returns the exit code.
  public static func execute(_ arguments: [String], in surroundings: Surroundings) async -> Int32 {
    do {
      var command = try parsed(amountsLast(renamed(arguments)))
      if let command = command as? any ContextCommand {
        return try await command.run(in: CommandContext(surroundings, arguments: arguments)).code
      }
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      return 0
    } catch {
      return Failure(error, command: arguments).report(to: surroundings)
    }
  }
}

/// The whole command line.
struct RootCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "onco",
    abstract: "Runs a congress: abstracts, programme, registration, sponsors, compliance, badges, doors and mail.",
    discussion: """
      Every command works on one event: a folder with event.yaml and its sister files. Stand in that folder, set \
      ONCO_EVENT, or give --event. Its data lives beside it in data/.

      Start with:  onco event new my-congress   then   onco event check   and   onco event status
      """,
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(
        name: "The event",
        subcommands: [EventCommand.self, MailCommand.self, DatabaseCommand.self, SampleCommand.self]),
      CommandGroup(
        name: "Science", subcommands: [AbstractCommand.self, ReviewerCommand.self, ProgrammeCommand.self]),
      CommandGroup(
        name: "Delegates",
        subcommands: [RegistrationCommand.self, PaymentCommand.self, BadgeCommand.self, DoorCommand.self]),
      CommandGroup(
        name: "Industry", subcommands: [SponsorCommand.self, InvoiceCommand.self, ComplianceCommand.self]),
    ])
}

/// How a command ended, beside errors.
enum Ending {
  /// All done.
  case done
  /// Done, but some rows were refused or findings are at or above the threshold.
  case partly

  var code: Int32 { self == .done ? 0 : 1 }
}

/// A command that works in a context; `run()` is never called on it.
protocol ContextCommand: AsyncParsableCommand {
  func run(in context: CommandContext) async throws -> Ending
}

extension ContextCommand {
  mutating func run() async throws {
    throw CleanExit.message("Run this through Onco.execute.")
  }
}
