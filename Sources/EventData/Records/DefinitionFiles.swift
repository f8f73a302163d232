import Yams

/// Sets of YAML files that are read one value a file, such as the compliance rulebook.
public enum DefinitionFiles {
  /// Reads each file, in the order of the names.
  ///
  /// - Parameters:
  ///   - files: path -> text.
  ///   - make: makes the value of one file; its second argument is the path.
  /// - Returns: the values in order of path.
  /// - Throws: `DefinitionErrors` with every problem of all files.
  public static func read<Value>(
    _ files: [String: String], _ make: (FieldReader, String) -> Value
  ) throws -> [Value] {
    let problems = ProblemList()
    let values = files.sorted { $0.key < $1.key }.compactMap { path, text in
      open(path, text, problems).map { fields in
        let value = make(fields, path)
        fields.refuseUnknownKeys()
        return value
      }
    }
    guard problems.problems.isEmpty else { throw DefinitionErrors(problems: problems.problems.sorted()) }
    return values
  }

  private static func open(_ path: String, _ text: String, _ problems: ProblemList) -> FieldReader? {
    do {
      guard let node = try Yams.compose(yaml: text) else {
        problems.add(path, 1, 1, "the file is empty")
        return nil
      }
      return FieldReader(node, file: path, path: "", problems: problems)
    } catch let error as YamlError {
      let (line, column) = error.mark
      problems.add(path, line, column, "the YAML is broken here: \(error)".onOneLine)
    } catch {
      problems.add(path, 1, 1, "the file cannot be read as YAML: \(error)")
    }
    return nil
  }
}

extension YamlError {
  fileprivate var mark: (Int, Int) {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      (mark.line, mark.column)
    case .duplicatedKeysInMapping(_, let context): (context.mark.line, context.mark.column)
    default: (1, 1)
    }
  }
}
