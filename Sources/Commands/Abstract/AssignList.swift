import ArgumentParser
import EventData
import Foundation
import Reviews

/// `onco abstract assign list`.
struct AssignList: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List who reviews what.")

  @Option(help: "Only this abstract.")
  var abstract: String?
  @Option(help: "Only this reviewer.")
  var reviewer: String?
  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func table(in event: EventContext) throws -> Table<some Any> {
    let pairs = try event.openStore().read { tx in
      try Assignments.standing(
        abstract: abstract.map(Series.abstract.complete),
        reviewer: try reviewer.map { try Reviewers.required($0, in: tx).code }, in: tx)
    }
    return Table(pairs, noun: "pair") {
      Column("abstract", "Abstract") { .text($0.abstract) }
      Column("title", "Title", widest: 60) { .text($0.title) }
      Column("reviewer", "Reviewer") { .text($0.reviewer) }
      Column("name", "Name", widest: 32) { .text($0.name) }
      Column("affinity", "Affinity") { .number($0.affinity) }
      Column("review", "Review") { .text($0.review) }
    }
  }
}
