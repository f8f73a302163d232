import EventData
import Testing

/// Names taken apart for print, indexes and deposit. All people are invented.
struct WrittenNameTests {
  @Test(arguments: [
    ("Mina Oke", "Oke, Mina"), ("Oke, Mina", "Oke, Mina"), ("Oke,Mina B.", "Oke, Mina B."),
    ("Piet van der Molen", "van der Molen, Piet"), ("Piet Van Der Molen", "Van Der Molen, Piet"),
    ("Rosa De La Vega", "De La Vega, Rosa"), ("De La Vega, Rosa", "De La Vega, Rosa"),
    ("Rosa Soto y Luna", "Soto y Luna, Rosa"), ("Soto Luna, Rosa", "Soto Luna, Rosa"),
    ("Leo Prado Filho", "Prado Filho, Leo"), ("Karim bin Omar al-Sabri", "al-Sabri, Karim bin Omar"),
    ("Zafar ul Haq", "ul Haq, Zafar"), ("zafar ahmed bano", "bano, zafar ahmed"),
    ("Tom Baker Jr.", "Baker Jr., Tom"), ("Baker, Tom, Jr.", "Baker Jr., Tom"), ("Tom Baker, III", "Baker III, Tom"),
    ("Tom Baker III", "Baker III, Tom"), ("Dr. Tom Baker Sr", "Baker Sr, Tom"),
    ("Mina Oke, MD, PhD", "Oke, Mina"), ("Prof. Mina Oke MBBS FCPS", "Oke, Mina"), ("Mina Oke, MRCP (UK)", "Oke, Mina"),
    ("Oke, Mina, M.D.", "Oke, Mina"), ("Mina Oke, Ph. D.", "Oke, Mina"), ("Mina Oke FCPS-II", "Oke, Mina"),
    ("Jin Hua MA", "MA, Jin Hua"), ("JACK MA", "MA, JACK"), ("Yo Ma", "Ma, Yo"), ("Md. Karim", "Karim, Md."),
    ("Rao P.P.", "Rao, P.P."), ("Rao PK", "Rao, PK"), ("Oke M", "Oke, M"), ("van der Molen P.", "van der Molen, P."),
    ("Mina NG", "NG, Mina"), ("M. B. Oke", "Oke, M. B."), ("Dr. med. habil. Uta Kern", "Kern, Uta"),
    ("Prof. (Dr.) Uta Kern", "Kern, Uta"), ("Mina Oke (Resident)", "Oke, Mina"), ("Suharto", "Suharto"),
    ("  Mina\u{202E}  Oke ", "Oke, Mina"), ("محمد رضا", "رضا, محمد"), ("ڈاکٹر محمد رضا", "رضا, محمد"),
    ("李 娜", "李, 娜"), ("李娜", "李娜"), ("Nguyễn Thị Lan", "Lan, Nguyễn Thị"), ("Máire O’Shea", "O’Shea, Máire"),
  ])
  func `a name is indexed under its family name`(_ typed: String, _ inverted: String) {
    #expect(WrittenName(typed).inverted == inverted)
  }

  @Test func `titles, degrees and suffixes stand apart, and a name is printed the natural way round`() {
    let name = WrittenName("Brig. Prof. Baker, Tom, Jr., MBBS, FCPS", titles: ["brig"])
    #expect(
      name
        == WrittenName(
          title: "Brig. Prof.", full: "Tom Baker Jr.", given: "Tom", family: "Baker", suffix: "Jr.",
          degrees: "MBBS, FCPS"))
    #expect(WrittenName("Rao P.P.").full == "Rao P.P.")
    #expect(WrittenName("Elisa (Liz) Oke").full == "Elisa (Liz) Oke")
    #expect(WrittenName("Elisa (Liz) Oke").inverted == "Oke, Elisa")
    #expect(WrittenName("Oke, Mina, Baker, Tom").full == "Oke, Mina, Baker, Tom")
  }

  @Test(arguments: [
    ("Mina Oke, MS", "MS"), ("Mina Oke, MBBS, MS, FCPS", "MBBS, MS, FCPS"), ("Mina Oke MS FCPS", "MS, FCPS"),
    ("Mina Oke, MS FCPS", "MS, FCPS"), ("Mina Oke MS", "MS"), ("Mina Oke BS", "BS"),
  ])
  func `a Master of Surgery is no Ms`(_ typed: String, _ degrees: String) {
    let name = WrittenName(typed)
    #expect(name.inverted == "Oke, Mina" && name.degrees == degrees && name.title.isEmpty)
    #expect(WrittenName("Ms Mina Oke").title == "Ms" && WrittenName("Oke, Ms Mina").inverted == "Oke, Mina")
  }

  @Test(arguments: [
    "Mina Oke, Assistant Professor", "Mina Oke, Medical Student", "Mina Oke, Resident", "Oke, Mina, Registrar",
    "Mina Oke, Consultant Oncologist",
  ])
  func `a role behind a name is no part of it`(_ typed: String) { #expect(WrittenName(typed).inverted == "Oke, Mina") }

  @Test(arguments: [
    "Mina Oke, Department of Surgery", "Mina Oke, FHQM", "Mina Oke, Fern Hospital", "Mina Oke, Consultant Neurologist",
  ])
  func `a hospital behind a name is no given name`(_ typed: String) {
    #expect(WrittenName(typed).full == typed && WrittenName(typed).given.isEmpty)
  }

  @Test(arguments: [
    ("Soto Luna, Rosa Maria", "Rosa Maria Soto Luna"), ("SOTO LUNA, ROSA", "ROSA SOTO LUNA"),
    ("van der Molen, P.", "P. van der Molen"), ("Soto Luna, R", "R Soto Luna"), ("Oke, Mina House", "Mina House Oke"),
  ])
  func `a name turned round is read as before`(_ typed: String, _ full: String) {
    #expect(WrittenName(typed).full == full)
  }

  @Test func `a group has no given name, and is indexed without those it stands for`() {
    let group = WrittenName("on behalf of the RIVER Investigators", groupWords: ["investigators"])
    #expect(group.isGroup && group.full == "on behalf of the RIVER Investigators")
    #expect(group.inverted == "RIVER Investigators")
    #expect(WrittenName("Head and Neck Study Group", groupWords: ["group"]).family == "Head and Neck Study Group")
    #expect(WrittenName("Group for Rare Tumours", groupWords: ["group"]).isGroup)
    #expect(WrittenName("Group Captain Mina Oke", groupWords: ["group"]).isGroup == false)
    #expect(!WrittenName("Group", groupWords: ["group"]).isGroup && !WrittenName("Mina Oke").isGroup)
  }

  @Test(arguments: [
    "Mina Oke", "Soto Luna, Rosa", "Dr. Tom Baker Jr., MD, PhD", "De La Vega, Rosa", "Rao P.P.", "Suharto",
    "Baker, Tom, III",
  ])
  func `what is on file is typed again as it was read`(_ typed: String) {
    let name = WrittenName(typed)
    #expect(WrittenName(name.typed) == name)
  }
}
