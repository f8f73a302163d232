import EventData
import TestSupport
import Testing

@Suite struct TextTests {
  @Test(arguments: [
    ("علي", "علی"), ("كريم", "کریم"), ("مه", "مہ"), ("أحمد", "احمد"), ("آفریدی", "افریدی"), ("محمــد", "محمد"),
    ("ماہ\u{200C}نور", "ماہ نور"), ("José María", "jose maria"), ("  AL-RASHID ", "al rashid"),
    ("Prof. (Dr.)  McDonald", "prof dr mcdonald"), ("O’Brien", "obrien"), ("Head & Neck", "head neck"),
    ("Ra\u{200B}za", "Raza"), ("\u{202A}Raza\u{202C}", "RAZA"), ("KILIÇ", "Kılıç"), ("İPEK", "ipek"),
    ("ΝΙΚΟΣ", "Νίκος"),
    ("e\u{301}", "é"), ("مُحَمَّد", "محمد"), ("", ""), ("!?", ""),
  ]) func `spellings of one name fold together`(left: String, right: String) {
    #expect(folded(left) == folded(right))
  }

  @Test func `different names stay different when folded`() {
    #expect(folded("علی") != folded("عالی"))
    #expect(folded("Khan") != folded("Khaan"))
    #expect(folded("A B") != folded("AB"))
  }

  @Test func `folding twice is folding once`() {
    for text in ["آمنہ  بلوچ", "Jürgen MÜLLER-Lüdenscheid", "İpek", "霧島 みどり", "a\u{0640}b"] {
      #expect(folded(folded(text)) == folded(text))
    }
  }

  @Test func `edit distance is a metric`() {
    var dice = Dice(seed: 5)
    let words = (0..<25).map { _ in
      (0..<Int.random(in: 0...6, using: &dice)).map { _ in Int.random(in: 0...2, using: &dice) }
    }
    for a in words {
      for b in words {
        let distance = editDistance(a, b)
        #expect(distance == editDistance(b, a))
        #expect((distance == 0) == (a == b))
        #expect(distance >= abs(a.count - b.count) && distance <= max(a.count, b.count))
        for c in words { #expect(editDistance(a, c) <= distance + editDistance(b, c)) }
      }
    }
    #expect(editDistance(Array("kitten"), Array("sitting")) == 3)
  }

  @Test func `the near name is suggested and a far one is not`() {
    #expect(nearest(to: "starst", in: ["starts", "ends"]) == "starts")
    #expect(nearest(to: "STARTS", in: ["starts", "ends"]) == "starts")
    #expect(nearest(to: "widht", in: ["height", "width"]) == "width")
    #expect(nearest(to: "zebra", in: ["starts", "ends"]) == nil)
    #expect(nearest(to: "", in: []) == nil)
  }

  @Test func `text is trimmed, put on one line and searched for controls`() {
    #expect("\u{FEFF}\u{00A0} a\tb \u{200B}\n".trimmed == "a\tb")
    #expect(" a\r\n\tb  c ".onOneLine == "a b c")
    #expect("a\u{7}b".hasControls && "a\r\nb".hasControls && !"a b".hasControls)
    #expect("e\u{301}".nfc.unicodeScalars.count == 1)
    #expect(
      counted(1, "row") == "1 row" && counted(0, "row") == "0 rows" && counted(2, "entry", "entries") == "2 entries")
  }

  @Test(arguments: [
    ("", "ZARMINA", "MCDONALD", "Zarmina McDonald", true, nil as String?),
    ("Dr", "HAROON", "ZULFIQAR-UL-HAQ", "Haroon Zulfiqar-Ul-Haq", true, nil),
    ("", "Siobhán", "O'BRIEN", "Siobhán O'BRIEN", false, nil), ("", "Omar", "Al-Rashid", "Omar Al-Rashid", false, nil),
    ("", "DİLEK", "KILIÇ", "Dilek Kılıç", true, nil), ("", "İPEK", "ŞAHİN", "İpek Şahin", true, nil),
    ("", "ΝΙΚΟΣ", "ΠΑΠΑΣ", "Νικος Παπας", true, nil), ("", "IMRAN", "ILYAS", "Imran Ilyas", true, nil),
    ("", "Dr. Bilal", "Raza", "Bilal Raza", false, "Dr."), ("", "Prof Dr Amna", "Gul", "Amna Gul", false, "Prof Dr"),
    ("", "  Saleem ", "Abbasi", "Saleem Abbasi", false, nil), ("", "Drew", "Lee", "Drew Lee", false, nil),
    ("", "みどり", "霧島", "みどり 霧島", false, nil),
  ]) func `names are put in order without harm`(
    title: String, first: String, last: String, plain: String, shouted: Bool, typedTitle: String?
  ) {
    let name = PersonName(title: title, first: first, last: last)
    #expect(name.plain == plain)
    #expect(name.wasShouted == shouted)
    #expect(name.titleInName == typedTitle)
  }

  @Test func `JSON is what Python reads back, whatever the text`() throws {
    let texts = ["", "\"\\\u{8}\u{0}\u{1F}\u{7F}", "اردو", "\u{2028}</script>", "a\r\n\tb", "👩🏽‍⚕️"]
    let ours = JSON.object([
      ("list", .list(texts.map { .text($0) })), ("n", .number(.min)), ("f", .flag(true)), ("z", .null),
      ("e", .list([])),
    ])
    for pretty in [false, true] {
      let read = try PythonJudge.run(
        "import json, sys; print(json.dumps(json.loads(json.load(sys.stdin)[0])['list']), end='')",
        [ours.rendered(pretty: pretty)])
      let expected = try PythonJudge.run("import json, sys; print(json.dumps(json.load(sys.stdin)), end='')", texts)
      #expect(read == expected)
    }
    #expect(JSON.object([("b", .number(1)), ("a", .null)]).rendered() == #"{"b":1,"a":null}"#)
  }
}
