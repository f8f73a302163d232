import EventData

/// How full each quota is, and who filled it.
struct Quotas {
  /// Why an outcome is closed to an abstract.
  struct Obstacle: Equatable {
    let text: String
    /// True when a place that becomes free could open it again.
    let mayPass: Bool
  }

  /// What can be full.
  private enum Quota: Hashable {
    case places(String), track(String, String), presenter(String, String), centre(String, String)
    case presenterInAll(String), centreInAll(String)
  }

  private let rules: SelectionRules
  private var holders: [Quota: [String]] = [:]

  init(_ rules: SelectionRules) { self.rules = rules }

  /// Notes that an abstract has an outcome, whether or not a quota is full.
  mutating func take(_ outcome: SelectionRules.Outcome, _ candidate: SelectionCandidate) {
    for quota in quotas(of: outcome, candidate) { holders[quota.key, default: []].append(candidate.code) }
  }

  /// Takes an abstract out again.
  mutating func release(_ outcome: SelectionRules.Outcome, _ candidate: SelectionCandidate) {
    for quota in quotas(of: outcome, candidate) { holders[quota.key]?.removeAll { $0 == candidate.code } }
  }

  /// The first quota that is full for an abstract; nil when the outcome is open to it.
  func obstacle(_ outcome: SelectionRules.Outcome, _ candidate: SelectionCandidate) -> Obstacle? {
    for (quota, limit) in quotas(of: outcome, candidate) {
      let taken = holders[quota] ?? []
      guard let limit, taken.count >= limit else { continue }
      return obstacle(quota, limit, last: taken.last)
    }
    return nil
  }

  /// How many have an outcome.
  func count(_ outcome: SelectionRules.Outcome) -> Int { holders[.places(outcome.code)]?.count ?? 0 }

  /// Every quota that holds more than its limit allows, in words.
  func overfull() -> [String] {
    rules.presented.flatMap { outcome in
      let inAll = outcome.places.flatMap { limit in
        count(outcome) > limit ? "\(outcome.code): \(count(outcome)) for \(counted(limit, "place"))" : nil
      }
      let tracks = outcome.tracks.sorted { $0.key < $1.key }.compactMap { track, limit in
        let number = holders[.track(outcome.code, track)]?.count ?? 0
        return number > limit ? "\(outcome.code) in \(track): \(number) for \(counted(limit, "place"))" : nil
      }
      return [inAll].compactMap { $0 } + tracks
    }
  }

  private func quotas(of outcome: SelectionRules.Outcome, _ candidate: SelectionCandidate) -> [(
    key: Quota, limit: Int?
  )] {
    guard outcome.isAccepted else { return [(.places(outcome.code), outcome.places)] }
    var all: [(key: Quota, limit: Int?)] = [(.places(outcome.code), outcome.places)]
    if let track = candidate.track { all.append((.track(outcome.code, track), outcome.tracks[track])) }
    all.append((.presenter(outcome.code, candidate.presenter), outcome.perPresenter))
    all.append((.presenterInAll(candidate.presenter), rules.perPresenter))
    if !candidate.centre.isEmpty {
      all.append((.centre(outcome.code, candidate.centre), outcome.perCentre))
      all.append((.centreInAll(candidate.centre), rules.perCentre))
    }
    return all
  }

  private func taken(_ limit: Int, of part: String = "") -> String {
    limit == 1 ? "the one place\(part) is taken" : "the \(limit) places\(part) are taken"
  }

  private func obstacle(_ quota: Quota, _ limit: Int, last: String?) -> Obstacle {
    let named = last.map { " (last: \($0))" } ?? ""
    switch quota {
    case .places: return Obstacle(text: "\(taken(limit))\(named)", mayPass: true)
    case .track(_, let track):
      return Obstacle(text: "\(taken(limit, of: " of the track \(track)"))\(named)", mayPass: true)
    case .presenter:
      return Obstacle(text: "its presenter has \(limit) already\(named)", mayPass: false)
    case .presenterInAll:
      return Obstacle(text: "its presenter has \(limit) accepted already\(named)", mayPass: false)
    case .centre: return Obstacle(text: "its centre has \(limit) already\(named)", mayPass: true)
    case .centreInAll: return Obstacle(text: "its centre has \(limit) accepted already\(named)", mayPass: true)
    }
  }
}
