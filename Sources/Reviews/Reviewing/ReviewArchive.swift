import Abstracts
public import EventData

/// The reviews on file, read only.
public enum ReviewArchive {
  /// The reviews of an abstract, by reviewer. Throws `ExplainedError` (2) when there is no such abstract.
  public static func reviews(of abstract: String, in tx: Transaction) throws -> [ReviewRecord] {
    guard try !AbstractQueries.abstracts(code: abstract, in: tx).isEmpty else {
      throw ExplainedError.missing("abstract", abstract, see: "abstract list")
    }
    return try ReviewQueries.reviews(abstract: abstract, in: tx)
  }
}
