import EventData
import TestSupport
import Testing

@Suite struct AddressTests {
  @Test(arguments: [
    ("a@b.example", "a@b.example"), (" Areeba.Awan@Mail.Example ", "Areeba.Awan@mail.example"),
    ("o'neil+congress@mail.example", "o'neil+congress@mail.example"), ("a@x-y.example\n", "a@x-y.example"),
    ("\u{FEFF}a@b.example\u{200B}", "a@b.example"), ("Areeba Awan <a@B.example>", "a@b.example"),
    ("\"Awan, Areeba\" <a@b.example>", "a@b.example"), ("<a@b.example>", "a@b.example"),
    ("mailto:a@b.example", "a@b.example"), ("MAILTO: a@b.example", "a@b.example"),
    ("Email: a@b.example", "a@b.example"),
    ("a@b.example <mailto:a@b.example>", "a@b.example"), ("a@b.example.", "a@b.example"),
    ("a@b.example;", "a@b.example"), ("a @b.example", "a@b.example"), ("a @ b.example", "a@b.example"),
    ("\u{202A}a@b.example\u{202C}", "a@b.example"), ("a\u{200D}\u{AD}@b.ex\u{200B}ample", "a@b.example"),
    ("a＠b.example", "a@b.example"),
  ]) func `an address is kept as typed, its domain in lower case`(typed: String, kept: String) {
    #expect(EmailAddress(typed)?.description == kept)
  }

  @Test(arguments: [
    "", "a", "@b.example", "a@", "a@b", "a@@b.example", "a@b@c.example", "a b@c.example",
    "a@b.example\r\nBcc: everyone@lists.example", "a@b.example\nBcc:x", "a@b.example, c@d.example", "a@b,example",
    "a@b..example", ".a@b.example", "a.@b.example", "a..b@c.example", "a@-b.example",
    "a@b-.example", "a@[127.0.0.1]", "a@10.0.0.25", "a\u{0}@b.example", "a@b\u{202E}.example",
    "نام@b.example", "a@بی.example", "\"a b\"@c.example", "a@b.e", "a;b@c.example",
    String(repeating: "a", count: 65) + "@b.example", "a@" + String(repeating: "b", count: 64) + ".example",
    "a@" + Array(repeating: String(repeating: "b", count: 50), count: 5).joined(separator: ".") + ".example",
  ]) func `an address that could go astray is refused`(typed: String) {
    #expect(EmailAddress(typed) == nil)
    #expect(EmailAddress(String(repeating: "a", count: 64) + "@b.example") != nil)
  }

  @Test(arguments: [
    ("a@b,example", "a@b.example"), ("a(at)b.example", "a@b.example"), ("a [at] b [dot] example", "a@b.example"),
    ("a@@b.example", "a@b.example"), ("a@b..example", "a@b.example"), ("a b@c.example", "ab@c.example"),
  ]) func `a slip is guessed at, and never written to`(typed: String, meant: String) {
    #expect(EmailAddress(typed) == nil)
    #expect(EmailAddress.guess(typed)?.description == meant)
  }

  @Test func `two addresses, and no address, are not guessed at`() {
    for typed in [
      "a@b.example, c@d.example", "a@b.example c@d.example", "A <a@b.example>, B <c@d.example>", "none", "",
    ] {
      #expect(EmailAddress(typed) == nil, "\(typed)")
      #expect(EmailAddress.guess(typed) == nil, "\(typed)")
    }
    #expect(EmailAddress("x@y.example <mailto:a@b.example>") == nil)
    #expect(EmailAddress.guess("a@b.example") == nil)
  }

  @Test func `two addresses are one when only their case differs`() {
    #expect(EmailAddress("A@B.example")?.folded == EmailAddress("a@b.EXAMPLE")?.folded)
    #expect(EmailAddress("A@B.example") != EmailAddress("a@B.example"))
  }

