/// A row of a sample export in which something was planted.
public struct PlantedRow: Hashable, Sendable {
  /// The row as import reports count: the header is 1, the first record 2.
  public let row: Int
  /// The problem's id, such as `too-long`; `spaces` is cleaned silently and never reported.
  public let id: String
  /// For a copy (`duplicate`, `resubmission`, `near-duplicate`), the row it was copied from: either may be named.
  public let original: Int?
}

/// Which rows get which problem: about one row in three hundred for each kind, at least one when there is room, and no row
/// gets two.
struct PlantingPlan {
  private(set) var places: [(index: Int, id: String)] = []
  private var untouched: [Int] = []

  /// - Parameter ids: the problems; those in `copies` need an earlier row to copy and never fall on the first rows.
  init(ids: [String], count: Int, random: inout SplitMix64) {
    guard count >= ids.count * 3 else { return }
    // The first third stays clean, so that every copy finds an original before it.
    let free = Array(count / 3..<count).shuffled(using: &random)
    let each = max(1, min(count / 300, free.count / ids.count / 3))
    for (position, id) in ids.enumerated() {
      for index in free[position * each..<(position + 1) * each] { places.append((index, id)) }
    }
    places.sort { $0.index < $1.index }
    untouched = Set(0..<count).subtracting(places.map(\.index)).sorted()
  }

  /// A clean row before `index` that nothing was copied from yet; it is not given again.
  mutating func original(before index: Int, random: inout SplitMix64) -> Int? {
    let earlier = untouched.prefix { $0 < index }.count
    return earlier > 0 ? untouched.remove(at: random.below(earlier)) : nil
  }
}
