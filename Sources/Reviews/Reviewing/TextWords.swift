import EventData

/// A text cut into words, each folded and with its place: matching is done on the folded ones, and what is found is shown
/// as it stands.
struct TextWords {
  let text: String
  let folded: [String]
  private let ranges: [Range<String.Index>]
  private let positions: [String: [Int]]

  init(_ text: String) {
    self.text = text
    var folded: [String] = []
    var ranges: [Range<String.Index>] = []
    var start: String.Index?
    func end(at index: String.Index) {
      guard let from = start else { return }
      let word = EventData.folded(text[from..<index])
      if !word.isEmpty {
        folded.append(word)
        ranges.append(from..<index)
      }
      start = nil
    }
    for index in text.indices {
      let character = text[index]
      if character.isLetter || character.isNumber || (start != nil && (character == "'" || character == "\u{2019}")) {
        if start == nil { start = index }
      } else {
        end(at: index)
      }
    }
    end(at: text.endIndex)
    self.folded = folded
    self.ranges = ranges
    positions = Dictionary(grouping: folded.indices, by: { folded[$0] })
  }

  /// True when the text has one of these folded words.
  func hasAny(_ words: Set<String>) -> Bool { words.contains { positions[$0] != nil } }

  /// Where folded words stand one after another.
  func places(of phrase: [String]) -> [Range<String.Index>] {
    guard let first = phrase.first, !first.isEmpty else { return [] }
    return positions[first, default: []].compactMap { start in
      guard start + phrase.count <= folded.count, folded[start..<(start + phrase.count)].elementsEqual(phrase) else {
        return nil
      }
      return ranges[start].lowerBound..<ranges[start + phrase.count - 1].upperBound
    }
  }

  /// A place with some words before and after it, on one line.
  func around(_ place: Range<String.Index>) -> String {
    let from = text.index(place.lowerBound, offsetBy: -40, limitedBy: text.startIndex) ?? text.startIndex
    let to = text.index(place.upperBound, offsetBy: 40, limitedBy: text.endIndex) ?? text.endIndex
    return "\(from > text.startIndex ? "…" : "")\(String(text[from..<to]).onOneLine)\(to < text.endIndex ? "…" : "")"
  }
}
