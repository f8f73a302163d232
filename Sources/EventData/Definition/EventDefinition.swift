import Yams

/// Everything an event's YAML files say, typed and checked.
public struct EventDefinition: Sendable {
  /// `event.yaml`.
  public let event: EventProfile
  /// `registration.yaml`.
  public let registration: RegistrationRules
  /// `abstracts.yaml`.
  public let abstracts: CallForAbstracts
  /// `sponsorship.yaml`.
  public let sponsorship: SponsorshipOffer
  /// `programme.yaml`.
  public let programme: Programme
  /// `compliance.yaml`.
  public let compliance: CompliancePolicy
  /// The hash of all files' texts: changes when any of them does.
  public let fingerprint: String

  /// The files of an event, in the order they are read.
  public static let fileNames = [
    "event.yaml", "registration.yaml", "abstracts.yaml", "sponsorship.yaml", "programme.yaml", "compliance.yaml",
  ]

  /// Reads an event from its files' texts.
  ///
  /// - Parameter files: file name -> text; a missing file is a problem of its own.
  /// - Returns: the definition, or every problem in all files, sorted by file and line.
  public static func read(_ files: [String: String]) -> Result<EventDefinition, DefinitionErrors> {
    let problems = ProblemList()
    func open(_ name: String) -> FieldReader {
      guard let text = files[name] else {
        problems.add(name, 1, 1, "the file is missing; make it, or copy it from another event")
        return FieldReader(nil, file: name, path: "", problems: problems)
      }
      do {
        let node = try Yams.compose(yaml: text)
        if node == nil { problems.add(name, 1, 1, "the file is empty") }
        return FieldReader(node, file: name, path: "", problems: problems)
      } catch let error as YamlError {
        let (line, column, message) = error.place
        problems.add(name, line, column, message)
      } catch {
        problems.add(name, 1, 1, "the file cannot be read as YAML: \(error)")
      }
      return FieldReader(nil, file: name, path: "", problems: problems)
    }
    func read<T>(_ name: String, _ make: (FieldReader) -> T) -> T {
      let fields = open(name)
      let value = make(fields)
      fields.refuseUnknownKeys()
      return value
    }
    let event = read("event.yaml", EventProfile.init)
    let registration = read("registration.yaml", RegistrationRules.init)
    let call = read("abstracts.yaml", CallForAbstracts.init)
    let definition = EventDefinition(
      event: event,
      registration: registration,
      abstracts: call,
      sponsorship: read("sponsorship.yaml", SponsorshipOffer.init),
      programme: read("programme.yaml") { Programme($0, event: event, call: call) },
      compliance: read("compliance.yaml", CompliancePolicy.init),
      fingerprint: contentHash(fileNames.map { "\($0)\n\(files[$0] ?? "")" }.joined(separator: "\u{0}")))
    return problems.problems.isEmpty
      ? .success(definition) : .failure(DefinitionErrors(problems: problems.problems.sorted()))
  }

  /// The JSON Schema (draft 2020-12) of one of the files; nil for an unknown name.
  public static func schema(of fileName: String) -> JSON? {
    let shape = SchemaShape.object("")
    let fields = FieldReader(nil, file: fileName, path: "", problems: ProblemList(), shape: shape)
    switch fileName {
    case "event.yaml": _ = EventProfile(fields)
    case "registration.yaml": _ = RegistrationRules(fields)
    case "abstracts.yaml": _ = CallForAbstracts(fields)
    case "sponsorship.yaml": _ = SponsorshipOffer(fields)
    case "programme.yaml": _ = Programme(fields, event: nil)
    case "compliance.yaml": _ = CompliancePolicy(fields)
    default: return nil
    }
    guard case .object(let members) = shape.json else { return nil }
    return .object(
      [
        ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
        ("title", .text("\(fileName) of an onco event")),
      ] + members)
  }
}

/// All problems of an event's files.
public struct DefinitionErrors: Error, Sendable, CustomStringConvertible {
  /// Sorted by file and line.
  public let problems: [DefinitionProblem]

  /// One problem a line.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}

extension YamlError {
  /// The place of the first invisible control character, which YAML does not allow.
  private static func firstControl(in yaml: String) -> (Int, Int, String) {
    var (line, column) = (1, 1)
    for scalar in yaml.unicodeScalars {
      if scalar == "\n" {
        (line, column) = (line + 1, 1)
      } else if scalar.properties.generalCategory == .control, scalar != "\t", scalar != "\r" {
        return (line, column, "an invisible control character stands here; delete it and type the text again")
      } else {
        column += 1
      }
    }
    return (1, 1, "the file holds a character that YAML does not allow")
  }

  /// Line, column and the sentence of a syntax error.
  fileprivate var place: (Int, Int, String) {
    switch self {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark.line, mark.column, "the YAML is broken here: \(problem). Check indentation, quotes and colons")
    case .duplicatedKeysInMapping(let keys, let context):
      (context.mark.line, context.mark.column, "the same key stands twice: \(keys.joined(separator: ", "))")
    case .reader(_, _, _, let yaml): Self.firstControl(in: yaml)
    default: (1, 1, "the file cannot be read as YAML: \(self)")
    }
  }
}
