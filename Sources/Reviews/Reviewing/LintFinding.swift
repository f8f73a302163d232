/// Words in an abstract that may tell a reviewer who wrote it.
public struct LintFinding: Equatable, Sendable {
  /// What the words give away.
  public enum Kind: String, Sendable, CaseIterable {
    /// One of its authors.
    case author
    /// An institution of its authors.
    case institution
    /// A city of its authors.
    case city
    /// A hospital or university, whosesoever.
    case hospital
    /// The number of an ethics approval.
    case ethics
    /// Earlier work of its own authors.
    case selfCitation = "self-citation"
    /// An address, a telephone number, a name in a social network, or an ORCID iD.
    case contact
    /// A web page, a repository, or a paper's own number.
    case link
    /// The number of a grant.
    case grant

    /// What packs show instead when nobody says otherwise.
    public var replacement: String {
      switch self {
      case .author: "[author]"
      case .institution, .hospital: "[institution]"
      case .city: "[city]"
      case .ethics: "[ethics approval]"
      case .selfCitation: "[earlier work]"
      case .contact: "[address]"
      case .link: "[link]"
      case .grant: "[grant]"
      }
    }
  }

  /// The abstract's code.
  public let code: String
  /// What the words give away.
  public let kind: Kind
  /// The words as they stand in the text.
  public let words: String
  /// Where: `title`, a section's name, or `keywords`.
  public let place: String
  /// The words with some text around them.
  public let around: String
}
