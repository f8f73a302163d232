import EventData
import Testing

@testable import Abstracts

/// Authors and affiliations as people write them. All people are invented.
@Suite struct BylineTests {
  private static let rules = NameRules(titles: ["Dr", "Prof"], groupWords: ["group", "investigators"])
  private static let two = "1. Fern Hospital, Quetta\n2. Hill Institute, Multan"

  private func byline(_ authors: String, _ affiliations: String = two, presenter: String = "Mina Oke") -> Byline {
    Byline(authors: authors, affiliations: affiliations, presenter: presenter, rules: Self.rules)
  }

  private func text(_ byline: Byline) -> String {
    byline.authors.map { "\($0.name) \($0.affiliations)\($0.isPresenter ? "*" : "")" }.joined(separator: "; ")
  }

  @Test(arguments: [
    "Mina Oke (1,2); Tom Baker (2)", "Oke, Mina (1,2); Baker, Tom (2)", "Mina Oke [1,2]; Tom Baker [2]",
    "Mina Oke {1-2}; Tom Baker {2}", "Mina Oke (1 and 2); Tom Baker (2)", "Mina Oke (1/2); Tom Baker#2",
    "Mina Oke (1; 2); Tom Baker (2)", "Mina Oke¹,²; Tom Baker²", "Mina Oke†1,2; Tom Baker‡ (2)",
    "Mina Oke 1–2*; Tom Baker§,²", "1. Mina Oke (1,2)\n2. Tom Baker (2)", "1) Mina Oke 1,2\n2) Tom Baker 2",
    "(1) Mina Oke (1,2); (2) Tom Baker (2)", "¹,²Mina Oke; ²Tom Baker", "1,2Mina Oke; 2Tom Baker",
    "Mina Oke (1,2), Tom Baker (2)", "Mina Oke1,2, Tom Baker2", "Mina Oke1,2 and Tom Baker2",
    "Oke, Mina (1,2), Baker, Tom (2)",
    "Dr. Mina Oke, MBBS, FCPS (1,2); Prof. Tom Baker MD FRCS (2)", "Mina Oke, MD1,2, Tom Baker, PhD2",
    "• Mina Oke (1, 2);\n• Tom Baker (2);", "Mina Oke (a,b); Tom Baker (b)", "Mina Oke (1,2*); and Tom Baker (2†)",
    "Mina Oke¹,², a; Tom Baker²,a",
  ])
  func `two authors are read in every way of marking`(_ typed: String) {
    #expect(text(byline(typed)) == "Mina Oke [1, 2]*; Tom Baker [2]")
  }

  @Test(arguments: [
    "1. Fern Hospital, Quetta\n2. Hill Institute, Multan", "¹ Fern Hospital, Quetta\n²Hill Institute, Multan",
    "[1] Fern Hospital, Quetta\n[2] Hill Institute, Multan", "#1 Fern Hospital, Quetta\n#2 Hill Institute, Multan",
    "1Fern Hospital, Quetta\n2Hill Institute, Multan", "1 Fern Hospital, Quetta\n2 Hill Institute, Multan",
    "1: Fern Hospital, Quetta; 2: Hill Institute, Multan", "1. Fern Hospital, Quetta 2. Hill Institute, Multan",
    "¹Fern Hospital, Quetta, ²Hill Institute, Multan", "Fern Hospital, Quetta1\nHill Institute, Multan2",
    "Fern Hospital, Quetta (1); Hill Institute, Multan (2)", "1. Fern Hospital; Quetta\n2. Hill Institute; Multan",
    "Fern Hospital, Quetta; Hill Institute, Multan", "Fern Hospital; Quetta\nHill Institute; Multan",
    "1. Fern Hospital,\nQuetta\n2. Hill Institute,\nMultan.",
    "1. Fern Hospital\nQuetta\n2. Hill Institute,\nMultan", "¹Fern Hospital\nQuetta\n²Hill Institute, Multan",
    "1 Fern Hospital\nQuetta\n2 Hill Institute\nMultan",
  ])
  func `two affiliations are read in every way of numbering`(_ typed: String) {
    let found = byline("Mina Oke (1); Tom Baker (2)", typed)
    #expect(found.affiliations.map(\.description) == ["1. Fern Hospital, Quetta", "2. Hill Institute, Multan"])
    #expect(found.affiliations.map(\.city) == ["Quetta", "Multan"])
    #expect(text(found) == "Mina Oke [1]*; Tom Baker [2]")
  }

