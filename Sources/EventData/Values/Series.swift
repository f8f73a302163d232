/// A series of codes, as people say them on the telephone: `R-00012`, `A-0042`, `S-012`.
public struct Series: Sendable {
  /// Abstracts: `A-0042`.
  public static let abstract = Series("A", digits: 4)
  /// Refused rows of abstract imports: `AR-0003`.
  public static let refusal = Series("AR", digits: 4)
  /// Reviewers: `RV-003`.
  public static let reviewer = Series("RV", digits: 3)
  /// Registrations: `R-00012`.
  public static let registration = Series("R", digits: 5)
  /// Payments: `PAY-00007`.
  public static let payment = Series("PAY", digits: 5)
  /// Sponsors: `S-012`.
  public static let sponsor = Series("S", digits: 3)
  /// Mails: `M-00042`.
  public static let mail = Series("M", digits: 5)

  /// The series with the noun of the command that shows one.
  static let named: [(noun: String, series: Series)] = [
    ("abstract", abstract), ("reviewer", reviewer), ("registration", registration), ("payment", payment),
    ("sponsor", sponsor), ("mail", mail),
  ]

  /// The invoices of an edition: `ONCO26/INV/0007`.
  ///
  /// - Parameter edition: what `event.yaml` puts before its numbers.
  public static func invoices(of edition: String) -> Series { Series("\(edition)/INV", "/", digits: 4) }

  /// What all codes begin with; also the name of the counter.
  public let prefix: String
  private let separator: String
  private let digits: Int

  /// A series whose numbers have at least so many digits.
  public init(_ prefix: String, _ separator: String = "-", digits: Int) {
    (self.prefix, self.separator, self.digits) = (prefix, separator, digits)
  }

  /// The code of a number.
  public func code(_ number: some BinaryInteger) -> String { prefix + separator + number.padded(to: digits) }

  /// The number in a whole code; nil when the code is not of this series.
  public func number(of code: String) -> Int? {
    Int(code.dropFirst(prefix.count + separator.count)).flatMap { self.code($0) == code ? $0 : nil }
  }

  /// The whole code from what was typed: `r-12`, `R12` and `12` all mean `R-00012`. What is no such code comes back in
  /// capitals, so that an error can name it.
  public func complete(_ typed: String) -> String {
    let upper = typed.trimmed.uppercased()
    var rest = Substring(upper)
    if rest.hasPrefix(prefix) { rest = rest.dropFirst(prefix.count) }
    if rest.hasPrefix(separator) { rest = rest.dropFirst() }
    guard rest.utf8.count <= 9, rest.isDigits, let number = Int(rest) else { return upper }
    return code(number)
  }

  /// The next code, taken inside a transaction: dense and never given twice.
  public func next(in tx: Transaction) throws -> String { code(try tx.next(prefix)) }
}

extension BinaryInteger {
  /// With zeros in front, at least so many digits: 7 is `0007`.
  public func padded(to digits: Int) -> String { String(self).padded(to: digits) }
}

extension StringProtocol {
  /// Digits with zeros in front, at least so many.
  public func padded(to digits: Int) -> String { String(repeating: "0", count: Swift.max(0, digits - count)) + self }
}
