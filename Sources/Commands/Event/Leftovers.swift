import EventData

/// Lines that still say what the starter files or the sample congress say.
struct Leftovers {
  /// By file and line.
  let problems: [DefinitionProblem]

  /// Looks through an event's files.
  ///
  /// - Parameters:
  ///   - isFictional: true when sample values are meant.
  ///   - sample: the sample congress; nil when it was not installed.
  init(_ files: [String: String], isFictional: Bool, sample: EventProfile?) {
    let values = isFictional ? [] : sample.map(Self.values) ?? []
    problems = EventDefinition.fileNames.flatMap { name in
      (files[name] ?? "").split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
        .filter { !$1.trimmed.hasPrefix("#") || $1.trimmed.hasPrefix(YAMLEntry.markAbove) }
        .flatMap { index, line in
          Self.faults(String(line), values, isFictional).map { column, message in
            DefinitionProblem(file: name, line: index + 1, column: column, message: message)
          }
        }
    }
  }

  /// What an invoice or a letter would give away: names, numbers and addresses of the sample.
  private static func values(of sample: EventProfile) -> [String] {
    let society = sample.society
    return [
      society.account.iban, society.account.title, society.account.bank, society.legalName, society.address,
      society.ntn, society.phone, sample.venue, sample.venueAddress,
    ].map { key($0) }
  }

  private static func faults(_ line: String, _ values: [String], _ isFictional: Bool) -> [(Int, String)] {
    func column(_ place: String.Index) -> Int { line.distance(from: line.startIndex, to: place) + 1 }
    if let place = line.firstRange(of: #/\bCHANGE(?![A-Z])/#) {
      return [(column(place.lowerBound), "still says CHANGE; write what holds and take the word out")]
    }
    guard !isFictional else { return [] }
    if let place = line.firstRange(of: #/[A-Za-z0-9.-]*\.example\b/#) {
      return [(column(place.lowerBound), "'\(line[place])' is an address of the sample; no mail arrives there")]
    }
    guard let colon = line.firstIndex(of: ":") else { return [] }
    let typed = key(String(line[line.index(after: colon)...]))
    return values.contains { typed.hasPrefix($0) } ? [(column(colon) + 2, "this is the sample's own value")] : []
  }

  /// Letters and digits alone, so that quotes and grouping do not matter.
  private static func key(_ text: String) -> String { folded(text).filter { $0 != " " } }
}
