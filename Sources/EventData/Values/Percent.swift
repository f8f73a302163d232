/// Shares in basis points as people read them.
public enum Percent {
  /// `16 %`, `12.50 %`.
  public static func text(basisPoints: Int) -> String {
    let rest = basisPoints % 100
    if rest == 0 { return "\(basisPoints / 100) %" }
    return "\(basisPoints / 100).\(rest < 10 ? "0" : "")\(rest) %"
  }
}
