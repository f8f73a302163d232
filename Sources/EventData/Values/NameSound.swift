/// How a word of a name sounds, whoever wrote it in Latin letters: `Muhammad` and `Mohd`, `Hussain` and `Husein`,
/// `Mueller` and `Müller`. Vowels at the end of a word are kept apart, since they tell women from men: `Ali` and `Alia`.
struct NameSound: Hashable, Sendable {
  private let letters: [UInt8]

  /// - Parameter word: folded; a word in other letters than Latin stands for itself.
  init(_ word: String) {
    let bytes = Array(word.utf8)
    letters = Self.known[word] ?? (bytes.allSatisfy { $0 < 0x80 } ? Self.heard(bytes) : bytes)
  }

  /// The consonants, and `*` for a vowel at the beginning: equal for all words that sound alike.
  var consonants: String {
    String(decoding: letters.prefix(1).map { Self.isVowel($0) ? star : $0 }, as: UTF8.self)
      + String(decoding: letters.dropFirst().filter { !Self.isVowel($0) }, as: UTF8.self)
  }

  /// True when two words can be one: a short e is written for an a, for an i and for the sound of `ai`.
  func isLike(_ other: NameSound) -> Bool {
    letters.count == other.letters.count
      && zip(letters, other.letters).allSatisfy {
        $0 == $1 || ($0 == e && "aiE".utf8.contains($1)) || ($1 == e && "aiE".utf8.contains($0))
      }
  }

  private static func isVowel(_ letter: UInt8) -> Bool { "aeiouE".utf8.contains(letter) }

  /// Names whose spellings no rule joins.
  private static let known: [String: [UInt8]] = {
    let groups = [
      "muhammad mohammad mohammed muhammed mohamed mohamad muhamad mohammod mohd muhd mhd md",
      "syed sayed sayyid sayyed saiyid seyed", "usman osman othman uthman", "yusuf yousuf yousaf yousef youssef",
      "tariq tarek tareq tarik", "qasim kasim qasem kassem qassem",
    ].map { $0.split(separator: " ").map(String.init) }
    return Dictionary(uniqueKeysWithValues: groups.flatMap { group in group.map { ($0, heard(Array(group[0].utf8))) } })
  }()

  private static func heard(_ word: [UInt8]) -> [UInt8] {
    var heard: [UInt8] = []
    var rest = word[...]
    while let letter = rest.first {
      let run = rest.prefix { "aeiouy".utf8.contains($0) }
      let isConsonant = run.isEmpty || (letter == y && heard.isEmpty && run.count > 1)
      let (sounds, length) =
        isConsonant ? consonant(rest, afterVowel: heard.last.map(isVowel) == true) : (vowels(run), run.count)
      for sound in sounds where sound != heard.last { heard.append(sound) }
      rest = rest.dropFirst(length)
    }
    return heard
  }

  private static func consonant(_ rest: ArraySlice<UInt8>, afterVowel: Bool) -> (sounds: [UInt8], length: Int) {
    switch String(decoding: rest.prefix(2), as: UTF8.self) {
    case "ph": (Array("f".utf8), 2)
    case "kh": (Array("X".utf8), 2)
    case "sh": (Array("S".utf8), 2)
    case "ch": (Array("C".utf8), 2)
    case "gh", "dh", "th": (Array(rest.prefix(1)), 2)
    case "ck": (Array("k".utf8), 2)
    case "qu" where rest.dropFirst(2).first.map(isVowel) == true: (Array("k".utf8), 2)
    case "h" where afterVowel: ([], 1)
    default:
      switch rest.first {
      case UInt8(ascii: "q"), UInt8(ascii: "c"): (Array("k".utf8), 1)
      case UInt8(ascii: "w"): (Array("v".utf8), 1)
      case UInt8(ascii: "x"): (Array("ks".utf8), 1)
      default: (Array(rest.prefix(1)), 1)
      }
    }
  }

  private static func vowels(_ run: ArraySlice<UInt8>) -> [UInt8] {
    switch String(decoding: run, as: UTF8.self) {
    case "e", "ae": Array("e".utf8)
    case "i", "y", "ee", "ea", "ie", "iy": Array("i".utf8)
    case "u", "o", "oo", "ou", "oe", "ue", "au", "oa": Array("u".utf8)
    case let text where "ae".contains(text.prefix(1)) && text.count > 1 && "eiy".contains(text.suffix(1)):
      Array("E".utf8)
    default: run.map { $0 == y ? UInt8(ascii: "i") : $0 == UInt8(ascii: "o") ? UInt8(ascii: "u") : $0 }
    }
  }
}

private let e = UInt8(ascii: "e"), y = UInt8(ascii: "y"), star = UInt8(ascii: "*")
