/// A small random generator with a seed (Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
/// 2014): the same seed gives the same congress on every machine, which the system's generator cannot promise.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to but not including `bound`, which must be positive.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// A number in a closed range.
  mutating func within(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

  /// True once in `times` calls on average.
  mutating func oneIn(_ times: Int) -> Bool { below(times) == 0 }

  /// One of the items, which must not be empty.
  mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }

  /// Digits, the first of which is not 0.
  mutating func digits(_ count: Int) -> String {
    var text = String(within(1...9))
    for _ in 1..<max(count, 1) { text.append(String(below(10))) }
    return text
  }
}
