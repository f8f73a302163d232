import EventData

/// Printed numbers: given once, in the order of the book, and never again to another.
enum BookNumbers {
  /// Gives a number to each abstract that has none.
  static func give(_ candidates: inout [BookCandidate], in order: [Int], by profile: BookProfile, in tx: Transaction)
    throws
  {
    for index in order where candidates[index].number.isEmpty {
      let candidate = candidates[index]
      let pattern = pattern(of: candidate, in: profile)
      let letters = String(pattern.prefix { $0 != "0" })
      let number = try tx.next("book \(letters)")
      candidates[index].number = letters + number.padded(to: pattern.count - letters.count)
      try BookQueries.giveNumber(candidates[index].number, to: candidate.code, in: tx)
      tx.note("\(candidate.code) is \(candidates[index].number) in the book")
    }
  }

  /// By type, else by outcome, else the pattern of the others.
  private static func pattern(of candidate: BookCandidate, in profile: BookProfile) -> String {
    for key in [candidate.record.content.type, candidate.decided?.outcome, "other"] {
      if let entry = profile.numbers.first(where: { $0.key == key }) { return entry.pattern }
    }
    return "A-000"
  }
}
