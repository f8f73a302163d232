import EventData

/// The affiliations of a form: `1. Hospital, City`, one a line or separated by semicolons.
enum AffiliationList {
  /// Affiliations in order; a line without a number takes the next one.
  static func parse(_ text: String) -> [AbstractAffiliation] {
    var affiliations: [AbstractAffiliation] = []
    for line in text.split(whereSeparator: { $0.isNewline || $0 == ";" }) {
      let plain = line.onOneLine
      guard !plain.isEmpty else { continue }
      var number = (affiliations.last?.number ?? 0) + 1
      var rest = plain
      if let match = plain.prefixMatch(of: numberAndSpace) ?? plain.prefixMatch(of: numberAndMark) {
        let given = Int(match.1) ?? 0
        // A number that came before would be ambiguous; the line then takes the next free one.
        if given >= 1, !affiliations.contains(where: { $0.number == given }) { number = given }
        rest = plain[match.range.upperBound...].trimmed
      }
      while affiliations.contains(where: { $0.number == number }) { number += 1 }
      guard !rest.isEmpty else { continue }
      let parts = rest.split(separator: ",").map { $0.trimmed }.filter { !$0.isEmpty }
      let city = parts.count > 1 ? parts.last ?? "" : ""
      let institution = (parts.count > 1 ? Array(parts.dropLast()) : parts).joined(separator: ", ")
      affiliations.append(AbstractAffiliation(number: number, institution: institution, city: city))
    }
    return affiliations
  }

  nonisolated(unsafe) private static let numberAndSpace = /\(?([0-9]{1,3})\s*[.):\-]?\s+/
  nonisolated(unsafe) private static let numberAndMark = /\(?([0-9]{1,3})[.)]/
}
