import EventData

extension ExplainedError {
  /// A template that cannot be used as it stands.
  static func template(_ file: String, line: Int? = nil, _ what: String, remedy: String) -> Self {
    Self(.definition, what, at: line.map { "\(file):\($0)" } ?? file, remedy: remedy)
  }

  /// Every problem of a template, not only the first: a line each, with its place.
  static func template(_ problems: [String]) -> Self {
    Self(.definition, problems.joined(separator: "\n"), remedy: "Correct the template.")
  }
}