  @Test(arguments: [
    ("a. Fern Hospital, Quetta\nb. Hill Institute, Multan", "Mina Oke (a,b); Tom Baker (b)"),
    ("ᵃFern Hospital, Quetta\nᵇHill Institute, Multan", "Mina Okeᵃ,ᵇ; Tom Bakerᵇ"),
    ("(a) Fern Hospital, Quetta; (b) Hill Institute, Multan", "Mina Oke a,b; Tom Baker b"),
    ("* Fern Hospital, Quetta\n† Hill Institute, Multan", "Mina Oke*†; Tom Baker†"),
    ("A. Fern Hospital, Quetta\nB. Hill Institute, Multan", "Mina Oke (A, B); Tom Baker (B)"),
  ])
  func `letters and signs mean the affiliations that bear them`(_ places: String, _ authors: String) {
    let found = byline(authors, places)
    #expect(found.affiliations.map(\.institution) == ["Fern Hospital", "Hill Institute"])
    #expect(text(found) == "Mina Oke [1, 2]*; Tom Baker [2]")
  }

  @Test(arguments: [
    ("108 Military Hospital, Hanoi", "108 Military Hospital", "Hanoi", ""),
    ("1st Affiliated Hospital, Wuhan, China", "1st Affiliated Hospital", "Wuhan", "China"),
    ("A. K. Memorial Hospital, Swat", "A. K. Memorial Hospital", "Swat", ""),
    ("Fern Hospital, Pokhara, Nepal", "Fern Hospital", "Pokhara", "Nepal"),
    (
      "Department of Surgery, Fern Hospital, Leeds LS1 3EX, United Kingdom.", "Department of Surgery, Fern Hospital",
      "Leeds LS1 3EX", "United Kingdom"
    ),
    ("Fern Hospital, Quetta, 87300, Pakistan", "Fern Hospital", "Quetta, 87300", "Pakistan"),
    ("Fern Hospital, Pakistan", "Fern Hospital", "", "Pakistan"),
    ("Fern Hospital Ward 1", "Fern Hospital Ward 1", "", ""),
    ("Department of Surgery; Fern Hospital; Quetta", "Department of Surgery, Fern Hospital", "Quetta", ""),
  ])
  func `a name that begins or ends like a mark stays whole, and a country is no city`(
    _ typed: String, _ institution: String, _ city: String, _ country: String
  ) {
    let places = byline("Mina Oke", typed).affiliations
    #expect(places.map(\.institution) == [institution])
    #expect(places.first?.city == city)
    #expect(places.first?.country == country)
  }

