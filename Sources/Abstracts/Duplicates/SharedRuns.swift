/// Pairs of ascending lists that share at least a given percentage of the smaller list, counted exactly.
///
/// The lists are put in order of size, and each is looked up as the smaller of a pair. Values that very many lists have
/// ("in this study we") are passed over while partners are counted, but never so many that a partner could share only
/// those; what they add is counted once it can matter. So no pair is missed, and boilerplate costs little.
struct SharedRuns {
  /// Two lists and the share, in percent rounded down.
  struct Pair: Equatable {
    let first: Int
    let second: Int
    let percent: Int
  }

  private let lists: [[UInt64]]
  private let percent: Int
  /// Positions of the lists that are compared, smallest first.
  private let order: [Int]
  private let commonFrom: Int

  /// - Parameters:
  ///   - lists: ascending, without repetition.
  ///   - least: shorter lists are not compared.
  ///   - commonFrom: a value in at least so many lists may be passed over at first.
  init(_ lists: [[UInt64]], percent: Int, least: Int, commonFrom: Int? = nil) {
    self.lists = lists
    self.percent = max(1, percent)
    order = lists.indices.filter { lists[$0].count >= max(1, least) }
      .sorted { (lists[$0].count, $0) < (lists[$1].count, $1) }
    self.commonFrom = commonFrom ?? max(50, lists.count / 50)
  }

  /// All pairs at or above the percentage, ascending; pairs with both lists before `firstNew` are left out.
  func pairs(firstNew: Int = 0) -> [Pair] {
    let index = RunIndex(order.map { lists[$0] })
    let search = Search(order: order, sizes: order.map { UInt32(lists[$0].count) }, index, commonFrom: commonFrom)
    var counts = [UInt32](repeating: 0, count: order.count)
    var pairs: [Pair] = []
    for smaller in order.indices {
      let needed = (Int(search.sizes[smaller]) * percent + 99) / 100
      search.partners(of: smaller, sharing: needed, counts: &counts) { larger, shared in
        let one = order[smaller], other = order[larger]
        guard max(one, other) >= firstNew else { return }
        let size = Int(search.sizes[smaller])
        pairs.append(Pair(first: min(one, other), second: max(one, other), percent: shared * 100 / size))
      }
    }
    return pairs.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  /// How many values two ascending lists have in common.
  static func shared<Value: Comparable>(
    _ left: some RandomAccessCollection<Value>, _ right: some RandomAccessCollection<Value>
  ) -> Int {
    var count = 0, one = left.startIndex, other = right.startIndex
    while one < left.endIndex, other < right.endIndex {
      if left[one] == right[other] {
        count += 1
        left.formIndex(after: &one)
        right.formIndex(after: &other)
      } else if left[one] < right[other] {
        left.formIndex(after: &one)
      } else {
        right.formIndex(after: &other)
      }
    }
    return count
  }
}

extension SharedRuns {
  /// The index seen from both sides. Lists are numbered by size.
  private struct Search {
    let sizes: [UInt32]
    /// The lists of each value.
    let lists: RunIndex.Rows
    /// The values of each list that few lists have.
    let rare: RunIndex.Rows
    /// The values of each list that very many lists have.
    let common: RunIndex.Rows

    init(order: [Int], sizes: [UInt32], _ index: RunIndex, commonFrom: Int) {
      self.sizes = sizes
      let rows = index.lists
      lists = rows
      rare = rows.turned(width: order.count) { rows.count($0) < commonFrom }
      common = rows.turned(width: order.count) { rows.count($0) >= commonFrom }
    }

    /// Every larger list that shares at least `needed` values with one.
    ///
    /// - Parameter counts: zeros, one a list; left as zeros.
    func partners(of list: Int, sharing needed: Int, counts: inout [UInt32], found: (Int, Int) -> Void) {
      let (counted, passedOver) = split(list, needed)
      var touched: [UInt32] = []
      lists.numbers.withUnsafeBufferPointer { numbers in
        counts.withUnsafeMutableBufferPointer { counts in
          for values in [rare[list], counted[...]] {
            for value in values {
              let begin = Int(lists.starts[Int(value)])
              var place = Int(lists.starts[Int(value) + 1]) - 1
              while place >= begin, numbers[place] > UInt32(list) {
                let other = Int(numbers[place])
                if counts[other] == 0 { touched.append(UInt32(other)) }
                counts[other] &+= 1
                place -= 1
              }
            }
          }
        }
      }
      for other in touched.map(Int.init) {
        var shared = Int(counts[other])
        counts[other] = 0
        guard shared + min(passedOver.count, common.count(other)) >= needed else { continue }
        if !passedOver.isEmpty { shared += SharedRuns.shared(passedOver, common[other]) }
        if shared >= needed { found(other, shared) }
      }
    }

    /// A list's common values: those counted, and those passed over, fewer than a partner must share.
    private func split(_ list: Int, _ needed: Int) -> (counted: [UInt32], passedOver: [UInt32]) {
      let values = Array(common[list])
      guard values.count >= needed else { return ([], values) }
      let byCount = values.sorted { (lists.count(Int($0)), $0) < (lists.count(Int($1)), $1) }
      return (Array(byCount.dropLast(needed - 1)), byCount.suffix(needed - 1).sorted())
    }
  }
}
