/// SQL of ours as PostgreSQL wants it.
enum PostgresText {
  /// Parameters `?1` as `$1`; strings, quoted names and comments stay as they are.
  static func query(_ sql: String) -> String {
    var text = ""
    text.reserveCapacity(sql.utf8.count)
    var rest = Substring(sql)
    while let first = rest.first {
      switch first {
      case "'", "\"": text += take(through: String(first), from: &rest)
      case "-" where rest.hasPrefix("--"): text += take(through: "\n", from: &rest)
      case "?":
        text += "$"
        rest.removeFirst()
      default:
        text.append(first)
        rest.removeFirst()
      }
    }
    return text
  }

  private static func take(through end: String, from rest: inout Substring) -> Substring {
    let tail = rest.dropFirst()
    let close = tail.range(of: end)?.upperBound ?? tail.endIndex
    defer { rest = rest[close...] }
    return rest[..<close]
  }

  /// True when a parameter stands where its type cannot be told from its use: `?3 IS NULL`.
  static func isTested(_ number: Int, in sql: String) -> Bool { sql.contains("?\(number) IS N") }

  /// True when a connection's options name no schema, or this one first. A pooler may drop the options, and the event
  /// would go into another schema, perhaps another event's.
  static func isHeeded(_ options: String, schema: String) -> Bool {
    guard let found = options.matches(of: #/search_path=(?:"([^"]+)"|([^ ,"]+))/#).last else { return true }
    return found.1.map { $0 == schema } ?? found.2.map { $0.lowercased() == schema } ?? true
  }

  /// A name or a text in quotes.
  static func quoted(_ text: String, by quote: String = "'") -> String {
    quote + text.replacing(quote, with: quote + quote) + quote
  }
}

extension SchemaStep {
  /// The SQL for PostgreSQL: texts compare byte by byte as on SQLite, whatever language the server was set up for, and
  /// each guard line becomes a trigger with its function.
  var postgresText: String {
    lines.map { line -> String in
      if let guardLine = SchemaGuard(line: line) { return guardLine.postgresTrigger }
      if line.hasPrefix("--") { return String(line) }
      return String(line).replacing(#/\bTEXT\b/#, with: #"TEXT COLLATE "C""#)
    }.joined(separator: "\n")
  }
}

extension SchemaGuard {
  /// A function that refuses, and the trigger that calls it. Where a table's rows must stay, TRUNCATE is refused too.
  var postgresTrigger: String {
    let refusal = "RAISE EXCEPTION USING ERRCODE = '23001', MESSAGE = \(PostgresText.quoted(String(message)));"
    let body = condition.map { "IF \($0) THEN \(refusal) END IF;" } ?? refusal
    let isDelete = action.hasPrefix("before delete")
    // A guard that asks other tables finds them wherever the asking session looks for its own.
    let path = condition?.contains(" FROM ") == true ? " SET search_path FROM CURRENT" : ""
    var text = """
      CREATE OR REPLACE FUNCTION guard_\(name)() RETURNS trigger LANGUAGE plpgsql\(path) AS $guard$
      BEGIN \(body) RETURN \(isDelete ? "OLD" : "NEW"); END $guard$;
      CREATE TRIGGER \(name) \(action) FOR EACH ROW EXECUTE FUNCTION guard_\(name)();
      """
    if isDelete, condition == nil, let table = action.split(separator: " ").last {
      text += "\nCREATE TRIGGER \(name)_whole BEFORE TRUNCATE ON \(table) EXECUTE FUNCTION guard_\(name)();"
    }
    return text
  }
}
