import EventData

/// An index of the book: what to look up, and the abstracts it leads to.
struct BookIndex {
  /// An entry of an index.
  struct Line {
    let text: String
    let entries: [BookEntry]
  }

  /// The lines under one letter.
  struct Group {
    let letter: String
    let lines: [Line]
  }

  let groups: [Group]

  /// Authors by family name. One name written in two ways stays two: who is who is not for an index to decide; case and
  /// accents make no difference.
  static func authors(of book: Book) -> BookIndex {
    BookIndex(
      book.entries.flatMap { entry in entry.authors.map { ($0.name.sortKey, $0.name.inverted, entry) } })
  }

  /// Keywords, the most frequent spelling printed.
  static func keywords(of book: Book) -> BookIndex {
    BookIndex(book.entries.flatMap { entry in entry.keywords.map { (folded($0), $0, entry) } })
  }

  /// Trial numbers.
  static func trials(of book: Book) -> BookIndex {
    BookIndex(
      book.entries.flatMap { entry in
        entry.trials.map { (BookOrder.natural($0.text), $0.text, entry) }
      })
  }

  private init(_ mentions: [(key: String, text: String, entry: BookEntry)]) {
    let byKey = Dictionary(grouping: mentions.filter { !$0.key.isEmpty }) { $0.key }
    let lines = byKey.sorted { $0.key < $1.key }.map { key, found -> (key: String, line: Line) in
      let counts = Dictionary(grouping: found.map(\.text)) { $0 }.mapValues(\.count)
      let text = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
      var entries: [BookEntry] = []
      for mention in found where entries.last?.code != mention.entry.code { entries.append(mention.entry) }
      return (key, Line(text: text, entries: entries))
    }
    var groups: [Group] = []
    for (key, line) in lines {
      let letter = key.first.map { $0.isLetter ? String($0).uppercased() : "0–9" } ?? ""
      if groups.last?.letter == letter {
        groups[groups.count - 1] = Group(letter: letter, lines: groups[groups.count - 1].lines + [line])
      } else {
        groups.append(Group(letter: letter, lines: [line]))
      }
    }
    self.groups = groups
  }
}
