/// Which lists hold each value that more than one list holds: two flat tables, one by value and one by list.
///
/// Everything lies in arrays of 32-bit numbers: for 15,000 abstracts there are four million entries, and a dictionary of
/// them takes ten times the room and the time.
struct RunIndex {
  /// Rows of numbers one after the other: row n is `numbers[starts[n]..<starts[n + 1]]`.
  struct Rows {
    let starts: [UInt32]
    let numbers: [UInt32]

    /// The numbers of a row.
    subscript(_ row: Int) -> ArraySlice<UInt32> { numbers[Int(starts[row])..<Int(starts[row + 1])] }

    /// How many numbers a row has.
    func count(_ row: Int) -> Int { Int(starts[row + 1] - starts[row]) }

    /// Row n of the result holds the rows of this one that hold n and that `isIncluded` lets through, ascending.
    func turned(width: Int, where isIncluded: (Int) -> Bool) -> Rows {
      var starts = [UInt32](repeating: 0, count: width + 1)
      let rows = (0..<(self.starts.count - 1)).filter(isIncluded)
      for row in rows { for number in self[row] { starts[Int(number) + 1] += 1 } }
      for number in 0..<width { starts[number + 1] += starts[number] }
      var next = starts
      var numbers = [UInt32](repeating: 0, count: Int(starts[width]))
      for row in rows {
        for number in self[row] {
          numbers[Int(next[Int(number)])] = UInt32(row)
          next[Int(number)] += 1
        }
      }
      return Rows(starts: starts, numbers: numbers)
    }
  }

  /// The lists of each shared value, ascending.
  let lists: Rows

  /// - Parameter lists: ascending values without repetition.
  init(_ lists: [[UInt64]]) {
    let total = lists.reduce(0) { $0 + $1.count }
    var values: [UInt64] = [], owners: [UInt32] = []
    values.reserveCapacity(total)
    owners.reserveCapacity(total)
    for (number, list) in lists.enumerated() {
      values.append(contentsOf: list)
      owners.append(contentsOf: repeatElement(UInt32(number), count: list.count))
    }
    Self.sort(&values, &owners)
    var starts: [UInt32] = [0], numbers: [UInt32] = []
    var start = 0
    while start < total {
      var end = start + 1
      while end < total, values[end] == values[start] { end += 1 }
      if end - start > 1 {
        numbers.append(contentsOf: owners[start..<end])
        starts.append(UInt32(numbers.count))
      }
      start = end
    }
    self.lists = Rows(starts: starts, numbers: numbers)
  }

  /// Sorts values with their owners, who stay in order where values are equal.
  private static func sort(_ values: inout [UInt64], _ owners: inout [UInt32]) {
    var otherValues = values, otherOwners = owners
    // The values are hashes: their upper 33 bits tell nearly all of them apart.
    for shift in [UInt64(31), 42, 53] {
      pass(shift, values, owners, &otherValues, &otherOwners)
      swap(&values, &otherValues)
      swap(&owners, &otherOwners)
    }
    var start = 0
    while start < values.count {
      var end = start + 1, isMixed = false
      while end < values.count, values[end] >> 31 == values[start] >> 31 {
        isMixed = isMixed || values[end] != values[start]
        end += 1
      }
      if isMixed {
        let order = (start..<end).sorted { (values[$0], owners[$0]) < (values[$1], owners[$1]) }
        let (sortedValues, sortedOwners) = (order.map { values[$0] }, order.map { owners[$0] })
        values.replaceSubrange(start..<end, with: sortedValues)
        owners.replaceSubrange(start..<end, with: sortedOwners)
      }
      start = end
    }
  }

  /// One stable pass of a radix sort over eleven bits.
  private static func pass(
    _ shift: UInt64, _ values: [UInt64], _ owners: [UInt32], _ toValues: inout [UInt64], _ toOwners: inout [UInt32]
  ) {
    var places = [Int](repeating: 0, count: 2_049)
    for value in values { places[Int((value >> shift) & 2_047) + 1] += 1 }
    for digit in 0..<2_048 { places[digit + 1] += places[digit] }
    values.withUnsafeBufferPointer { values in
      toValues.withUnsafeMutableBufferPointer { toValues in
        toOwners.withUnsafeMutableBufferPointer { toOwners in
          for index in values.indices {
            let digit = Int((values[index] >> shift) & 2_047)
            let place = places[digit]
            places[digit] = place + 1
            toValues[place] = values[index]
            toOwners[place] = owners[index]
          }
        }
      }
    }
  }
}
