/// Points of a review, kept in hundredths.
public enum Points {
  /// Hundredths as people write them: 654 is `6.54`.
  public static func text(_ hundredths: Int) -> String {
    let rest = abs(hundredths % 100)
    return "\(hundredths < 0 ? "-" : "")\(abs(hundredths) / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
