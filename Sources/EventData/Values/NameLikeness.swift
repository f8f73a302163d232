/// How two names stand to each other, the strongest first.
public enum NameLikeness: Int, Sendable {
  /// The same words in the same order.
  case same
  /// The same words in another order.
  case turned
  /// Other spellings of the same sound, or letters of one alphabet in another's.
  case spelled
  /// One has an initial more, or a Muhammad.
  case fuller
  /// Initials stand for given names.
  case initials
  /// One has a name more, or a suffix such as Jr.
  case shorter
  /// One word is a slip of a letter apart.
  case slip
  /// One is a single word of the other, or an initial and a word of it.
  case part
  /// Nothing to compare: no name, or another script.
  case unknown
  /// Clearly two names.
  case different

  /// True when the whole name agrees.
  public var isWhole: Bool { rawValue <= Self.fuller.rawValue }
  /// True when the name agrees at least so far as it is written.
  var agrees: Bool { rawValue <= Self.slip.rawValue }

  /// What agrees, as said to people; nil when nothing does.
  public var text: String? {
    switch self {
    case .same: "the same name"
    case .turned: "the same name in another order"
    case .spelled: "the same name spelled otherwise"
    case .fuller: "the same name with an initial or a Muhammad more"
    case .initials: "a name with initials"
    case .shorter: "a name with a word more"
    case .slip: "a name a letter apart"
    case .part: "a part of the name"
    case .unknown, .different: nil
    }
  }
}

extension NameParts {
  /// How this name stands to another; the same from either side.
  public func likeness(to other: NameParts) -> NameLikeness {
    guard !isEmpty, !other.isEmpty, sharesScript(with: other) else { return .unknown }
    var best = Self.likeness(words, other.words)
    for left in [words, spread].compactMap(\.self) where best.rawValue > NameLikeness.same.rawValue {
      for right in [other.words, other.spread].compactMap(\.self) {
        best = [best, Self.likeness(left, right)].min { $0.rawValue < $1.rawValue } ?? best
      }
    }
    guard suffix != other.suffix, best.rawValue < NameLikeness.part.rawValue else { return best }
    return suffix.isEmpty || other.suffix.isEmpty
      ? [best, .shorter].max { $0.rawValue < $1.rawValue } ?? best : .different
  }

  private static func likeness(_ one: [Word], _ other: [Word]) -> NameLikeness {
    if one == other { return .same }
    // The same pair the same way round, whoever asks.
    let isOrdered =
      (one.count, one.map(\.letters).joined(separator: " ")) <= (
        other.count, other.map(\.letters).joined(separator: " ")
      )
    let (left, right) = isOrdered ? (one, other) : (other, one)
    let straight = NameAlignment.best(left, right)
    if straight.likeness == .same { return .same }
    if Set(left) == Set(right), left.count == right.count { return .turned }
    let turned = [Array(left.dropFirst() + left.prefix(1)), Array(left.suffix(1) + left.dropLast())].map {
      NameAlignment.best($0, right).likeness
    }
    return ([straight.likeness] + turned.map { $0 == .same ? .turned : $0 }).min { $0.rawValue < $1.rawValue }
      ?? .different
  }
}

/// The cheapest way to lay one name's words beside another's.
private struct NameAlignment {
  /// Counts in one number, four bits each, so that the gravest difference weighs most: spelled, initial, slip, optional
  /// words left out on either side, full words left out on either side.
  var cost = 0
  /// Full words that agree.
  var full = 0
  let counts: (left: Int, right: Int)

  private static let spelled = 1, initial = 1 << 4, slip = 1 << 8
  private static let optional = (1 << 12, 1 << 16), missing = (1 << 20, 1 << 24)

  private func count(_ unit: Int) -> Int { cost / unit & 15 }

