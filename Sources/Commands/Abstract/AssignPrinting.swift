import ArgumentParser
import EventData
import Reviews

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
      func some(_ codes: [String]) -> String {
        codes.count <= 5 ? codes.joined(separator: ", ") : "\(codes[0]) and \(codes.count - 1) more"
      }
      surroundings.write(
        Table(plan.changes, noun: "reviewer with other work", many: "reviewers with other work") {
          Column("code", "Code") { .text($0.code) }
          Column("name", "Name", widest: 32) { .text($0.name) }
          Column("load", "Has") { .number($0.load) }
          Column("bounds", "Bounds") { .text("\($0.lower) to \($0.upper)") }
          Column("given", "New", widest: 44) { .text(some($0.given)) }
          Column("taken", "Taken back", widest: 44) { .text(some($0.taken)) }
        }.rendered(as: .table))
    } else {
      print("Nothing changes.")
    }
    let pairs = plan.entries.reduce(0) { $0 + $1.reviewers.count }
    let loads = plan.loads.map(\.load).sorted()
    print(
      "\(counted(plan.entries.count, "abstract")), \(counted(pairs, "review")), \(counted(plan.loads.count, "reviewer")) "
        + "with \(loads.first ?? 0) to \(loads.last ?? 0) each; total \(plan.total), worst pair \(plan.worst)"
        + (dryRun ? " \(DryRunOption.note)" : ""))
  }

  /// Prints why an abstract has its reviewers.
  func print(_ explanation: AssignmentExplanation, as format: FormatOption) {
    func table(_ lines: some Sequence<AssignmentExplanation.Line>, _ noun: String) -> Table<AssignmentExplanation.Line>
    {
      Table(Array(lines), noun: "reviewer\(noun)", many: "reviewers\(noun)") {
        Column("reviewer", "Code") { .text($0.code) }
        Column("name", "Name", widest: 32) { .text($0.name) }
        Column("affinity", "Affinity") { .number($0.affinity) }
        Column("parts", "Made of", widest: 70) { .text($0.parts) }
        Column("load", "Has") { .number($0.load) }
        Column("bounds", "Bounds") { .text("\($0.lower) to \($0.upper)") }
        Column("why", "Why", widest: 90) { .text($0.why) }
      }
    }
    guard format.format == .table else {
      return print(table(explanation.assigned + explanation.others, ""), as: format)
    }
    print("\(explanation.abstract), \(explanation.track ?? "no track"): \(explanation.title.printable)")
    print(table(explanation.assigned, " of it"), as: format)
    if !explanation.others.isEmpty {
      print("\nBetter suited, but:")
      print(table(explanation.others.prefix(10), " shown"), as: format)
    }
  }
}
