import EventData
import Testing

/// What a spreadsheet would calculate, and what only begins like it.
struct SheetFormulaTests {
  @Test(arguments: [
    "=1+1", "=cmd|' /C calc'!A0", " =HYPERLINK(\"http://evil.example\")", "+SUM(A1:A9)", "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1)", "＝1+1", "+A1*2", "-$B$2/7", "-1+HYPERLINK(\"x\")", "\t=1+1", "=A1", "=\"a\"&B1", "=\"a\"=\"b\"",
  ]) func `what calculates is a formula`(_ text: String) { #expect(SheetFormula.calculates(text)) }

  @Test(arguments: [
    "", "+92 300 1234567 (WhatsApp)", "+92 300 1234567 / 0321 7654321", "-Nil-", "- none -", "@sana_onco", "-5", "+",
    "=",
    "=\"03001234567\"", "-protein, p53 (TP53)", "+++", "a=b", "@ Mayo Hospital (Lahore)", "-B12 deficiency", "--",
    "=====", "=> Lahore", "-B12/Unit", "@home(Lahore)", "-Halal(only)",
  ]) func `what only begins like one is data`(_ text: String) { #expect(!SheetFormula.calculates(text)) }

  @Test func `a spreadsheet's way to keep a number a text is read as the text`() {
    #expect(SheetFormula.data("=\"03001234567\"") == "03001234567")
    #expect(SheetFormula.data("=\"say \"\"hello\"\"\"") == "say \"hello\"")
    #expect(SheetFormula.data("=\"a\"&\"b\"") == "=\"a\"&\"b\"")
    #expect(SheetFormula.data("plain") == "plain")
    #expect(SheetFormula.data("'03001234567") == "03001234567")
    #expect(SheetFormula.data("'2 or 3'") == "'2 or 3'" && SheetFormula.data("'til noon") == "'til noon")
  }
}
