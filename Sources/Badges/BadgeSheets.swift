public import Documents
public import EventData

/// The badges of an event as cards to print.
public struct BadgeSheets: Sendable {
  /// Which badges.
  public struct Selection: Sendable {
    /// One registration's code; nil for all.
    public var code: String?
    /// One category's code; nil for all.
    public var category: String?
    /// Leaves out those who still owe something.
    public var paidOnly: Bool

    public init(code: String? = nil, category: String? = nil, paidOnly: Bool = false) {
      (self.code, self.category, self.paidOnly) = (code, category, paidOnly)
    }
  }

  private let event: EventProfile
  private let categories: [RegistrationCategory]
  private let issuer: BadgeIssuer

  public init(_ event: EventProfile, categories: [RegistrationCategory], key: BadgeSigningKey) {
    (self.event, self.categories) = (event, categories)
    issuer = BadgeIssuer(event, categories: categories, key: key)
  }

  /// The cards of a selection with their registration codes, in the order of the collection desk: category, family
  /// name.
  ///
  /// - Throws: `ExplainedError` when a named registration is unknown or cancelled, or nobody fits.
  public func cards(_ selection: Selection, in tx: Transaction) throws -> [(code: String, card: CardContent)] {
    let rows = try BadgeQueries.wearers(
      code: selection.code, category: selection.category, paidOnly: selection.paidOnly, in: tx)
    guard !rows.isEmpty else {
      if let code = selection.code {
        throw ExplainedError(
          .refused, "There is no active registration '\(code)'\(selection.paidOnly ? " that is paid" : "")",
          remedy: "Look it up with: onco registration list --search NAME")
      }
      throw ExplainedError(
        .refused, "No registration fits, so there is no badge to draw",
        remedy: "Import registrations first: onco registration import FILE.csv")
    }
    return try rows.map { ($0.text("code"), try card($0)) }
  }

  private func card(_ row: Row) throws -> CardContent {
    let category = categories.category(row.text("category"))
    let name = PersonName(title: row.text("title"), first: row.text("first_name"), last: row.text("last_name"))
    let city = row.text("city").isEmpty ? row.text("province") : row.text("city")
    return CardContent(fields: [
      "event_name": event.name, "event_dates": "\(event.starts.day)–\(event.ends.long), \(event.venue), \(event.city)",
      "category": category?.badgeLabel ?? row.text("category"), "category_colour": category?.colour ?? "#555555",
      "name": name.full, "name_urdu": row.text("name_urdu"), "designation": row.text("designation"),
      "institution": row.text("institution"), "city": city, "code": row.text("code"),
      "token": try issuer.code(
        for: row.text("code"), epoch: row.integer("epoch"), category: row.text("category"), purpose: .badge),
    ])
  }
}
