import EventData
import Foundation

/// How other systems name the parts of a submission.
enum OtherSystems {
  /// True for a paper as HotCRP's JSON export has it.
  static func isHotCRP(_ record: [String: Any]) -> Bool {
    record["object"] as? String == "paper" || record["pid"] is NSNumber && record["title"] is String
  }

  /// A paper of HotCRP's `*-data.json`. Its first contact, else its first author with an address, is the sender.
  static func hotCRP(_ record: [String: Any]) -> [AbstractColumn: String] {
    let people = record["authors"] as? [[String: Any]] ?? []
    let contacts = record["contacts"] as? [[String: Any]] ?? []
    let emails = (contacts + people.filter { $0["contact"] as? Bool == true } + people).map { text($0["email"]) }
    let topics = record["topics"] as? [String] ?? (record["topics"] as? [String: Any])?.keys.sorted() ?? []
    var cells = block(people)
    cells[.email] = emails.first { !$0.isEmpty }
    cells[.title] = text(record["title"])
    cells[.body] = text(record["abstract"])
    cells[.timestamp] = time(record["submitted_at"] ?? record["modified_at"])
    cells[.track] = topics.first
    return cells
  }

  /// An abstract of Indico's `abstracts.json`: the speaker presents, the submitter sent it; custom fields are known by
  /// their names.
  static func indico(_ record: [String: Any]) -> [AbstractColumn: String] {
    let all = record["persons"] as? [[String: Any]] ?? []
    // Speakers who wrote nothing are no authors.
    let people = all.filter { !["none", "0"].contains(text($0["author_type"])) }
    var cells = block(people)
    for field in record["custom_fields"] as? [[String: Any]] ?? [] {
      let name = folded(text(field["name"]))
      for (column, words) in custom where words.contains(where: name.contains) && cells[column] == nil {
        cells[column] = text(field["value"])
      }
    }
    cells[.presenter] = all.first { $0["is_speaker"] as? Bool == true }.map(name)
    let submitter = record["submitter"] as? [String: Any] ?? [:]
    cells[.email] =
      [text(submitter["email"])].first { !$0.isEmpty } ?? people.map { text($0["email"]) }.first { !$0.isEmpty }
    cells[.title] = text(record["title"])
    cells[.body] = text(record["content"])
    cells[.timestamp] = time(record["submitted_dt"])
    cells[.track] = (record["submitted_for_tracks"] as? [[String: Any]])?.first.map { text($0["title"]) }
    cells[.presentation] = (record["submitted_contrib_type"] as? [String: Any]).map { text($0["name"]) }
    return cells
  }

  private static let custom: [(AbstractColumn, [String])] = [
    (.conflictOfInterest, ["conflict", "disclosure"]), (.keywords, ["keyword"]), (.ethics, ["ethic", "irb"]),
    (.orcid, ["orcid"]), (.funding, ["funding"]), (.trials, ["trial"]),
  ]

  // MARK: - People

  /// Authors and affiliations as forms have them, affiliations numbered in the order of their first author.
  private static func block(_ people: [[String: Any]]) -> [AbstractColumn: String] {
    var places: [String] = []
    let authors = people.map { person in
      let own = text(person["affiliation"]).split { $0 == ";" || $0.isNewline }.map { $0.trimmed }.filter {
        !$0.isEmpty
      }
      for place in own where !places.contains(place) { places.append(place) }
      let numbers = own.compactMap { places.firstIndex(of: $0).map { String($0 + 1) } }.joined(separator: ", ")
      return name(person) + (numbers.isEmpty ? "" : " (\(numbers))")
    }
    return [
      .authors: authors.filter { !$0.isEmpty }.joined(separator: "; "),
      .affiliations: places.enumerated().map { "\($0 + 1). \($1)" }.joined(separator: "\n"),
    ]
  }

  /// An author of our own list given as an object: name, or first and last, and affiliations as numbers.
  static func author(_ person: [String: Any]) -> String {
    let numbers = (person["affiliations"] as? [Any] ?? []).map(text).joined(separator: ", ")
    return name(person) + (numbers.isEmpty ? "" : " (\(numbers))")
  }

  /// An affiliation of our own list given as an object: number, institution, city.
  static func affiliation(_ place: [String: Any]) -> String {
    let number = text(place["number"])
    let parts = [text(place["institution"] ?? place["name"]), text(place["city"])].filter { !$0.isEmpty }
    return (number.isEmpty ? "" : "\(number). ") + parts.joined(separator: ", ")
  }

  private static func name(_ person: [String: Any]) -> String {
    let whole = text(person["name"])
    let first = text(person["first_name"] ?? person["first"]), last = text(person["last_name"] ?? person["last"])
    // Systems that ask for both names know which is which.
    let both = first.isEmpty || last.isEmpty ? first + last : "\(last), \(first)"
    return [text(person["title"]), whole.isEmpty ? both : whole].filter { !$0.isEmpty }.joined(separator: " ")
      .replacing(";", with: ",").onOneLine
  }

  /// A value as text, a list line by line; empty for none and for an object, which is no answer.
  static func text(_ value: Any?) -> String { value is [String: Any] ? "" : RecordList.text(value).trimmed }

  /// Seconds since 1970 as ISO 8601 in UTC; texts as they are.
  private static func time(_ value: Any?) -> String {
    guard let number = value as? NSNumber, !(value is Bool), number.int64Value > 0 else { return text(value) }
    return EventZone.utc.text(Moment(seconds: number.int64Value), seconds: true) + " UTC"
  }
}
