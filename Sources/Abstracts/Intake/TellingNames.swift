import EventData

/// Which parts of an affiliation tell whose it is, and where a text says them.
package struct TellingNames {
  let common: Set<String>
  private let headings: Set<String>

  /// - Parameters:
  ///   - common: words that give nobody away, folded.
  ///   - headings: the headings of an abstract.
  package init(common: Set<String>, headings: [String]) {
    self.common = common
    self.headings = Set(headings.map { folded($0) })
  }

  /// The parts between commas, without postal codes.
  package func parts(of text: String) -> [String] {
    text.split(separator: ",").map { part in
      part.split(separator: " ").filter { $0.contains(where: \.isLetter) }.joined(separator: " ")
    }.filter { !$0.isEmpty }
  }

  /// False for what many share: a country, a department, a body that all the world cites, common words alone.
  package func isTelling(_ part: String) -> Bool {
    let text = folded(part)
    let words = text.split(separator: " ").map(String.init)
    return !words.allSatisfy { common.contains($0) || Self.fields.contains($0) } && !headings.contains(text)
      && !CountryNames.contains(part)
      && !Self.bodies.contains(text) && !isDepartment(words)
  }

  /// `Department of Neurosurgery`, `Head and Neck Unit`; not `Unit of the Rose Hospital`.
  private func isDepartment(_ words: [String]) -> Bool {
    guard !words.contains(where: { InstitutionWords.institutions.contains($0) }) else { return false }
    let isFirst = words.count > 2 && Self.units.contains(words[0]) && ["of", "for"].contains(words[1])
    return isFirst || words.last.map(InstitutionWords.departments.contains) == true
  }

  private static let units = InstitutionWords.departments.union(["service", "school", "laboratory", "chair"])

  /// Words of which a department's name is made when it does not say that it is one: `Head and Neck Surgery`.
  private static let fields: Set<String> = [
    "and", "head", "neck", "breast", "liver", "kidney", "pain", "surgery", "surgical", "oncology", "medical",
    "clinical",
    "medicine", "radiation", "radiotherapy", "radiology", "imaging", "nuclear", "internal", "family", "palliative",
    "paediatric", "pediatric", "paediatrics", "pediatrics", "gynaecology", "gynecology", "gynaecological",
    "gynecological", "obstetrics", "transplant", "transplantation", "thoracic", "vascular", "plastic", "orthopaedic",
    "orthopedic", "pathology", "histopathology", "haematology", "hematology", "neurosurgery", "neurology", "urology",
    "cardiology", "pulmonology", "gastroenterology", "hepatology", "nephrology", "endocrinology", "dermatology",
    "psychiatry", "ophthalmology", "otolaryngology", "anaesthesia", "anesthesia", "anaesthesiology", "anesthesiology",
    "nursing", "pharmacy", "genetics", "microbiology", "biochemistry", "molecular", "biology",
  ]

  private static let bodies = Set(
    [
      "World Health Organization", "World Health Organisation", "WHO", "United Nations", "UNICEF", "IARC",
      "International Agency for Research on Cancer", "International Atomic Energy Agency", "IAEA",
      "American Joint Committee on Cancer", "AJCC", "Union for International Cancer Control", "UICC",
      "National Comprehensive Cancer Network", "NCCN", "American Society of Clinical Oncology", "ASCO",
      "European Society for Medical Oncology", "ESMO", "Food and Drug Administration", "FDA",
      "Centers for Disease Control and Prevention", "National Institutes of Health",
    ].map { folded($0) })

  /// Words before which a name is that of a rule: `Milan criteria`, `Edinburgh scale`.
  package static let standards: Set<String> = [
    "classification", "classifications", "criteria", "criterion", "system", "score", "scores", "scale", "scales",
    "grade", "grades", "grading", "staging", "stage", "consensus", "guideline", "guidelines", "definition",
    "definitions", "index", "questionnaire", "protocol", "declaration", "recommendation", "recommendations",
    "convention", "agreement", "virus",
  ]

  /// Cities that are words too, so that a capital at the beginning of a sentence says nothing.
  static let words: Set<String> = [
    "reading", "bath", "nice", "mobile", "split", "cork", "bury", "sale", "orange", "tours", "lens", "hull", "deal",
    "battle", "wells", "rugby", "sandwich", "barking", "worms", "bend", "aurora", "phoenix", "march", "sandy", "flint",
    "blessing", "mold", "ware", "stone", "street", "settle", "poole", "diss", "beer", "eye", "rye", "ash", "hope",
    "independence", "providence", "buffalo", "plains", "corona", "essen",
  ]
}
