import ArgumentParser
import EventData

/// Takes the question before a bulk change as answered.
struct ConfirmOption: ParsableArguments {
  @Flag(name: .customLong("yes"), help: "Do it without asking; needed where nobody can be asked, as in a pipe.")
  var yes = false
}

extension CommandContext {
  /// Asks before something is done that many people will notice.
  ///
  /// - Returns: true when it may be done.
  /// - Throws: `ExplainedError` (64) when nobody can be asked and --yes was not said.
  func mayDo(_ what: String, _ option: ConfirmOption) throws -> Bool {
    if option.yes { return true }
    guard surroundings.inputIsTerminal else {
      throw ExplainedError(
        .usage, "Nobody can be asked here, and --yes was not said; nothing was changed",
        remedy: "Look at the list above, then run the command again with --yes.")
    }
    surroundings.say("\(what) [y/N] ")
    let answer = (surroundings.readLine() ?? "").trimmed.lowercased()
    if ["y", "yes"].contains(answer) { return true }
    say("Nothing was changed.")
    return false
  }
}
