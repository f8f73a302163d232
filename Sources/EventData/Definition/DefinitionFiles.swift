import Yams

/// The YAML files of one definition: the event's, or the rulebook. Each is read by the room it belongs to; the problems
/// of all are told together.
public final class DefinitionFiles {
  private var problems: Set<DefinitionProblem> = []
  private var doubted: Set<DefinitionProblem> = []

  /// No file read yet.
  public init() {}

  /// Reads a file, key by key, and refuses the keys that were not asked for. Of a file that is missing (`text` is nil),
  /// empty or broken that is noted, and stand-ins are read.
  public func read<Value>(_ file: String, _ text: String?, _ make: (FieldReader) -> Value) -> Value {
    let fields = FieldReader(node(of: file, text), file: file, path: "", files: self)
    let value = make(fields)
    fields.refuseUnknownKeys()
    return value
  }

  /// What was read, or every problem in the files so far, sorted by file and line.
  public func checked<Value>(_ value: Value) -> Result<Value, DefinitionErrors> {
    problems.isEmpty ? .success(value) : .failure(DefinitionErrors(problems: problems.sorted()))
  }

  /// What is allowed but hardly meant, such as last year's day, sorted by file and line; `event check` names it.
  public var doubts: [DefinitionProblem] { doubted.sorted() }

  /// Reads one value a file, in the order of the names.
  ///
  /// - Parameters:
  ///   - files: path -> text.
  ///   - make: makes the value of one file; its second argument is the path.
  /// - Throws: `DefinitionErrors` with every problem of all files.
  public static func read<Value>(
    _ files: [String: String], _ make: (FieldReader, String) -> Value
  ) throws -> [Value] {
    let all = DefinitionFiles()
    let values = files.sorted { $0.key < $1.key }.map { path, text in all.read(path, text) { make($0, path) } }
    return try all.checked(values).get()
  }

  func note(_ file: String, _ line: Int, _ column: Int, _ message: String, isDoubt: Bool = false) {
    let problem = DefinitionProblem(file: file, line: line, column: column, message: message)
    if isDoubt { doubted.insert(problem) } else { problems.insert(problem) }
  }

  private func node(of file: String, _ text: String?) -> Node? {
    guard let text else {
      note(file, 1, 1, "the file is missing; make it, or copy it from another event")
      return nil
    }
    do {
      if let node = try Yams.compose(yaml: text) { return node }
      note(file, 1, 1, "the file is empty")
    } catch let error as YamlError {
      let (line, column, message) = error.place
      note(file, line, column, message)
    } catch {
      note(file, 1, 1, "the file cannot be read as YAML: \(error)")
    }
    return nil
  }
}

extension FieldReader {
  /// Reads a file that stands alone: the value, or every problem in it, sorted by line.
  public static func read<Value>(
    _ text: String, file: String, as make: (FieldReader) -> Value
  ) -> Result<Value, DefinitionErrors> {
    let files = DefinitionFiles()
    return files.checked(files.read(file, text, make))
  }

  /// The JSON Schema (draft 2020-12) of a file, from the keys that `record` asks for.
  public static func schema(of file: String, _ record: (FieldReader) -> Void) -> JSON {
    let shape = SchemaShape.object("")
    record(FieldReader(nil, file: file, path: "", files: DefinitionFiles(), shape: shape))
    return .object(
      [
        ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
        ("title", .text("\(file) of an onco event")),
      ] + shape.json.members)
  }
}
