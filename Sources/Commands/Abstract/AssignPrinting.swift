import Abstracts
import ArgumentParser
import EventData

extension CommandContext {
  /// Prints a plan; an impossible one ends with exit code 2.
  func print(_ plan: AssignmentPlan, atLeast: Int, as format: FormatOption, dryRun: Bool) throws -> Ending {
    switch format.format {
    case .json: surroundings.write(plan.json.rendered(pretty: true) + "\n")
    case .csv: if plan.isPossible { surroundings.write(csv(plan)) }
    case .table: if plan.isPossible { table(plan, dryRun: dryRun) }
    }
    guard plan.isPossible else {
      if format.format != .json {
        say("Error: No assignment is possible, and nothing was written.")
        for bottleneck in plan.bottlenecks.prefix(12) { say("  \(bottleneck.words)") }
        if plan.bottlenecks.count > 12 {
          say("  and \(plan.bottlenecks.count - 12) more; --format json lists them all")
        }
        say(
          atLeast > 1
            ? "  Do: allow weaker pairs, with less than --at-least \(atLeast); or what stands above. Then run it again."
            : "  Do: what stands above, then run it again.")
      }
      throw ExitCode(2)
    }
    return .done
  }

  private func csv(_ plan: AssignmentPlan) -> String {
    CSVWriter.text(
      header: ["abstract", "reviewer", "affinity"],
      rows: plan.entries.flatMap { entry in
        zip(entry.reviewers, entry.affinities).map { [entry.abstract, $0, String($1)] }
      })
  }

  private func table(_ plan: AssignmentPlan, dryRun: Bool) {
    if !plan.changes.isEmpty {
      let columns = [
        Listing.Column("code", "Code"), .init("name", "Name", widest: 32), .init("load", "Has", right: true),
        .init("bounds", "Bounds"), .init("given", "New", widest: 44), .init("taken", "Taken back", widest: 44),
      ]
      func some(_ codes: [String]) -> String {
        codes.count <= 5 ? codes.joined(separator: ", ") : "\(codes[0]) and \(codes.count - 1) more"
      }
      let rows = plan.changes.map { change in
        [
          Listing.Cell.text(change.code), .text(change.name), .number(change.load),
          .text("\(change.lower) to \(change.upper)"), .text(some(change.given)), .text(some(change.taken)),
        ]
      }
      surroundings.write(
        Listing(columns: columns, rows: rows).rendered(
          as: .table, noun: "reviewer with other work", many: "reviewers with other work"))
    } else {
      print("Nothing changes.")
    }
    let pairs = plan.entries.reduce(0) { $0 + $1.reviewers.count }
    let loads = plan.loads.map(\.load).sorted()
    print(
      "\(counted(plan.entries.count, "abstract")), \(counted(pairs, "review")), \(counted(plan.loads.count, "reviewer")) "
        + "with \(loads.first ?? 0) to \(loads.last ?? 0) each; total \(plan.total), worst pair \(plan.worst)"
        + (dryRun ? " (dry run: nothing was kept)" : ""))
  }

  /// Prints why an abstract has its reviewers.
  func print(_ explanation: AssignmentExplanation, as format: FormatOption) {
    let columns = [
      Listing.Column("reviewer", "Code"), .init("name", "Name", widest: 32),
      .init("affinity", "Affinity", right: true), .init("parts", "Made of", widest: 70),
      .init("load", "Has", right: true), .init("bounds", "Bounds"), .init("why", "Why", widest: 90),
    ]
    func cells(_ line: AssignmentExplanation.Line) -> [Listing.Cell] {
      [
        .text(line.code), .text(line.name), .number(line.affinity), .text(line.parts), .number(line.load),
        .text("\(line.lower) to \(line.upper)"), .text(line.why),
      ]
    }
    guard format.format == .table else {
      let rows = (explanation.assigned + explanation.others).map(cells)
      return print(Listing(columns: columns, rows: rows), as: format, noun: "reviewer")
    }
    print("\(explanation.abstract), \(explanation.track ?? "no track"): \(explanation.title.printable)")
    print(
      Listing(columns: columns, rows: explanation.assigned.map(cells)), as: format, noun: "reviewer of it",
      many: "reviewers of it")
    if !explanation.others.isEmpty {
      print("\nBetter suited, but:")
      print(
        Listing(columns: columns, rows: explanation.others.prefix(10).map(cells)), as: format, noun: "reviewer shown",
        many: "reviewers shown")
    }
  }
}
