import ArgumentParser
import EventData
import Foundation
import Programme
import Reviews
import SampleCongress

/// `onco sample reviews`.
struct SampleReviewsCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "reviews", abstract: "Fill in the sheets of blind packs as invented reviewers would.",
    discussion: """
      Reads the sheets that onco reviewer pack wrote and writes filled ones; truth/reviews.csv beside them names the \
      rows that are faulty on purpose. The same seed gives the same scores to the same titles.
      """)

  @Argument(help: "The folder with the packs' sheets.")
  var packs: String
  @Option(help: "The folder to write into.")
  var out: String
  @Option(help: "Another number, other opinions.")
  var seed: UInt64 = 2026
  @Flag(name: .customLong("no-faults"), help: "Plant no faults.")
  var noFaults = false
  @OptionGroup var options: EventOptions

  func run(in context: CommandContext) async throws -> Ending {
    let event = try context.event(options)
    let folder = context.url(packs)
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
      .filter { $0.hasSuffix("-sheet.xlsx") }
    guard !names.isEmpty else {
      throw ExplainedError(
        .usage, "No sheet of a pack is in the folder", at: packs, remedy: "Make packs first: onco reviewer pack --all")
    }
    let filler = try SheetFiller(event.definition.abstracts.reviewed, now: event.now)
    let reviews = SampleReviews(seed: seed)
    var truth: [[String]] = []
    for name in names {
      let sheet = try filler.sheet(context.sourceFile(folder.appending(path: name).path))
      var answers = reviews.answers(
        reviewer: sheet.reviewer, titles: sheet.titles, scales: filler.scales,
        recommendations: filler.recommendations, highestConfidence: filler.highestConfidence)
      if noFaults { for index in answers.indices { answers[index].fault = nil } }
      let filled = answers.map {
        SheetFiller.Answer(
          points: $0.points, recommendation: $0.recommendation, confidence: $0.confidence, remark: $0.remark,
          fault: $0.fault?.rawValue)
      }
      try context.write(filler.filled(sheet, filled), to: context.url(out).appending(path: name))
      for (row, answer) in answers.enumerated() {
        if let fault = answer.fault { truth.append([name, String(row + 2), sheet.ids[row], fault.rawValue]) }
      }
    }
    let text = CSVWriter.text(header: ["file", "row", "id", "fault"], rows: truth)
    try context.write(Data(text.utf8), to: context.url(out).appending(path: "truth/reviews.csv"))
    context.print("\(counted(names.count, "sheet")) filled in, \(counted(truth.count, "fault")) planted: \(out)")
    return .done
  }
}
