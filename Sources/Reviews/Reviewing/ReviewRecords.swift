import Abstracts
public import EventData

/// The reviews on file, read only.
public enum ReviewRecords {
  /// The reviews of an abstract, by reviewer. Throws `ExplainedError` (2) when there is no such abstract.
  public static func reviews(of abstract: String, in tx: Transaction) throws -> [ReviewRecord] {
    try ReviewQueries.reviews(abstract: AbstractRecords.record(abstract, in: tx).code, in: tx)
  }
}
