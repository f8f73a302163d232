import Programme
import Testing

/// Names taken apart for indexes and catalogues.
struct BookNameTests {
  @Test(arguments: [
    ("Ana Ng", "Ng", "Ana", "Ng, Ana"), ("Jan van der Berg", "van der Berg", "Jan", "van der Berg, Jan"),
    ("Madonna", "Madonna", "", "Madonna"),
    ("  Ana\u{202E}  Ng ", "Ng", "Ana", "Ng, Ana"), ("محمد علی", "علی", "محمد", "علی, محمد"),
    ("Breast Study Group", "Breast Study Group", "", "Breast Study Group"),
  ])
  func `the family name is the last word, with small words before it`(
    _ full: String, _ family: String, _ given: String, _ inverted: String
  ) {
    let name = BookName(full, groupWords: ["group"])
    #expect(name.family == family)
    #expect(name.given == given)
    #expect(name.inverted == inverted)
    #expect(name.isGroup == full.hasSuffix("Group"))
  }
}