  @Test func `what follows a marked line goes on with it`() {
    let wrapped =
      "a) Department of Oncology\nFern Hospital, Quetta\nb) Department of Clinical and Radiation Oncology at\nHill"
      + " Institute, Multan\nCorrespondence: oke@fern.example"
    #expect(
      byline("Mina Oke (a); Tom Baker (b)", wrapped).affiliations.map(\.institution) == [
        "Department of Oncology, Fern Hospital", "Department of Clinical and Radiation Oncology at Hill Institute",
        "Correspondence: oke@fern.example",
      ])
    #expect(
      byline("Mina Oke; Tom Baker", "1. Ward\n108 Military Hospital, Hanoi").affiliations.map(\.institution) == [
        "Ward, 108 Military Hospital"
      ])
    #expect(byline("Mina Oke (1)", "108 Military Hospital, Hanoi\nHill Institute, Multan").affiliations.count == 2)
  }

  @Test(arguments: [
    ("Mina Oke, Tom Baker; Uta Kern", "Mina Oke", ["Mina Oke", "Tom Baker", "Uta Kern"]),
    ("Mina Oke, Tom Baker; River Study Group", "Tom Baker", ["Mina Oke", "Tom Baker", "River Study Group"]),
    ("Mina Oke, Tom Baker; Uta Kern", "Uta Kern", ["Mina Oke, Tom Baker", "Uta Kern"]),
    ("Soto Luna, Rosa Maria; Baker, Tom", "Tom Baker", ["Rosa Maria Soto Luna", "Tom Baker"]),
    ("Mina Oke (1), Tom Baker (2); Uta Kern (1)", "Uta Kern", ["Mina Oke", "Tom Baker", "Uta Kern"]),
    ("Mina Oke, Tom Baker", "Oke Mina", ["Mina Oke", "Tom Baker"]),
    ("Mina Oke, Tom Baker", "Uta Kern", ["Mina Oke, Tom Baker"]),
    ("Soto Luna, Rosa Maria", "Rosa Soto", ["Rosa Maria Soto Luna"]),
    ("Soto Luna, Rosa Maria", "R. M. Soto Luna", ["Rosa Maria Soto Luna"]),
    (
      "Mina Oke, Tom Baker, Uta Kern\nAda Lind, Bo Ek", "Uta Kern",
      ["Mina Oke", "Tom Baker", "Uta Kern", "Ada Lind", "Bo Ek"]
    ),
    ("Mina Oke, Fern Hospital", "Mina Oke", ["Mina Oke, Fern Hospital"]),
    ("Mina Oke, Department of Surgery, Tom Baker", "Mina Oke", ["Mina Oke, Department of Surgery, Tom Baker"]),
    ("Mina Oke, Resident, Tom Baker, MS", "Mina Oke", ["Mina Oke", "Tom Baker"]),
    ("Mina Oke, A; Tom Baker, B", "Mina Oke", ["Mina Oke, A", "Tom Baker, B"]),
    ("Oke, A; Baker, B", "A. Oke", ["A Oke", "B Baker"]),
    ("Mina Oke; Tom Khan; Uta Roy.", "Mina Oke", ["Mina Oke", "Tom Khan", "Uta Roy"]),
    ("Oke, M.; Tom Baker Jr.", "M. Oke", ["M. Oke", "Tom Baker Jr."]),
    ("Mina Oke؛ Tom Baker； Uta Kern", "Mina Oke", ["Mina Oke", "Tom Baker", "Uta Kern"]),
    ("Mina Oke، Tom Baker، Uta Kern", "Mina Oke", ["Mina Oke", "Tom Baker", "Uta Kern"]),
    ("Mina Oke · Tom Baker · Uta Gal·la", "Mina Oke", ["Mina Oke", "Tom Baker", "Uta Gal·la"]),
  ])
  func `names between commas are cut or turned round only where the list or the presenter tells`(
    _ typed: String, _ presenter: String, _ names: [String]
  ) {
    #expect(byline(typed, presenter: presenter).authors.map(\.name) == names)
  }

  @Test func `a group among initials does not change who has which family name`() {
    let families = byline("Wei LI; Oke AB; Rao PK; River Study Group").authors.map(\.person.family)
    #expect(families.prefix(2) == byline("Wei LI; Oke AB; Rao PK").authors.map(\.person.family).prefix(2))
    #expect(byline("Oke AEI; Rao PK; River Study Group").authors.map(\.person.family).prefix(2) == ["Oke", "Rao"])
  }

  @Test func `authors are cut at commas where it is plain, and only there`() {
    #expect(byline("Mina Oke, Tom Baker, Uta Kern").authors.map(\.name) == ["Mina Oke", "Tom Baker", "Uta Kern"])
    #expect(byline("Oke M, Baker T, Kern UV").authors.map(\.person.family) == ["Oke", "Baker", "Kern"])
    #expect(byline("Mina Oke, Tom Baker").authors.map(\.name) == ["Mina Oke", "Tom Baker"])
    let one = byline("Soto Luna, Rosa Maria", presenter: "Rosa Maria Soto Luna")
    #expect(one.authors.map(\.person.family) == ["Soto Luna"])
    #expect(one.authors[0].isPresenter)
    #expect(byline("Oke, Mina").authors.map(\.name) == ["Mina Oke"])
    #expect(byline("Mina Oke; Head and Neck Study Group").authors.map(\.name).last == "Head and Neck Study Group")
    #expect(byline("Mina Oke, Fern Hospital; Tom Baker").authors[0].name == "Mina Oke, Fern Hospital")
    #expect(byline("Mina Oke, Quetta; Tom Baker").authors[0].name == "Mina Oke, Quetta")
    #expect(byline("Oke, Mina, Baker, Tom").authors.map(\.name) == ["Oke, Mina, Baker, Tom"])
  }

  @Test func `a raised number that no affiliation has is read as its digits when all of them are there`() {
    #expect(text(byline("Mina Oke¹²; Tom Baker12")) == "Mina Oke [1, 2]*; Tom Baker [1, 2]")
    #expect(text(byline("Mina Oke (1); Tom Baker (3)")) == "Mina Oke [1]*; Tom Baker [3]")
  }

  @Test(arguments: [
    "Dr.Mina Oke", "Mina B. Oke", "Mina Oke (Resident)", "Oke, Mina", "M. Oke", "Mina Oke, MBBS", "Mina Oke*",
  ])
  func `a presenter is found by a shorter or longer form of the name`(_ presenter: String) {
    #expect(text(byline("Tom Baker (1); Mina Oke (2)", presenter: presenter)) == "Tom Baker [1]; Mina Oke [2]*")
  }

  @Test func `initials that fit two authors name neither`() {
    #expect(byline("Mina Oke; Musa Oke", presenter: "M. Oke").authors.map(\.isPresenter) == [false, false])
    #expect(byline("Mina Oke; Mina Oke", presenter: "Mina Oke").authors.map(\.isPresenter) == [true, false])
  }
}
