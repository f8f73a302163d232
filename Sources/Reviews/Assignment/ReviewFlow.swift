/// The largest flow of reviews from one side to the other, each pair at most once: does enough capacity stand where it
/// is needed? Layers by breadth-first search, then shortest augmenting paths depth first (Dinic; Hopcroft and Karp for
/// matchings with capacities). Only matched pairs need an arc back, so memory is the matching's.
struct ReviewFlow {
  /// Which side asks and which side gives.
  enum Direction {
    /// Abstracts ask for their reviews, reviewers give up to their most.
    case demands
    /// Reviewers ask for their least load, abstracts give up to their demand.
    case leastLoads
  }

  /// By asker, the rank of each giver.
  private let ranks: [UInt16]
  private let direction: Direction
  private let lowestRank: UInt16
  private let askers: Int, givers: Int
  private var missing: [Int]
  private var spare: [Int]
  /// For each giver the askers it serves.
  private(set) var servedBy: [[Int32]]
  /// For each asker the givers it has.
  private var servedTo: [[Int32]]
  private var askerLevel: [Int32]
  private var giverLevel: [Int32]

  /// Finds the largest flow among pairs of at least a rank.
  ///
  /// - Parameter columns: the problem's ranks by reviewer, when they were turned before.
  init(_ problem: AssignmentProblem, _ direction: Direction, lowestRank: UInt16 = 1, columns: [UInt16]? = nil) {
    (self.direction, self.lowestRank) = (direction, max(1, lowestRank))
    ranks = direction == .demands ? problem.ranks : columns ?? problem.ranksByReviewer
    switch direction {
    case .demands: (missing, spare) = (problem.demand, problem.reviewers.map(\.upper))
    case .leastLoads: (missing, spare) = (problem.reviewers.map(\.lower), problem.demand)
    }
    (askers, givers) = (missing.count, spare.count)
    servedBy = Array(repeating: [], count: givers)
    servedTo = Array(repeating: [], count: askers)
    askerLevel = Array(repeating: -1, count: askers)
    giverLevel = Array(repeating: -1, count: givers)
    takeFreely()
    while layers() {
      var cursor = Array(repeating: Int32(0), count: askers)
      for asker in 0..<askers {
        while missing[asker] > 0, augment(asker, &cursor) { missing[asker] -= 1 }
      }
    }
  }

  /// How many reviews could not be placed.
  var shortage: Int { missing.reduce(0, +) }

  /// How many each asker lacks.
  var lacking: [Int] { missing }

  /// The matched pairs as abstract and reviewer.
  var pairs: [AssignmentProblem.Pair] {
    servedBy.enumerated().flatMap { giver, askers in
      askers.map { asker in
        direction == .demands
          ? AssignmentProblem.Pair(abstract: Int(asker), reviewer: giver)
          : AssignmentProblem.Pair(abstract: giver, reviewer: Int(asker))
      }
    }
  }

  func allows(_ asker: Int, _ giver: Int) -> Bool { ranks[asker * givers + giver] >= lowestRank }

  /// True when the pair is part of the flow.
  func matches(_ asker: Int, _ giver: Int) -> Bool { servedTo[asker].contains(Int32(giver)) }

  /// A first flow without looking back: most askers are served by it. Each begins at another giver, which spreads the
  /// load.
  private mutating func takeFreely() {
    for asker in 0..<askers where missing[asker] > 0 {
      let start = givers == 0 ? 0 : (asker &* 7_919) % givers
      for step in 0..<givers where missing[asker] > 0 {
        let giver = start + step < givers ? start + step : start + step - givers
        guard spare[giver] > 0, allows(asker, giver) else { continue }
        match(asker, giver)
        spare[giver] -= 1
        missing[asker] -= 1
      }
    }
  }

  private mutating func match(_ asker: Int, _ giver: Int) {
    servedBy[giver].append(Int32(asker))
    servedTo[asker].append(Int32(giver))
  }

