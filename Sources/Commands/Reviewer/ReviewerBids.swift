import ArgumentParser
import EventData
import Reviews

/// `onco reviewer bid`.
struct ReviewerBids: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bid", abstract: "What reviewers say about abstracts before work is given out.",
    discussion: "One bid: onco reviewer bid RV-003 A-0001 want. A list: onco reviewer bid import FILE.csv",
    subcommands: [BidImport.self, BidSet.self], defaultSubcommand: BidSet.self)
}

/// `onco reviewer bid import`.
struct BidImport: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take a list of bids: Reviewer (code or e-mail), Abstract, Bid.")

  @Argument(help: ImportOptions.fileHelp)
  var file: String
  @OptionGroup var options: ImportOptions

  func run(in context: CommandContext) async throws -> Ending {
    try context.importing(file, options, "Bids") { file, event, run in
      try Bids.importing(file, sheet: options.sheet, run)
    }
  }
}

/// `onco reviewer bid set`.
struct BidSet: ContextCommand {
  static let configuration = CommandConfiguration(commandName: "set", abstract: "Note one bid.")

  @Argument(help: "The reviewer, such as RV-003.")
  var reviewer: String
  @Argument(help: "The abstract, such as A-0001.")
  var abstract: String
  @Argument(help: "want, can, rather-not or no; no counts as a conflict.")
  var bid: String
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    guard let bid = ReviewerBid(worded: bid) else {
      throw ExplainedError(.usage, "'\(bid)' is no bid", remedy: "Write want, can, rather-not or no.")
    }
    let event = try context.event(options)
    let noted = try event.openStore().write(event.author) { try Bids.set(reviewer, abstract, bid, in: $0) }
    let before = noted.before.map { $0 == bid ? " as before" : " (was \($0.rawValue))" } ?? ""
    context.print("\(noted.reviewer), \(noted.abstract): \(bid.rawValue)\(before)")
    return .done
  }
}
