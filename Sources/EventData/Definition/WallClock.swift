/// A time of day: `23:59` or `23:59:59`.
public struct WallClock: Hashable, Sendable {
  /// Hour, 0...23.
  public let hour: Int
  /// Minute, 0...59.
  public let minute: Int
  /// Second, 0...59.
  public let second: Int

  /// Nil when the text is no time of day.
  public init?(_ text: some StringProtocol) {
    let words = text.split(separator: ":", omittingEmptySubsequences: false)
    let parts = words.map { Int($0) }
    guard (2...3).contains(parts.count), words.allSatisfy({ $0.isDigits && $0.utf8.count <= 2 }), let hour = parts[0],
      let minute = parts[1], (0...23).contains(hour),
      (0...59).contains(minute)
    else { return nil }
    let second = parts.count == 3 ? parts[2] : 0
    guard let second, (0...59).contains(second) else { return nil }
    (self.hour, self.minute, self.second) = (hour, minute, second)
  }
}