  var likeness: NameLikeness {
    let left = count(Self.optional.0) + count(Self.missing.0), right = count(Self.optional.1) + count(Self.missing.1)
    let missing = count(Self.missing.0) + count(Self.missing.1)
    let hasInitials = count(Self.initial) + count(Self.optional.0) + count(Self.optional.1) > 0
    if cost == 0 { return .same }
    if full == 0 || (left > 0 && right > 0) { return .different }
    if min(counts.left, counts.right) == 1 { return max(counts.left, counts.right) == 1 ? .spelled : .part }
    if count(Self.slip) > 0 { return count(Self.slip) == 1 && missing == 0 && !hasInitials ? .slip : .different }
    if missing > 0 { return full > 1 ? .shorter : .part }
    return hasInitials ? (full > 1 ? .fuller : .initials) : .spelled
  }

  static func best(_ left: [NameParts.Word], _ right: [NameParts.Word]) -> NameAlignment {
    let counts = (left.count, right.count)
    var rows = [[NameAlignment(counts: counts)]]
    for j in right { rows[0].append(rows[0][rows[0].count - 1].adding(j.isOptional ? optional.1 : missing.1)) }
    for (i, word) in left.enumerated() {
      var row = [rows[i][0].adding(word.isOptional ? optional.0 : missing.0)]
      for (j, other) in right.enumerated() {
        var choices = [
          rows[i][j + 1].adding(word.isOptional ? optional.0 : missing.0),
          row[j].adding(other.isOptional ? optional.1 : missing.1),
        ]
        if let found = match(word, other) { choices.append(rows[i][j].adding(found.cost, full: found.full)) }
        // `Soojin` and `Soo-Jin`, `DSouza` and `D Souza`.
        if i > 0, isJoined(left[i - 1], word, other) { choices.append(rows[i - 1][j].adding(0, full: 1)) }
        if j > 0, isJoined(right[j - 1], other, word) { choices.append(rows[i][j - 1].adding(0, full: 1)) }
        row.append(choices.min { ($0.cost, -$0.full) < ($1.cost, -$1.full) } ?? row[j])
      }
      rows.append(row)
    }
    return rows[left.count][right.count]
  }

  private func adding(_ cost: Int, full: Int = 0) -> NameAlignment {
    NameAlignment(cost: self.cost + cost, full: self.full + full, counts: counts)
  }

  private static func isJoined(_ one: NameParts.Word, _ next: NameParts.Word, _ whole: NameParts.Word) -> Bool {
    one.letters.utf8.count + next.letters.utf8.count == whole.letters.utf8.count
      && one.letters + next.letters == whole.letters
  }

  private static func match(_ left: NameParts.Word, _ right: NameParts.Word) -> (cost: Int, full: Int)? {
    if left.letters == right.letters { return (0, left.isOptional ? 0 : 1) }
    if left.isInitial || right.isInitial { return left.letters.first == right.letters.first ? (initial, 0) : nil }
    if left.sound.isLike(right.sound) { return (spelled, left.isOptional ? 0 : 1) }
    return isSlip(Array(left.letters.unicodeScalars), Array(right.letters.unicodeScalars)) ? (slip, 0) : nil
  }

  /// True for one letter changed, left out, or turned with its neighbour, in words of five letters or more. The first
  /// letter makes another name, and so do the vowels at the end: `Nasir` and `Yasir`, `Daniel` and `Daniela`.
  private static func isSlip(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
    guard min(left.count, right.count) >= 5, abs(left.count - right.count) <= 1, left[0] == right[0] else {
      return false
    }
    let before = zip(left, right).prefix { $0 == $1 }.count
    let after = min(
      zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count, min(left.count, right.count) - before)
    let one = left[before..<left.count - after], other = right[before..<right.count - after]
    if after == 0, (one + other).allSatisfy({ "aeiouyh".unicodeScalars.contains($0) }) { return false }
    return max(one.count, other.count) == 1
      || (one.count == 2 && other.count == 2 && one.first == other.last && one.last == other.first)
  }
}
