import EventData

/// A cell that lists tracks: `Breast, Public Health, Registry and Prevention`.
enum TrackCell {
  /// What was understood and what was not.
  struct Reading: Equatable {
    /// Codes, sorted, each once.
    var codes: [String]
    /// Pieces that are no wording of a track.
    var unknown: [String]
  }

  /// Reads a cell. Tracks stand between commas, semicolons or line breaks; a track whose own wording holds a comma is
  /// found because the longest run of pieces that is a wording wins.
  static func read(_ text: String, call: ReviewedCall) -> Reading {
    let pieces = text.split { ",;|".contains($0) || $0.isNewline }.map { $0.trimmed }.filter { !$0.isEmpty }
    var found: Set<String> = []
    var unknown: [String] = []
    var index = 0
    while index < pieces.count {
      let longest = (index..<pieces.count).reversed().lazy.compactMap { last in
        call.call.track(worded: pieces[index...last].joined(separator: ", ")).map { (last, $0.code) }
      }.first
      if let (last, code) = longest {
        found.insert(code)
        index = last + 1
      } else {
        unknown.append(pieces[index])
        index += 1
      }
    }
    return Reading(codes: found.sorted(), unknown: unknown)
  }

  /// `'Brest' is no track. Did you mean 'Breast'?`, and what to choose from.
  static func problem(_ unknown: String, call: ReviewedCall) -> (message: String, remedy: String) {
    let wordings = call.tracks.flatMap { [$0.name, $0.code] + $0.aliases }
    let hint = didYouMean(unknown, in: wordings)
    return (
      "'\(unknown)' is no track of the call.\(hint)",
      "Write one of: \(call.tracks.map(\.name).joined(separator: "; ")); or add the wording to 'tracks' in "
        + "abstracts.yaml."
    )
  }
}