  /// Distances from askers that lack something; false when no giver with something to spare is reached.
  private mutating func layers() -> Bool {
    for asker in 0..<askers { askerLevel[asker] = missing[asker] > 0 ? 0 : -1 }
    for giver in 0..<givers { giverLevel[giver] = -1 }
    var front = (0..<askers).filter { missing[$0] > 0 }
    var unseen = Array(0..<givers)
    var level: Int32 = 0
    while !front.isEmpty {
      var reached: [Int] = []
      for asker in front {
        var kept = 0
        for index in unseen.indices {
          let giver = unseen[index]
          if allows(asker, giver), !matches(asker, giver) {
            giverLevel[giver] = level
            reached.append(giver)
          } else {
            unseen[kept] = giver
            kept += 1
          }
        }
        unseen.removeLast(unseen.count - kept)
        if unseen.isEmpty { break }
      }
      if reached.contains(where: { spare[$0] > 0 }) { return true }
      level += 1
      front = []
      for giver in reached {
        for asker in servedBy[giver] where askerLevel[Int(asker)] < 0 {
          askerLevel[Int(asker)] = level
          front.append(Int(asker))
        }
      }
    }
    return false
  }

  private mutating func augment(_ asker: Int, _ cursor: inout [Int32]) -> Bool {
    while Int(cursor[asker]) < givers {
      let giver = Int(cursor[asker])
      if giverLevel[giver] == askerLevel[asker], allows(asker, giver), !matches(asker, giver) {
        if spare[giver] > 0 {
          match(asker, giver)
          spare[giver] -= 1
          return true
        }
        var index = 0
        while index < servedBy[giver].count {
          let other = Int(servedBy[giver][index])
          if askerLevel[other] == askerLevel[asker] + 1, augment(other, &cursor) {
            servedBy[giver][index] = Int32(asker)
            servedTo[other].removeAll { $0 == Int32(giver) }
            servedTo[asker].append(Int32(giver))
            return true
          }
          index += 1
        }
      }
      cursor[asker] += 1
    }
    return false
  }
}

extension ReviewFlow {
  /// The side of the minimum cut that lacks something, in pieces that have nothing to do with each other: askers and the
  /// givers they may turn to, all of whom have given what they can.
  var cuts: [(askers: [Int], givers: [Int])] {
    var askerIsSeen = missing.map { $0 > 0 }, giverIsSeen = Array(repeating: false, count: givers)
    var waiting = (0..<askers).filter { askerIsSeen[$0] }
    while let asker = waiting.popLast() {
      for giver in 0..<givers where !giverIsSeen[giver] && allows(asker, giver) && !matches(asker, giver) {
        giverIsSeen[giver] = true
        for other in servedBy[giver].map(Int.init) where !askerIsSeen[other] {
          askerIsSeen[other] = true
          waiting.append(other)
        }
      }
    }
    return pieces(askerIsSeen, giverIsSeen)
  }

  /// What was seen, taken apart: an asker and a giver belong together when the pair is allowed.
  private func pieces(_ askerIsSeen: [Bool], _ giverIsSeen: [Bool]) -> [(askers: [Int], givers: [Int])] {
    var freeAskers = askerIsSeen, freeGivers = giverIsSeen
    var pieces: [(askers: [Int], givers: [Int])] = []
    for start in 0..<askers where freeAskers[start] {
      var piece: (askers: [Int], givers: [Int]) = ([start], [])
      freeAskers[start] = false
      var next = 0
      while next < piece.askers.count {
        let asker = piece.askers[next]
        next += 1
        for giver in 0..<givers where freeGivers[giver] && allows(asker, giver) {
          freeGivers[giver] = false
          piece.givers.append(giver)
          for other in 0..<askers where freeAskers[other] && allows(other, giver) {
            freeAskers[other] = false
            piece.askers.append(other)
          }
        }
      }
      pieces.append((piece.askers.sorted(), piece.givers.sorted()))
    }
    return pieces
  }
}