  @Test(arguments: [
    ("0000-0002-1825-0097", "0000-0002-1825-0097"), ("0000000218250097", "0000-0002-1825-0097"),
    ("https://orcid.org/0000-0001-5109-3700", "0000-0001-5109-3700"), ("0000-0002-1694-233x", "0000-0002-1694-233X"),
    ("https://orcid.org/0000-0001-5109-3700/", "0000-0001-5109-3700"),
    ("ORCID iD: 0000-0001-5109-3700", "0000-0001-5109-3700"),
    ("0000\u{2013}0001\u{2013}5109\u{2013}3700", "0000-0001-5109-3700"),
    ("0000 0001 5109 3700.", "0000-0001-5109-3700"),
    ("0000-0001-5109-3700\u{200B}", "0000-0001-5109-3700"),
    ("0000-0001-5109-3700 (orcid.org/0000-0001-5109-3700)", "0000-0001-5109-3700"),
  ]) func `an ORCID iD is read in each of its forms`(typed: String, kept: String) {
    #expect(Orcid(typed)?.description == kept)
  }

  @Test func `one wrong digit in an ORCID iD is always found`() {
    let right = Array("0000000218250097")
    for position in right.indices {
      for digit in "0123456789" where digit != right[position] {
        var wrong = right
        wrong[position] = digit
        #expect(Orcid(String(wrong)) == nil)
      }
    }
    #expect(Orcid(String(right)) != nil && Orcid("") == nil && Orcid("n/a") == nil && Orcid("X000000218250097") == nil)
    #expect(Orcid("10000000218250097") == nil && Orcid("0000-0002-1825-0097 0000-0001-5109-3700") == nil)
  }

  @Test func `an IBAN is accepted exactly when its check digits fit`() throws {
    var dice = Dice(seed: 4)
    let accounts = (0..<300).map { _ in
      "PK\(Int.random(in: 10...99, using: &dice))SAMP\(Int.random(in: 1_000_000_000_000_000...9_999_999_999_999_999, using: &dice))"
    }
    let judged = try PythonJudge.answer(
      [Bool].self,
      """
      import json, sys
      print(json.dumps([int("".join(str(int(c, 36)) for c in a[4:] + a[:4])) % 97 == 1 for a in json.load(sys.stdin)]))
      """, accounts + ["PK36SCBL0000001123456702"])
    #expect((accounts + ["PK36SCBL0000001123456702"]).map { Iban($0) != nil } == judged)
    #expect(judged.contains(true) && judged.contains(false))
    #expect(Iban("pk36 scbl 0000 0011 2345 6702")?.description == "PK36SCBL0000001123456702")
    #expect(Iban("PK36SCBL000000112345670") == nil && Iban("") == nil && Iban("PK36SCBL00000011234567؀2") == nil)
  }

  @Test(arguments: [
    ("923202828940", "+923202828940"), ("0092-347-4072502", "+923474072502"), ("03369473356", "+923369473356"),
    ("+92 309 7676708", "+923097676708"), ("0344-6859518", "+923446859518"), ("3202828940", "+923202828940"),
    ("+92 (0)300 1234567", "+923001234567"), ("(0300) 123-4567", "+923001234567"), ("۰۳۰۰۱۲۳۴۵۶۷", "+923001234567"),
    ("+44 7700 900123", "+447700900123"), ("+44 (0)7700 900123", "+447700900123"), ("042 35777777", "+924235777777"),
    ("+1 (555) 010-9999", "+15550109999"),
    ("\u{202A}+92 300 1234567\u{202C}", "+923001234567"), ("0300\u{2013}1234567", "+923001234567"),
  ]) func `a telephone number becomes E.164`(typed: String, kept: String) {
    #expect(PhoneNumber(typed, countryCode: "92")?.description == kept)
  }

  @Test(arguments: [
    "", "12345", "0300-12345", "+", "++923001234567", "0300 1234567 ext 5", "call me", "+92 300 12 34 56 78 90",
    "9230012345678901", "0300\r\n1234567", "+0300123456", "0300²1234567", "7202828940",
  ]) func `what cannot be dialled is refused`(typed: String) {
    #expect(PhoneNumber(typed, countryCode: "92") == nil)
    #expect(PhoneNumber("0300 1234567", countryCode: "92") != nil)
  }

  @Test func `a number of any country is read only with its country code`() {
    for typed in ["(312) 555-0143", "020 7946 0018", "0300 1234567", "923001234567"] {
      #expect(PhoneNumber(typed, countryCode: nil) == nil, "\(typed)")
    }
    for typed in ["+44 20 7946 0018", "0044 20 7946 0018"] {
      #expect(PhoneNumber(typed, countryCode: nil)?.description == "+442079460018")
    }
    #expect(PhoneNumber("3125550143", countryCode: "44") == nil)
  }
}
