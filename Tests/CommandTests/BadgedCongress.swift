import Badges
import EventData
import Foundation
import TestSupport
import Testing

@testable import Commands

extension Congress {
  /// Puts paid delegates straight into the database, makes the badge key, and gives the codes of their badges by
  /// registration.
  func badges(_ count: Int) throws -> [String: String] {
    let store = try store()
    let codes = (1...count).map { "R-" + String(100_000 + $0).dropFirst() }
    try store.write(SampleEvent.author()) { tx in
      for (index, code) in codes.enumerated() {
        var delegate = Delegate(code)
        if index % 3 == 0 { delegate.urdu = "ڈاکٹر بلال رضا" }
        try delegate.insert(in: tx)
      }
    }
    try onco("badge", "make", "--one", "R-00001")
    let seed = try String(contentsOf: data.appending(path: "keys/badge-1.key"), encoding: .utf8)
    let key = try #require(BadgeSigningKey(id: 1, seed: seed))
    let definition = try SampleEvent.definition()
    let issuer = BadgeIssuer(definition.event, categories: definition.registration.categories, key: key)
    return try Dictionary(
      uniqueKeysWithValues: codes.map {
        ($0, try issuer.code(for: $0, epoch: 1, category: "consultant", purpose: .badge))
      })
  }
}

extension Congress {
  /// A program that begins to write, makes a file to say so, and goes on for some seconds.
  func writer(telling file: URL, seconds: Int) throws -> Running {
    guard let schema else {
      return try Running(
        "sqlite3", [database.path, "BEGIN IMMEDIATE", ".shell touch '\(file.path)'; sleep \(seconds)", "ROLLBACK"])
    }
    // The lock that our writers take first: the letters "onco" and the schema's number.
    let lock = "SELECT pg_advisory_xact_lock(1869505391, CAST('\(schema.name)'::regnamespace AS oid)::int)"
    return try Running(
      "psql",
      [
        "-X", "-q", "-d", schema.url(), "-c", "BEGIN", "-c", lock, "-c", "\\! touch '\(file.path)'", "-c",
        "SELECT pg_sleep(\(seconds))", "-c", "ROLLBACK",
      ])
  }
}

/// What `door scan --format json` prints, a line a scan.
struct Answer: Decodable, Equatable {
  let outcome: String
  let reason: String
  let registration: String?

  /// The answers of whole lines; a last line without its end was not announced.
  static func all(in output: String) throws -> [Answer] {
    let whole = output.hasSuffix("\n") ? output : String(output[..<(output.lastIndex(of: "\n") ?? output.startIndex)])
    return try whole.split(separator: "\n").map { try JSONDecoder().decode(Answer.self, from: Data($0.utf8)) }
  }
}

/// The first morning.
let firstMorning = ["--as-of", "2026-12-11 09:00"]
