import Abstracts
public import EventData

/// Placing abstracts, and putting one where a person wants it.
public enum Placements {
  /// What a run of the placement would change.
  public struct Plan: Equatable, Sendable {
    /// A place that changes.
    public struct Change: Equatable, Sendable {
      /// The abstract and its presenter.
      public let code: String, presenter: String, title: String
      /// The place before and after; nil for none.
      public let from: Placement?, to: Placement?
    }

    /// All placements after it.
    public let placements: [Placement]
    /// What changes, in the order of the codes.
    public let changes: [Change]
    /// Abstracts without a place.
    public let unplaced: [ProgrammePlacer.Shortage]
    /// How many stay where they are.
    public let kept: Int
  }

  /// What a run would change now.
  ///
  /// - Parameter anew: gives up every place that is neither fixed by hand nor told to its presenter.
  /// - Throws: `ExplainedError` when the call has no selection.
  public static func plan(_ definition: ProgrammeRules, anew: Bool = false, in tx: Transaction) throws -> Plan {
    let told = try PlacementLetter.places(in: tx)
    let standing = try PlacementQueries.placements(in: tx)
    return try plan(
      definition, standing: anew ? standing.filter { $0.isFixed || told[$0.code] != nil } : standing,
      before: standing, told: told, in: tx)
  }

  private static func plan(
    _ definition: ProgrammeRules, standing: [Placement], before: [Placement], told: [String: PlacementNotice],
    in tx: Transaction
  ) throws -> Plan {
    let decided = try DecidedAbstract.all(in: tx)
    let items = try items(decided.filter(\.isInProgramme), in: tx)
    let boards = Dictionary(told.compactMap { code, notice in notice.board.map { ($0, code) } }) { min($0, $1) }
    let placer = ProgrammePlacer(definition.programme, tracks: definition.call.tracks.map(\.code))
    let result = placer.place(items, standing: standing, taken: boards)
    let old = before.keyed(by: \.code)
    let new = result.placements.keyed(by: \.code)
    let people = decided.keyed(by: \.code)
    let codes = Set(old.keys).union(new.keys).sorted()
    return Plan(
      placements: result.placements,
      changes: codes.filter { old[$0] != new[$0] }.map { code in
        Plan.Change(
          code: code, presenter: people[code]?.presenter ?? "", title: people[code]?.title ?? "", from: old[code],
          to: new[code])
      }, unplaced: result.unplaced, kept: codes.count { old[$0] != nil && old[$0] == new[$0] })
  }

  /// Best first, so that the last in order are those without a place when there are too few.
  private static func items(_ abstracts: [DecidedAbstract], in tx: Transaction) throws -> [PlacementItem] {
    let keywords = try AbstractQueries.parts(.keyword, in: tx)
    return abstracts.sorted { ($1.score ?? -1, $0.code) < ($0.score ?? -1, $1.code) }.map { abstract in
      PlacementItem(
        code: abstract.code, title: abstract.title, track: abstract.track, outcome: abstract.outcome,
        presenter: abstract.presenter, keywords: (keywords[abstract.code] ?? []).map { $0.text("keyword") })
    }
  }

  /// Writes a plan.
  public static func apply(_ plan: Plan, now: Moment, in tx: Transaction) throws {
    // All that changes is taken away first: two may exchange their boards.
    for change in plan.changes where change.from != nil { try PlacementQueries.remove(change.code, in: tx) }
    for change in plan.changes {
      if let to = change.to { try PlacementQueries.insert(to, at: now, in: tx) }
      tx.note("\(change.code) place: \(words(change.from)) -> \(words(change.to))")
    }
  }

  private static func words(_ placement: Placement?) -> String {
    placement.map { "\($0.session) \($0.board ?? String($0.position))\($0.isFixed ? " (fixed)" : "")" } ?? "none"
  }

  /// Puts an abstract where a person wants it, and finds new places for whoever must move.
  ///
  /// - Parameter position: the talk's place or the board's number; the first free one when nil.
  /// - Returns: what changed.
  /// - Throws: `ExplainedError` (2) when the abstract is not accepted, the session does not take its outcome, the place
  ///   is fixed for another, or its presenter would be in two rooms.
  public static func fix(
    _ code: String, in session: String, position: Int?, definition: ProgrammeRules, now: Moment, in tx: Transaction
  ) throws -> Plan {
    let before = try PlacementQueries.placements(in: tx)
    let abstract = try DecidedAbstract.one(code, in: tx)
    guard abstract.isInProgramme else {
      throw ExplainedError(
        .refused, "\(code) is not presented", remedy: "See 'abstract decision \(code)'.")
    }
    let place = try fixedPlace(abstract, in: session, position: position, definition: definition, before: before)
    let rest = before.filter { $0.code != code && !($0.session == place.session && $0.position == place.position) }
    let told = try PlacementLetter.places(in: tx)
    let plan = try plan(definition, standing: rest + [place], before: before, told: told, in: tx)
    guard plan.placements.contains(where: { $0.code == code && $0.session == place.session }) else {
      throw ExplainedError(
        .refused, "\(code) cannot stay in \(place.session)", why: plan.unplaced.first?.reason,
        remedy: "Choose another session, or see 'programme check'.")
    }
    try apply(plan, now: now, in: tx)
    return plan
  }

  /// Lets an abstract be moved by the program again.
  ///
  /// Throws `ExplainedError` (2) when it is not fixed.
  public static func release(_ code: String, now: Moment, in tx: Transaction) throws {
    guard var placement = try PlacementQueries.placements(in: tx).first(where: { $0.code == code && $0.isFixed }) else {
      throw ExplainedError(.refused, "\(code) is not fixed", remedy: "See 'programme list'.")
    }
    placement.isFixed = false
    try PlacementQueries.remove(code, in: tx)
    try PlacementQueries.insert(placement, at: now, in: tx)
    tx.note("\(code) place: no longer fixed")
  }
}
