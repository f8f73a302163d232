/// Why a document could not be made, in four parts that a person at the desk can act on.
public struct DocumentError: Error, Equatable, CustomStringConvertible {
  /// What happened.
  public let what: String
  /// File, card number, field or page element; empty when there is no place.
  public let place: String
  /// Why it happened.
  public let why: String
  /// What to do now.
  public let remedy: String

  init(_ what: String, place: String = "", why: String, remedy: String) {
    self.what = what
    self.place = place
    self.why = why
    self.remedy = remedy
  }

  /// The four parts in one text.
  public var description: String {
    "\(place.isEmpty ? "" : "\(place): ")\(what): \(why). \(remedy)"
  }
}
