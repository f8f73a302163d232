import ArgumentParser
import EventData
import Foundation
import SampleCongress

/// `onco sample make`.
struct SampleMake: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Write the form exports, reviewers, sponsors and payments of an invented congress.",
    discussion: """
      The files have the shape real exports have, with a few faulty rows; Events/onco-2026 reads them. The same seed \
      gives the same files. truth-*.csv name the rows that are faulty on purpose.
      """)

  @Argument(help: "The folder to write into.")
  var folder: String
  @Option(help: "Another number, another congress.")
  var seed: UInt64 = 2026
  @Option(help: "Rows of the registration export.")
  var delegates: Int = 300
  @Option(help: "Rows of the abstract export.")
  var abstracts: Int = 80
  @Option(help: "Sponsors.")
  var sponsors: Int = 12

  @Option(help: "Rows of the list of reviewers.")
  var reviewers: Int = 30

  func validate() throws {
    guard (0...1_000_000).contains(delegates), (0...100_000).contains(abstracts), (0...10_000).contains(sponsors),
      (0...10_000).contains(reviewers)
    else {
      throw ValidationError("Numbers must be positive and sensible.")
    }
  }

  func run(in context: CommandContext) async throws -> Ending {
    let congress = SampleCongress(
      seed: seed, delegates: delegates, abstracts: abstracts, sponsors: sponsors, reviewers: reviewers)
    let files = [
      ("registrations.csv", congress.registrationsCSV), ("abstracts.csv", congress.abstractsCSV),
      ("reviewers.csv", congress.reviewersCSV), ("payments.csv", congress.paymentsCSV),
      ("sponsors.csv", congress.sponsorsCSV),
      ("truth-registrations.csv", truth(congress.registrationTruth)),
      ("truth-abstracts.csv", truth(congress.abstractTruth)),
      ("truth-reviewers.csv", truth(congress.reviewerTruth)),
    ]
    for (name, text) in files { try context.write(Data(text.utf8), to: context.url(folder).appending(path: name)) }
    context.print("\(counted(files.count, "file")) written to \(folder)")
    return .done
  }

  private func truth(_ rows: [PlantedRow]) -> String {
    CSVWriter.text(header: ["row", "id"], rows: rows.map { [String($0.row), $0.id] })
  }
}
