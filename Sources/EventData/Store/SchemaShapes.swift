/// Compares a database's views, guards, tables and indexes with those this program makes.
enum SchemaShapes {
  /// - Parameters:
  ///   - standing: kind and name, such as `view door_visitor` -> what it is made by.
  ///   - made: the same of a fresh database.
  static func problems(_ standing: [String: String], made: [String: String]) -> [String] {
    let known = made.keys.sorted().compactMap { name -> String? in
      guard let text = standing[name] else {
        return "The \(name) is missing\(name.hasPrefix("guard ") ? " or switched off" : "")"
      }
      return words(text) == words(made[name] ?? "") ? nil : "The \(name) is not as this program makes it"
    }
    // A table or view beside ours does no harm; a trigger can change what is written.
    return known
      + standing.keys.filter { $0.hasPrefix("guard ") && made[$0] == nil }.sorted().map {
        "The trigger \($0.dropFirst(6)) is not of this program"
      }
  }

  /// Without comments and however lines are broken.
  private static func words(_ sql: String) -> [Substring] {
    sql.replacing(#/--.*/#, with: "").split(whereSeparator: \.isWhitespace)
  }
}
