public import EventData

/// What a QR code on a badge, ticket or certificate says, signed with Ed25519 so that it proves itself offline.
///
/// Fifteen bytes of payload and a signature over all of them, as 119 base45 characters: QR version 5-M (at most 122).
/// There is no name and no contact inside. Big-endian: version 1 byte, key id 1, event 2, purpose 1, registration 4,
/// epoch 2, first day 2 (days since 2020-01-01), number of days 1, category 1.
public struct BadgeToken: Hashable, Sendable {
  /// What the code is good for.
  public enum Purpose: UInt8, Sendable {
    /// Printed by the organiser; worn.
    case badge = 1
    /// Mailed to the delegate.
    case ticket = 2
    /// On a certificate; opens no door.
    case certificate = 3
  }

  /// Which key signed it, 1...255.
  public let keyID: UInt8
  /// The edition's number from `event.yaml`.
  public let event: UInt16
  /// What it is good for.
  public let purpose: Purpose
  /// The number in the registration's code.
  public let registration: UInt32
  /// The registration's epoch when the code was made.
  public let epoch: UInt16
  /// The first day it admits.
  public let firstDay: CalendarDate
  /// How many days it admits, 1...255.
  public let days: UInt8
  /// The category's number.
  public let category: UInt8

  public init(
    keyID: UInt8, event: UInt16, purpose: Purpose, registration: UInt32, epoch: UInt16, firstDay: CalendarDate,
    days: UInt8, category: UInt8
  ) {
    (self.keyID, self.event, self.purpose, self.registration) = (keyID, event, purpose, registration)
    (self.epoch, self.firstDay, self.days, self.category) = (epoch, firstDay, days, category)
  }

  /// `R-00012`.
  public var registrationCode: String { Series.registration.code(registration) }

  static let version: UInt8 = 1
  static let payloadLength = 15
  static let signatureLength = 64
  /// Of the text: three characters for two bytes, two for the last.
  static let textLength = (payloadLength + signatureLength) / 2 * 3 + 2
  private static let dayZero = 18_262  // 2020-01-01

  /// The signed part, big-endian.
  var bytes: [UInt8] {
    let day = UInt16(clamping: firstDay.dayNumber - Self.dayZero)
    return [Self.version, keyID] + Self.big(event) + [purpose.rawValue]
      + Self.big(UInt16(registration >> 16)) + Self.big(UInt16(registration & 0xFFFF)) + Self.big(epoch) + Self.big(day)
      + [days, category]
  }

  init?(bytes: ArraySlice<UInt8>) {
    let bytes = Array(bytes)
    guard bytes.count == Self.payloadLength, bytes[0] == Self.version, let purpose = Purpose(rawValue: bytes[4]),
      bytes[1] > 0, bytes[13] > 0
    else { return nil }
    func word(_ at: Int) -> UInt16 { UInt16(bytes[at]) << 8 | UInt16(bytes[at + 1]) }
    keyID = bytes[1]
    event = word(2)
    self.purpose = purpose
    registration = UInt32(word(5)) << 16 | UInt32(word(7))
    epoch = word(9)
    firstDay = CalendarDate(dayNumber: Int(word(11)) + Self.dayZero)
    days = bytes[13]
    category = bytes[14]
  }

  private static func big(_ word: UInt16) -> [UInt8] { [UInt8(word >> 8), UInt8(word & 0xFF)] }
}
