/// Amounts in words as Pakistani invoices print them: lakh, crore, arab.
public enum AmountInWords {
  /// `Rupees Eleven Lakh Sixty Thousand Only`, `US Dollars One Hundred Fifty and Fifty Cents Only`.
  ///
  /// - Parameter money: not negative.
  public static func text(_ money: Money) -> String {
    let minor = money.minor.magnitude
    let (unit, small) =
      switch money.currency {
      case .pkr: ("Rupees", "Paisa")
      case .usd: ("US Dollars", "Cents")
      default: (money.currency.code, "Hundredths")
      }
    let whole = "\(unit) \(words(minor / 100))"
    return minor % 100 == 0 ? "\(whole) Only" : "\(whole) and \(words(minor % 100)) \(small) Only"
  }

  /// A whole number in words, South Asian grouping.
  static func words(_ number: UInt64) -> String {
    if number == 0 { return "Zero" }
    var rest = number
    var parts: [String] = []
    for (size, name) in scales where rest >= size {
      parts.append("\(words(rest / size)) \(name)")
      rest %= size
    }
    if rest > 0 { parts.append(underHundred(Int(rest))) }
    return parts.joined(separator: " ")
  }

  private static let scales: [(UInt64, String)] = [
    (100_000_000_000, "Kharab"), (1_000_000_000, "Arab"), (10_000_000, "Crore"), (100_000, "Lakh"),
    (1_000, "Thousand"), (100, "Hundred"),
  ]

  private static let small = [
    "", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve", "Thirteen",
    "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
  ]
  private static let tens = ["", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"]

  private static func underHundred(_ number: Int) -> String {
    if number < 20 { return small[number] }
    let unit = number % 10
    return unit == 0 ? tens[number / 10] : "\(tens[number / 10])-\(small[unit])"
  }
}
