/// Why a template could not be used. Every problem of the template is in it, not only the first.
public struct TemplateError: Error, Equatable, CustomStringConvertible {
  /// One thing that is wrong, at one place.
  public struct Problem: Sendable, Hashable {
    /// The template file, or the template's name when no file was found.
    public let file: String
    /// The line in that file, from 1; nil when the problem is not at a line.
    public let line: Int?
    /// What is wrong and what to do about it.
    public let message: String
  }

  /// What is wrong, in the order of the file.
  public let problems: [Problem]

  init(_ problems: [Problem]) { self.problems = problems }

  init(file: String, line: Int? = nil, _ message: String) {
    self.init([Problem(file: file, line: line, message: message)])
  }

  /// One line a problem: `file:line: message`.
  public var description: String {
    problems.map { problem in
      "\(problem.file)\(problem.line.map { ":\($0)" } ?? ""): \(problem.message)"
    }.joined(separator: "\n")
  }
}
