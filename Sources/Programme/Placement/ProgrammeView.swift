public import EventData

/// The programme as it stands: sessions with the abstracts placed in them.
public struct ProgrammeView: Sendable {
  /// An abstract in its place.
  public struct Entry: Equatable, Sendable {
    /// The place.
    public let placement: Placement
    /// The abstract with its presenter.
    public let abstract: DecidedAbstract
    /// Its track's name; empty when unknown.
    public let track: String
    /// Its number in the book, such as `O-001`; nil before it has one.
    public let number: String?

    /// What the public knows it by: the number in the book, else the code.
    var shown: String { number ?? placement.code }
  }

  /// The event's definition.
  public let definition: ProgrammeRules
  /// The places, by session and position.
  public private(set) var entries: [Entry]

  /// Reads the programme.
  ///
  /// Throws `ExplainedError` when the database fails.
  public init(_ definition: ProgrammeRules, in tx: Transaction) throws {
    self.definition = definition
    let abstracts = try DecidedAbstract.all(in: tx).keyed(by: \.code)
    let numbers = try BookQueries.numbers(in: tx)
    entries = try PlacementQueries.placements(in: tx).compactMap { placement in
      guard let abstract = abstracts[placement.code] else { return nil }
      let track = definition.call.tracks.first { $0.code == abstract.track }?.name ?? ""
      return Entry(placement: placement, abstract: abstract, track: track, number: numbers[placement.code])
    }
  }

  /// The programme as the public may see it: without abstracts whose authors have not been told what was decided last.
  public var published: ProgrammeView {
    var view = self
    view.entries.removeAll { $0.abstract.announced == nil }
    return view
  }

  /// The codes of the abstracts that are placed and may not be shown yet.
  public var unannounced: [String] {
    entries.filter { $0.abstract.announced == nil && !$0.abstract.isWithdrawn }.map(\.placement.code).sorted()
  }

  /// The sessions by begin, room and code.
  public var sessions: [Programme.Session] {
    definition.programme.sessions.sorted {
      ($0.starts.seconds, $0.room ?? "~", $0.code) < ($1.starts.seconds, $1.room ?? "~", $1.code)
    }
  }

  /// What is placed in a session and shall be presented.
  public func entries(in session: Programme.Session) -> [Entry] {
    entries.filter { $0.placement.session == session.code && $0.abstract.isInProgramme }
  }

  /// A hall's name; empty when it is not fixed.
  public func roomName(_ session: Programme.Session) -> String { session.room.map { roomName($0) } ?? "" }

  /// The name of a hall by its code.
  func roomName(_ code: String) -> String { definition.event.halls.first { $0.code == code }?.name ?? code }

  /// What the presenter of a place should be told; it has no sequence before it is queued.
  func notice(_ placement: Placement) -> PlacementNotice {
    let session = definition.programme.sessions.first { $0.code == placement.session }
    return PlacementNotice(
      code: placement.code, session: placement.session, room: session?.room, starts: placement.starts,
      ends: placement.ends, board: placement.board, sequence: 0)
  }

  /// A place in words: `SCI-101, 2026-12-11 11:10`, with the board when there is one.
  public func words(_ notice: PlacementNotice?) -> String {
    guard let notice, !notice.session.isEmpty else { return "" }
    let time = notice.starts.map { ", \(definition.event.zone.text($0))" } ?? ""
    return "\(notice.session)\(notice.board.map { " \($0)" } ?? "")\(time)\(notice.room.map { ", \($0)" } ?? "")"
  }
}
