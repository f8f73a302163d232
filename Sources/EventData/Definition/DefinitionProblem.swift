/// One thing wrong in an event's files, with the place to look at.
public struct DefinitionProblem: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The file's name inside the event folder, such as `registration.yaml`.
  public let file: String
  /// Line and column, counted from 1.
  public let line: Int
  /// Column, counted from 1.
  public let column: Int
  /// What is wrong and what is allowed.
  public let message: String

  public init(file: String, line: Int, column: Int, message: String) {
    (self.file, self.line, self.column, self.message) = (file, line, column, message)
  }

  /// `registration.yaml:12:5: ...`, the form editors jump to.
  public var description: String { "\(file):\(line):\(column): \(message)" }

  /// The same place with another message.
  public func saying(_ message: String) -> DefinitionProblem {
    DefinitionProblem(file: file, line: line, column: column, message: message)
  }

  public static func < (left: DefinitionProblem, right: DefinitionProblem) -> Bool {
    (left.file, left.line, left.column, left.message) < (right.file, right.line, right.column, right.message)
  }
}

/// All problems of a definition's files.
public struct DefinitionErrors: Error, Sendable, CustomStringConvertible {
  /// Sorted by file and line.
  public let problems: [DefinitionProblem]

  /// Problems that were found after reading.
  public init(problems: [DefinitionProblem]) { self.problems = problems }

  /// One problem a line.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
