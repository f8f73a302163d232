/// Shares in basis points as people read them.
public enum Percent {
  /// `16 %`, `12.50 %`.
  public static func text(basisPoints: Int) -> String {
    basisPoints.isMultiple(of: 100) ? "\(basisPoints / 100) %" : "\(basisPoints.asHundredths) %"
  }
}
