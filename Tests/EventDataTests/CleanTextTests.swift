import EventData
import Testing

/// What forms, PDFs and word processors do to a text is undone where it is certain.
@Suite struct CleanTextTests {
  @Test(arguments: [
    // What nobody sees, or sees as something else.
    ("one\u{0B}two\r\nthree\u{2028}four\rfive", "one\ntwo\nthree\nfour\nfive"),
    ("non\u{1E}small", "non-small"), ("path\u{1F}way", "pathway"), ("path\u{AD}way", "pathway"),
    ("path\u{AD}\nway, path\u{AD}\r\nway", "pathway, pathway"), ("a\u{200B}b\u{FEFF}\u{2060}c", "abc"),
    ("of\u{FB01}ce, e\u{FB03}cacy, \u{FB02}ow", "ofﬁce, efficacy, flow"),
    ("5 \u{96} 7 \u{93}quoted\u{94}", "5 – 7 “quoted”"), ("Khan\u{202E}nahK", "KhannahK"),
    ("\u{1D45D} < 0.05", "p < 0.05"), ("re\u{301}section", "r\u{E9}section"),
    // What has its place.
    ("می\u{200C}کنم", "می\u{200C}کنم"), ("Ali\u{200C}Khan", "AliKhan"), ("5\u{A0}%", "5\u{A0}%"), ("a\tb", "a\tb"),
    // The font Symbol.
    ("\u{F061}-fetoprotein 5 \u{F0B1} 2 \u{F06D}g, p \u{F0A3} 0.05", "α-fetoprotein 5 ± 2 μg, p ≤ 0.05"),
    ("\u{F0B7} one\n\u{F0A7}\ttwo", "• one\n•\ttwo"), ("\u{E123}x", "\u{FFFD}x"), ("a\u{FFFC}", "a\u{FFFD}"),
    // Tags and entities.
    ("CD8<sup>+</sup>, <i>BRCA1</i>, 10<SUP class=\"x\">6</SUP>, H<sub>2</sub>O", "CD8⁺, BRCA1, 10⁶, H₂O"),
    ("<p>One</p><p>Two &amp; three<br/>four</p>", "One\nTwo & three\nfour\n"),
    ("p<0.05, n>200, a<b and c>d, <b, <x@y.example>, <i>", "p<0.05, n>200, a<b and c>d, <b, <x@y.example>, <i>"),
    ("&alpha; &#946; &#x3B3; &ge;&nbsp;5 &amp;lt; &sup2;", "α β γ ≥ 5 < ²"), ("R&D; AT&T, A&B;", "R&D; AT&T, A&B;"),
    ("10&lt;sup&gt;6&lt;/sup&gt;", "10⁶"), ("&#147;x&#148;", "“x”"),
    ("<span style='font-family:Symbol'>b</span>-blocker <!-- note -->", "β-blocker "),
  ]) func `a text is as it should have been typed, and stays so`(_ typed: String, _ clean: String) {
    let expected = clean.replacing("ﬁ", with: "fi")
    #expect(Array(typed.cleaned.unicodeScalars) == Array(expected.unicodeScalars), "\(typed.cleaned)")
    #expect(typed.cleaned.cleaned == expected)
  }

  @Test func `noncharacters are taken out`() throws {
    for code in [0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFE] as [UInt32] {
      let scalar = try #require(Unicode.Scalar(code))
      #expect("a\(Character(scalar))b".cleaned == "ab")
    }
  }

  @Test(arguments: [
    ("6", "⁶"), ("−3", "⁻³"), ("(−3)", "⁻³"), ("n", "ⁿ"), ("1,a", "¹,ᵃ"), ("1,2*", "¹,²*"), ("2+", "²⁺"),
    ("n+1", "ⁿ⁺¹"),
    ("th", "th"), ("V600E", "V600E"), ("MD", "MD"), ("−ΔΔCt", "^(−ΔΔCt)"), ("®", "®"), ("see below", "see below"),
  ]) func `raised text keeps its meaning`(_ text: String, _ raised: String) {
    #expect(RaisedText.raised(text) == raised)
  }

  @Test func `what is raised in pieces is read as a whole`() {
    var text = RisingText()
    for (piece, isRaised) in [("10", nil), ("(−", true), ("3)", true), (" H", nil), ("2", false), ("O", nil)]
      as [(_, Bool?)]
    {
      text.write(piece, raised: isRaised)
    }
    #expect(text.text == "10⁻³ H₂O")
  }

  private func row(_ cells: [String]) throws -> IntakeTable.Row {
    let columns = ColumnSet(required: ["name"], optional: ["place", "note"])
    let source = SourceTable(
      named: "x.csv", hash: "", header: ["name", "place", "note"], headerPlace: "x.csv:1",
      rows: [SourceTable.Row(cells: cells, number: 2)], takenFor: "a test")
    return try #require(IntakeTable(source, columns: columns).rows.first)
  }

  @Test func `every import reads clean cells and keeps what was sent`() throws {
    let row = try row(["Ana\u{0B}Ng\u{200B}", "<i>Lahore</i>", "ﬁne"])
    #expect(row.text("name") == "Ana\nNg" && row.oneLine(ifAny: "name") == "Ana Ng")
    #expect(row.text("place") == "Lahore" && row.text("note") == "fine")
    #expect(row.cells == ["Ana\u{0B}Ng\u{200B}", "<i>Lahore</i>", "ﬁne"])
    #expect(row.remarks == [])
  }

  @Test(arguments: [
    ("aprÃ¨s", "damaged-text", "'Ã¨' stands where 'è' was meant, in 'note': 'aprÃ¨s'"),
    ("41 Â± 3 (â‰¥ 2)", "damaged-text", "'Â±' stands where '±' was meant, in 'note': '41 Â± 3 (â‰¥ 2)'"),
    ("na\u{FFFD}ve", "damaged-text", "letters were lost on the way, in 'note': 'na\u{FFFD}ve'"),
    ("5 \u{E0F1} 2", "damaged-text", "letters were lost on the way, in 'note': '5 \u{FFFD} 2'"),
    ("nan", "damaged-text", "a program wrote 'nan' for no answer, in 'note'; it was taken as empty"),
    (
      "Choose an item.", "damaged-text",
      "a program wrote 'Choose an item.' for no answer, in 'note'; it was taken as empty"
    ),
    (" #NAME? ", "broken-cell", "a cell shows '#NAME?' in place of an answer, in 'note'"),
  ]) func `what cannot be known is named with its column`(_ cell: String, _ id: String, _ says: String) throws {
    let row = try row(["Ana Ng", "Lahore", cell])
    #expect(row.remarks.map(\.kind.rawValue) == [id])
    #expect(row.remarks.map(\.message) == [says])
    if says.hasSuffix("empty") { #expect(row.text("note") == "") }
  }

  @Test(arguments: [
    "Nan", "Null", "N/A", "None", "Ñuñoa – Ångström’s Übergröße", "SPAß“", "CAFÉ”", "naïve ± 5 °C", "مریم", "Łódź",
    "banana",
    "see #N/A below",
  ]) func `ordinary words of any language are not taken for damage`(_ cell: String) throws {
    let row = try row(["Ana Ng", "Lahore", cell])
    #expect(row.remarks == [])
    #expect(row.text("note") == cell)
  }
}
