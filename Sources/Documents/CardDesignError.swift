/// Everything that is wrong in a card design file.
public struct CardDesignError: Error, Equatable, CustomStringConvertible {
  /// One thing that is wrong, and its place; lines and columns count from 1.
  public struct Problem: Sendable, Equatable {
    /// The design file as it was named.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// The column, from 1.
    public let column: Int
    /// What is wrong and what is allowed.
    public let message: String
  }

  /// What is wrong, in the order of the file.
  public let problems: [Problem]

  /// One line a problem: `file:line:column: message`.
  public var description: String {
    problems.map { "\($0.file):\($0.line):\($0.column): \($0.message)" }.joined(separator: "\n")
  }
}
