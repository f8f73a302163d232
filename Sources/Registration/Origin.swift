import EventData
import Foundation

/// Whether a delegate comes from the event's country, by what the form says.
struct Origin {
  private let home: String
  /// The names of all countries, folded.
  private let countries: Set<String>

  init(_ event: EventProfile) {
    home = folded(event.country)
    let english = Locale(identifier: "en")
    let names = Locale.Region.isoRegions.filter { $0.subRegions.isEmpty }.compactMap {
      english.localizedString(forRegionCode: $0.identifier)
    }
    countries = Set((names + Self.otherNames).map { folded($0) })
  }

  /// True when the cell names another country, or it names none and the category is for delegates from abroad.
  func isAbroad(_ cell: String, category: RegistrationCategory?) -> Bool {
    let words = ([cell] + cell.split { ",/()".contains($0) }.map(String.init)).map { folded($0) }
    if !home.isEmpty, words.contains(home) { return false }
    if !home.isEmpty, words.contains(where: countries.contains) { return true }
    return category?.isAbroad ?? false
  }

  /// How forms name countries besides their English names.
  private static let otherNames = [
    "UK", "Great Britain", "England", "Scotland", "Wales", "USA", "US", "America", "United States of America", "UAE",
    "KSA", "Viet Nam", "Turkey", "Korea", "Republic of Korea", "Burma", "Holland", "The Netherlands", "Czech Republic",
    "Ivory Coast", "Swaziland", "Macedonia", "Palestine", "Hong Kong", "Macau", "Russian Federation", "Syria", "Iran",
  ]
}
