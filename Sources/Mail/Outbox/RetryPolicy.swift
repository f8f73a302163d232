internal import EventData

/// When a mail that was refused for now is tried again.
public struct RetryPolicy: Sendable {
  /// Seconds after the first attempt; doubled after each further one.
  public var firstDelay: Int64 = 60
  /// The longest wait, in seconds.
  public var longestDelay: Int64 = 6 * 3_600
  /// After this many attempts the mail has failed.
  public var attempts = 12

  /// A minute, doubled up to six hours, twelve attempts: about two days.
  public init() {}

  /// The moment of the next attempt; nil when there is none.
  ///
  /// Mails refused together are spread over a tenth of the wait, by their code, so that a rerun gives the same plan.
  func next(after attempt: Int, of code: String, at now: Moment) -> Moment? {
    guard attempt < attempts else { return nil }
    var delay = firstDelay
    for _ in 1..<max(attempt, 1) where delay < longestDelay { delay *= 2 }
    delay = min(delay, longestDelay)
    let spread = UInt64(max(delay / 10, 1))
    return now.advanced(bySeconds: delay + Int64(Fingerprint.fnv1a([code]) % spread))
  }
}
