public import EventData

/// What one reviewer is given: abstracts under ids of their own, in an order that tells nothing.
public struct ReviewPack: Sendable {
  /// The reviewer's code, such as `RV-003`.
  public let reviewer: String
  /// The reviewer's name, for the letter only; the pack's files do not hold it.
  let name: String
  /// Where the pack is sent.
  let email: EmailAddress
  /// Counts the reviewer's packs from 1; the next number when what it holds has changed.
  public let number: Int64
  /// When this number was given.
  public let issued: Moment
  /// True when this run gave the number.
  public let isNew: Bool
  /// The pack's rows in their order.
  let entries: [Entry]
  /// What stands on the sheet and in the files: `ONCO26-RV-003-2`.
  public let label: String

  /// An abstract in a pack.
  struct Entry: Sendable {
    /// The id the reviewer knows it by.
    let opaque: String
    /// The check that its row must carry.
    let check: String
    /// What the reviewer sees.
    let abstract: BlindAbstract
  }

  /// How many abstracts it holds.
  public var count: Int { entries.count }
  /// The sheet's file name, `RV-003-sheet.xlsx`.
  public var sheetName: String { "\(reviewer)-sheet.xlsx" }
  /// The printable abstracts' file name without its ending, `RV-003-abstracts`.
  public var abstractsName: String { "\(reviewer)-abstracts" }
}

/// A pack that was not made, as an abstract in it may tell who wrote it.
public struct WithheldPack: Sendable {
  /// The reviewer's code.
  public let reviewer: String
  /// The abstracts with open findings, in the order of their codes.
  public let abstracts: [String]
}
