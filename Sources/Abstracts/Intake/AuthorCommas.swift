import EventData

/// Authors separated by commas or `and`. A comma may as well turn one name round (`Ng, Ana`) or stand before a degree, so
/// only what is plain is cut.
struct AuthorCommas {
  let rules: NameRules
  /// The presenter as typed: who is an author of the list for sure.
  let presenter: String
  /// True when no semicolon separates authors.
  let isAlone: Bool
  /// True when every author of the list has one comma: `García López, Ana María; Lee, Bashir`.
  private(set) var isTurned = false
  /// True when other lines of the list show that commas separate authors.
  private var separates = false

  init(_ pieces: [String], rules: NameRules, presenter: String, isAlone: Bool) {
    (self.rules, self.presenter, self.isAlone) = (rules, presenter, isAlone)
    guard pieces.contains(where: { $0.contains(",") }) else { return }
    let parts = pieces.filter { !rules.name($0).isGroup }.map { joined(AuthorList.cut($0) { $0 == "," }) }
    isTurned = !isAlone && parts.count > 1 && parts.allSatisfy { $0.count == 2 }
    separates = isAlone && parts.contains { $0.count > 2 }
  }

  /// The authors of a piece. Where nobody can tell how many they are, the piece is one, and not clear.
  func people(in piece: String) -> [(text: String, isClear: Bool)] {
    guard let parts = parts(of: piece) else { return [(piece, false)] }
    return parts.map { ($0, true) }
  }

  private func parts(of piece: String) -> [String]? {
    guard piece.contains(",") || piece.contains("&") || piece.contains(" and "), !rules.name(piece).isGroup || isAlone
    else { return [piece] }
    let parts = joined(AuthorList.cut(piece) { $0 == "," }).flatMap(cutAtAnd)
    guard parts.count > 1 else { return [piece] }
    let names = parts.map { part in
      var rest = part
      let marks = AffiliationMark.take(from: &rest)
      let name = rules.name(rest)
      return (
        isFull: name.isGroup || name.full.contains(" "), isMarked: !marks.isEmpty, name: name.full,
        // A hospital or a role.
        isNone: !name.isGroup && rules.name("Ana Ng, \(rest)").full.contains(",")
      )
    }
    if !piece.contains(",") { return names.allSatisfy(\.isFull) ? parts : [piece] }
    if names.contains(where: \.isNone) { return nil }
    if names.allSatisfy(\.isFull), parts.count > 2 || separates { return parts }
    // A mark ends a name: `Ana Ng (1), Indira (2)`; `Ng, Ana (1), Lee, Bashir (2)`.
    if isAlone || names.allSatisfy(\.isFull), names.dropLast().allSatisfy(\.isMarked) { return parts }
    if isAlone, parts.count > 2, parts.count % 2 == 0, names.enumerated().allSatisfy({ $1.isMarked == ($0 % 2 == 1) }) {
      return stride(from: 0, to: parts.count, by: 2).map { "\(parts[$0]), \(parts[$0 + 1])" }
    }
    guard names.count == 2, names.allSatisfy(\.isFull), !isTurned else { return [piece] }
    return pair(parts, names.map(\.name), of: piece)
  }

  /// `Ana Ng, Bashir Lee` are two, `García López, Ana María` is one: the presenter tells; nil when he does not.
  private func pair(_ parts: [String], _ names: [String], of piece: String) -> [String]? {
    let wanted = NameParts(presenter)
    if wanted.isEmpty, isAlone { return parts }
    let isOne = { NameParts($0).likeness(to: wanted).rawValue <= NameLikeness.spelled.rawValue }
    if names.contains(where: isOne) { return parts }
    return NameParts(piece).likeness(to: wanted).rawValue <= NameLikeness.slip.rawValue ? [piece] : nil
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
