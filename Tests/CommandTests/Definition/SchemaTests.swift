import EventData
import TestSupport
import Testing

@testable import Commands

/// The JSON Schema of the event's files, judged by Python's jsonschema over files read by PyYAML as YAML 1.2 reads them.
@Suite struct SchemaTests {
  private static let judge = """
    import json, sys, re, yaml, jsonschema

    class Loader(yaml.SafeLoader):
        pass

    # YAML 1.2 as editors read it: days are texts, and only true and false are flags.
    Loader.yaml_implicit_resolvers = {
        first: [(tag, rule) for tag, rule in rules
                if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()}
    Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))

    schema, text = json.load(sys.stdin)
    schema = json.loads(schema)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    errors = validator.iter_errors(yaml.load(text, Loader))
    print(json.dumps([f"{'.'.join(str(p) for p in e.path)}: {e.message}" for e in errors]))
    """

  private func complaints(_ file: String, _ text: String) throws -> [String] {
    let schema = try #require(EventDefinition.schema(of: file)).rendered()
    return try PythonJudge.answer([String].self, Self.judge, [schema, text])
  }

  @Test(arguments: EventDefinition.fileNames)
  func `the schema is valid, accepts the sample and refuses an unknown key`(file: String) throws {
    let text = try #require(SampleEvent.files()[file])
    #expect(try complaints(file, text) == [])
    let refused = try complaints(file, text + "\nno_such_key: 1\n")
    #expect(refused.contains { $0.contains("no_such_key") })
  }

  @Test(arguments: [
    ("event.yaml", "starts: 2026-12-11", "starts: 11 December", "does not match"),
    ("event.yaml", "number: 27", "number: 70000", "greater than the maximum"),
    ("event.yaml", "kind: scientific", "kind: scientfic", "is not one of"),
    ("event.yaml", "fictional: yes", "fictional: maybe", "is not one of"),
    ("event.yaml", "\ncity: Lahore", "", "'city' is a required property"),
    ("registration.yaml", "early: 15000 PKR", "early: 15000", "15000"),
    ("registration.yaml", "needs_membership: yes", "needs_member: yes", "needs_member"),
  ]) func `the schema refuses what the reader refuses`(file: String, old: String, new: String, message: String) throws {
    let files = try SampleDefinition.files(file, replacing: old, with: new)
    let refused = try complaints(file, try #require(files[file]))
    #expect(refused.contains { $0.contains(message) }, "\(refused)")
    #expect(SampleDefinition.problems(files).contains { $0.hasPrefix(file) })
  }

  @Test func `every key has a description and an unknown file has no schema`() throws {
    let described = try PythonJudge.answer(
      [String].self,
      """
      import json, sys
      missing = []
      def walk(node, path):
          for key, value in node.get("properties", {}).items():
              if "description" not in value: missing.append(path + key)
              walk(value, path + key + ".")
              if isinstance(value.get("items"), dict): walk(value["items"], path + key + ".")
      for text in json.load(sys.stdin): walk(json.loads(text), "")
      print(json.dumps(missing))
      """, EventDefinition.fileNames.compactMap { EventDefinition.schema(of: $0)?.rendered() })
    #expect(described == [])
    #expect(EventDefinition.schema(of: "../event.yaml") == nil)
  }
}
