import Documents
import Foundation

/// The badge design that ships, and cards for it.
enum Badges {
  static let created = Date(timeIntervalSince1970: 1_795_000_000)

  static func design() throws -> CardDesign {
    try CardDesign(contentsOf: packageRoot.appending(path: "Templates/cards/badge.yaml"))
  }

  static func press() throws -> CardPress { CardPress(design: try design(), fonts: try FontSet()) }

  /// A token of the length that real ones have, different for each number.
  static func token(_ number: Int) -> String {
    let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    return String((0..<104).map { alphabet[($0 * 7 + number * ($0 + 3)) % alphabet.count] }) + "X"
  }

  static func card(_ number: Int = 1, _ changes: [String: String] = [:]) -> CardContent {
    let fields = [
      "event_name": "ONCO 2026 — Sample National Congress of Oncology",
      "event_dates": "27–29 November 2026 · Lahore",
      "category": "DELEGATE", "category_colour": "#1F7A5C", "name": "Dr Azhar Sample",
      "name_urdu": "ڈاکٹر اظہر رشید",
      "designation": "Consultant", "institution": "Sample Cancer Hospital", "city": "Lahore",
      "code": "R-\(String(format: "%05d", number))", "token": token(number),
    ]
    return CardContent(fields: fields.merging(changes) { $1 })
  }
}
