/// The names among `known` that a person may have meant by `name`, nearest first, at most three.
///
/// Near means: equal but for case, `-` and `_`, or at most one letter in three dropped, added, changed or swapped.
package func nearNames(to name: String, among known: some Sequence<String>) -> [String] {
  let wanted = folded(name)
  let limit = max(1, wanted.count / 3)
  return known.map { (name: $0, distance: editDistance(wanted, folded($0))) }
    .filter { $0.distance <= limit }
    .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
    .prefix(3).map(\.name)
}

/// " Did you mean a or b?", or nothing when no name is near.
package func suggestion(for name: String, among known: some Sequence<String>) -> String {
  let near = nearNames(to: name, among: known)
  return near.isEmpty ? "" : " Did you mean \(near.joined(separator: " or "))?"
}

private func folded(_ name: String) -> [Character] {
  Array(name.prefix(100).lowercased().filter { $0 != "-" && $0 != "_" })
}

/// Letters to insert, drop, change or swap with their neighbour.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var before: [Int] = []
  var last = Array(0...right.count)
  for (i, a) in left.enumerated() {
    var row = [i + 1]
    for (j, b) in right.enumerated() {
      var cost = min(last[j] + (a == b ? 0 : 1), last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { cost = min(cost, before[j - 1] + 1) }
      row.append(cost)
    }
    (before, last) = (last, row)
  }
  return last[right.count]
}
