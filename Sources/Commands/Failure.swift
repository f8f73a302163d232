import ArgumentParser
import EventData

/// Any error, as what is printed and the exit code.
struct Failure {
  let text: String
  let code: Int32
  let isClean: Bool

  init(_ error: any Error, command: [String]) {
    isClean = RootCommand.exitCode(for: error) == .success
    switch error {
    case let error as ExitCode:  // all was said already
      text = ""
      code = error.rawValue
    case let error as ExplainedError:
      text = "Error: \(error)"
      code = Self.code(of: error.kind)
    case let error as DefinitionErrors:
      let count = counted(error.problems.count, "problem")
      // The event's own files have bare names; rules and card designs have paths.
      let isEvent = error.problems.allSatisfy { !$0.file.contains("/") }
      text =
        "\(error)\nError: the \(isEvent ? "event's files" : "files") have \(count).\n  Do: mend the lines named above, "
        + (isEvent ? "then run: onco event check" : "then run the command again.")
      code = 65
    default:
      let status = RootCommand.exitCode(for: error)
      if status == .success || status == .validationFailure || status == ExitCode(64) {
        text = RootCommand.fullMessage(for: error)
        code = status.rawValue
      } else {
        text =
          "Error: \(error)\n  Do: this should not happen; report it with the command: onco \(withoutPasswords(command.joined(separator: " ")))"
        code = 70
      }
    }
  }

  func report(to surroundings: Surroundings) -> Int32 {
    if isClean {
      surroundings.write(text.hasSuffix("\n") ? text : text + "\n")
    } else if !text.isEmpty {
      surroundings.say(text.withoutControls + "\n")
    }
    return code
  }

  private static func code(of kind: ExplainedError.Kind) -> Int32 {
    switch kind {
    case .usage: 64
    case .definition: 65
    case .outside: 69
    case .refused: 2
    case .bug: 70
    }
  }
}
