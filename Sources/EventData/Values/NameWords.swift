/// The words that stand around a name: what titles, degrees, suffixes and small words of family names are.
enum NameWords {
  /// Stand before a name, folded.
  static let titles = Set(
    [
      "dr", "prof", "professor", "mr", "mrs", "ms", "miss", "doctor", "engr", "assoc", "asst", "assist", "dra", "mme",
      "herr", "frau", "ڈاکٹر", "پروفیسر", "محترمہ", "جناب", "الدكتور", "دكتور",
    ].map { folded($0) })

  /// Follow a title, as in `Dr. med. habil.`
  static let titleTails: Set<String> = ["med", "dent", "habil", "rer", "nat", "univ", "h", "c"]

  /// Tell namesakes apart, and are no family name.
  static let suffixes: Set<String> = ["jr", "sr", "ii", "iii", "iv"]

  /// End a Portuguese family name, and are none by themselves.
  static let familyEnds: Set<String> = ["filho", "neto", "netto", "sobrinho", "júnior", "junior"]

  /// Stand behind a name. Those in `names` are family names too.
  static let degrees: Set<String> = [
    "md", "mbbs", "mbchb", "mbbch", "bds", "mds", "dds", "dmd", "phd", "dphil", "mphil", "msc", "bsc", "ms", "bs", "ma",
    "ba", "do", "mph", "mba", "mha", "mpa", "mcps", "fcps", "frcs", "frcsc", "frcsed", "frcp", "frcpc", "frcpath",
    "frcr", "frca", "frcog", "mrcp", "mrcpch", "mrcs", "mrcog", "mrcgp", "dnb", "mch", "mmed", "facs", "facp", "facr",
    "fasco", "fics", "fesc", "dabr", "dmrd", "dmrt", "dch", "dgo", "dlo", "pharmd", "bpharm", "mpharm", "drph", "dsc",
    "scd", "edd", "dpt", "dvm", "mhpe", "rn", "bsn", "msn", "llb", "llm", "mtech", "btech",
  ]
  static let names: Set<String> = ["ma", "ba", "do"]

  /// Stand before a family name and belong to it.
  static let particles: Set<String> = [
    "van", "von", "vom", "der", "den", "des", "de", "da", "do", "dos", "das", "del", "della", "dello", "di", "du", "la",
    "le", "las", "los", "lo", "ter", "ten", "te", "zu", "zur", "zum", "af", "av", "bin", "ibn", "bint", "binti", "ben",
    "abu", "abd", "abdel", "al", "el", "ul", "ur", "us", "uz", "ud", "und", "st", "saint", "san", "santa",
  ]
  /// Join two family names.
  static let joints: Set<String> = ["y", "e", "i"]

  /// What people write in brackets or behind a comma after a name, and is no part of it.
  static let roles: Set<String> = [
    "author", "presenter", "presenting", "speaker", "corresponding", "first", "second", "third", "last", "senior",
    "main", "principal", "investigator", "pi", "co", "resident", "registrar", "fellow", "consultant", "student",
    "trainee", "intern", "house", "officer", "supervisor", "medical", "pg", "pgr", "postgraduate", "year", "deceased",
    "assistant", "associate", "lecturer", "demonstrator", "head", "chief", "director", "oncologist", "surgeon",
    "physician", "radiologist", "pathologist", "radiotherapist", "haematologist", "hematologist", "specialist", "nurse",
    "pharmacist", "physicist", "scientist", "researcher", "scholar", "clinical", "research", "surgical", "radiation",
  ]

  /// True for what no given name is: it holds a role, a word of an institution, or an acronym such as `JPMC`.
  static func isPlaceOrRole(_ words: [String]) -> Bool {
    words.contains { word in
      let plain = folded(word)
      return roles.contains(plain) && !namesOfRoles.contains(plain) || InstitutionWords.ofPlaces.contains(plain)
        || word.count > 2 && word.allSatisfy(\.isUppercase)
          && (words.count == 1 || !word.contains { "AEIOUY".contains($0) })
    }
  }
  private static let namesOfRoles: Set<String> = [
    "house", "head", "first", "second", "third", "last", "main", "chief", "scholar", "nurse", "senior", "pi", "co",
    "year", "fellow", "intern",
  ]

  static func letters(_ word: String) -> String { word.filter(\.isLetter).lowercased() }

  /// True for a degree as written: `MD`, `Ph.D.`, `FCPS-II`; not for `Md`, which is Muhammad.
  static func isDegree(_ word: String) -> Bool {
    let stem = (word.split(separator: "-").first ?? "").filter(\.isLetter)
    return degrees.contains(stem.lowercased()) && stem.first?.isUppercase == true
      && stem.dropFirst().contains(where: \.isUppercase)
  }

  /// True for letters that stand for names: `A`, `A.`, `P.P.`; also `PK`, which no vowel makes a word, but not `NG`.
  ///
  /// - Parameter isCertain: true to take any two or three capitals for initials.
  static func isInitials(_ word: String, isShouted: Bool, isCertain: Bool = false) -> Bool {
    let stem = word.filter(\.isLetter)
    guard !stem.isEmpty, word.allSatisfy({ $0.isUppercase || ".-".contains($0) }) else { return false }
    if stem.count == 1 || word.contains(".") { return stem.count <= 4 }
    return isCertain && stem.count <= 3
      || !isShouted && stem.count <= 3 && stem != "NG" && !stem.contains { "AEIOUY".contains($0) }
  }
}
