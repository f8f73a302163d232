import AbstractsSupport
import EventData
import TestSupport
import Testing

@testable import Reviews

/// The model is what NumPy finds when it solves the whole problem at once.
@Suite struct AdditiveModelTests {
  struct Question: Encodable {
    let reviews: [[Double]]
    let abstracts: Int
    let reviewers: Int
    let lambda: Double
  }

  struct Answer: Decodable {
    let merits: [Double?]
    let severities: [Double]
  }

  /// One dense least squares problem over abstracts and reviewers together; of least norm in the severities.
  private static let judge = """
    import json, sys
    import numpy as np
    q = json.load(sys.stdin)
    n, p, r = len(q["reviews"]), q["abstracts"], q["reviewers"]
    design = np.zeros((n, p + r)); y = np.zeros(n)
    for i, (a, b, total) in enumerate(q["reviews"]):
        design[i, int(a)] = 1; design[i, p + int(b)] = 1; y[i] = total
    # A ridge too small to matter picks the severities of least norm when lambda is 0.
    ridge = np.hstack([np.zeros((r, p)), np.eye(r) * np.sqrt(max(q["lambda"], 1e-9))])
    solution = np.linalg.lstsq(np.vstack([design, ridge]), np.concatenate([y, np.zeros(r)]), rcond=None)[0]
    seen = {int(a) for a, _, _ in q["reviews"]}
    print(json.dumps({"merits": [solution[a] if a in seen else None for a in range(p)],
                      "severities": list(solution[p:])}))
    """

  private static func reviews(seed: UInt64, abstracts: Int, reviewers: Int, each: Int, groups: Int)
    -> [AdditiveModel.Review]
  {
    var dice = Dice(seed: seed)
    let bias = (0..<reviewers).map { _ in Double.random(in: -150...150, using: &dice) }
    return (0..<abstracts).flatMap { abstract in
      let group = (0..<reviewers).filter { $0 % groups == abstract % groups }
      let merit = Double.random(in: 300...800, using: &dice)
      return group.shuffled(using: &dice).prefix(each).map { reviewer in
        let total = merit + bias[reviewer] + Double.random(in: -90...90, using: &dice)
        return AdditiveModel.Review(abstract: abstract, reviewer: reviewer, total: total.rounded())
      }
    }
  }

  @Test(arguments: [
    (UInt64(1), 60, 12, 3, 1, 3.0), (2, 60, 12, 3, 1, 0.0), (3, 80, 20, 2, 2, 0.5), (4, 80, 20, 2, 2, 0.0),
    (5, 40, 40, 1, 1, 3.0), (6, 200, 30, 3, 3, 1.0),
  ]) func `merits and severities equal NumPy's`(
    _ seed: UInt64, _ abstracts: Int, _ reviewers: Int, _ each: Int, _ groups: Int, _ lambda: Double
  ) throws {
    let reviews = Self.reviews(seed: seed, abstracts: abstracts, reviewers: reviewers, each: each, groups: groups)
    let question = Question(
      reviews: reviews.map { [Double($0.abstract), Double($0.reviewer), $0.total] }, abstracts: abstracts + 1,
      reviewers: reviewers + 1, lambda: lambda)
    let answer = try Judges.python(Answer.self, Self.judge, question)
    let graph = ReviewGraph(reviews, abstracts: abstracts + 1, reviewers: reviewers + 1)
    let model = AdditiveModel(
      reviews, abstracts: abstracts + 1, reviewers: reviewers + 1, lambda: lambda, graph: graph)
    for (ours, theirs) in zip(model.merits, answer.merits) {
      guard let theirs else {
        #expect(ours.isNaN)
        continue
      }
      #expect(abs(ours - theirs) < 1e-3)
    }
    for (ours, theirs) in zip(model.severities, answer.severities) { #expect(abs(ours - theirs) < 1e-3) }
    #expect(model.merits.count == answer.merits.count && model.severities.count == answer.severities.count)
  }

  @Test func `a biased committee is ranked better than by the plain mean`() {
    var better = 0
    for seed in UInt64(1)...20 {
      var dice = Dice(seed: seed)
      let merits = (0..<150).map { _ in Double.random(in: 300...800, using: &dice) }
      let bias = (0..<30).map { _ in Double.random(in: -200...200, using: &dice) }
      let reviews = merits.indices.flatMap { abstract in
        (0..<30).shuffled(using: &dice).prefix(3).map { reviewer in
          AdditiveModel.Review(
            abstract: abstract, reviewer: reviewer,
            total: merits[abstract] + bias[reviewer] + Double.random(in: -60...60, using: &dice))
        }
      }
      let graph = ReviewGraph(reviews, abstracts: 150, reviewers: 30)
      let model = AdditiveModel(reviews, abstracts: 150, reviewers: 30, lambda: 3, graph: graph)
      let means = merits.indices.map { abstract in
        reviews.filter { $0.abstract == abstract }.reduce(0) { $0 + $1.total } / 3
      }
      func hits(_ scores: [Double]) -> Int {
        func best(_ values: [Double]) -> Set<Int> {
          Set(values.indices.sorted { values[$0] > values[$1] }.prefix(30))
        }
        return best(scores).intersection(best(merits)).count
      }
      if hits(model.merits) >= hits(means) { better += 1 }
    }
    #expect(better >= 19)
  }
}
