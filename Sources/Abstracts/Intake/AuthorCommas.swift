import EventData

/// Authors separated by commas or `and`. A comma may as well turn one name round (`Ng, Ana`) or stand before a degree, so
/// only what is plain is cut.
struct AuthorCommas {
  let rules: NameRules
  /// The presenter as typed: who is an author of the list for sure.
  let presenter: String
  /// True when no semicolon separates authors.
  let isAlone: Bool

  func people(in piece: String) -> [String] {
    guard piece.contains(",") || piece.contains("&") || piece.contains(" and "), !rules.name(piece).isGroup || isAlone
    else { return [piece] }
    let parts = joined(AuthorList.cut(piece) { $0 == "," }).flatMap(cutAtAnd)
    guard parts.count > 1 else { return [piece] }
    let names = parts.map { part in
      var rest = part
      let marks = AffiliationMark.take(from: &rest)
      let name = rules.name(rest)
      return (isFull: name.isGroup || name.full.contains(" "), isMarked: !marks.isEmpty, name: name.full)
    }
    if !piece.contains(",") { return names.allSatisfy(\.isFull) ? parts : [piece] }
    if names.allSatisfy(\.isFull), parts.count > 2 { return parts }
    guard isAlone else { return [piece] }
    // A mark ends a name: `Ana Ng (1), Indira (2)`; `Ng, Ana (1), Lee, Bashir (2)`.
    if names.dropLast().allSatisfy(\.isMarked), names.contains(where: \.isMarked) { return parts }
    let isPaired = names.enumerated().allSatisfy { $1.isMarked == ($0 % 2 == 1) }
    if parts.count > 2, parts.count % 2 == 0, isPaired {
      return stride(from: 0, to: parts.count, by: 2).map { "\(parts[$0]), \(parts[$0 + 1])" }
    }
    guard names.count == 2, names.allSatisfy(\.isFull) else { return [piece] }
    // `Ana Ng, Bashir Lee` are two, `García López, Ana María` is one: the presenter tells.
    let wanted = NameParts(presenter)
    let isOne = NameParts(piece).likeness(to: wanted).isWhole
    return isOne && !names.contains { NameParts($0.name).likeness(to: wanted).isWhole } ? [piece] : parts
  }

  /// Marks, degrees and suffixes put back to the name before them.
  private func joined(_ pieces: [String]) -> [String] {
    var parts: [String] = []
    for piece in pieces {
      // `Ana Ng1,2 and Bashir Lee2`
      let isMark =
        AffiliationMark.all(in: piece) != nil
        || piece.prefixMatch(of: /[0-9]{1,3}(?![0-9]|\.?\s*(?!and\b)\p{L})/) != nil
      if let last = parts.indices.last,
        isMark || rules.name("Ana Ng, \(piece)").full.split(separator: " ").count <= 2
          || isSuffix(piece)
      {
        parts[last] += ", \(piece)"
      } else {
        parts.append(piece)
      }
    }
    return parts
  }

  private func isSuffix(_ piece: String) -> Bool {
    !rules.name("Ana Ng, \(piece)").suffix.isEmpty && !piece.contains(" ")
  }

  /// `Ana Ng and Bashir Lee`; not `Head and Neck Group`.
  private func cutAtAnd(_ part: String) -> [String] {
    guard !rules.name(part).isGroup else { return [part] }
    let sides = part.split(separator: /\s+(?:and|&)\s+(?![0-9a-z]\b)/).map(String.init)
    return sides.allSatisfy { $0.contains(" ") } ? sides : [part]
  }
}
