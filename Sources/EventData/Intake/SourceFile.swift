public import Foundation

/// A file as it was given: its name, for messages and the record of imports, and its bytes.
public struct SourceFile: Sendable {
  /// Its name without the folder.
  public let name: String
  /// Its bytes.
  public let bytes: Data

  public init(name: String, bytes: Data) { (self.name, self.bytes) = (name, bytes) }

  /// The fingerprint of its bytes, by which a file is known again.
  public var hash: String { contentHash(Array(bytes)) }

  /// - Throws: `ExplainedError` (refused) when the file is far larger than any table a congress gets.
  func refuseLarge() throws {
    let most = 64_000_000
    guard bytes.count > most else { return }
    throw ExplainedError(
      .refused, "The file has \(bytes.count / 1_000_000) MB; at most \(most / 1_000_000) are read", at: name,
      remedy: "Check that it is the right file. A longer one can be cut into several files with the same header.")
  }
}
