import EventData
import Foundation
import Testing

@testable import Mail

/// Which words of a mail are its sender's, and what stands below them.
@Suite struct OwnWordsTests {
  @Test(arguments: [
    "On Thu, 8 Oct 2026 at 10:00, Desk <desk@congress.example>\nwrote:\n> old",
    "El jue, 8 oct 2026 a las 9:00, Mesa (<mesa@congress.example>) escribió:\n\n> viejo",
    "Il giorno gio 8 ott 2026 alle ore 09:00 Banco <banco@congress.example>\nha scritto:\n\n> vecchio",
    "Em qui., 8 de out. de 2026 às 09:00, Mesa <mesa@congress.example> escreveu:\n> velho",
    "8 Ekim 2026 Per 09:00 tarihinde Masa <masa@congress.example> şunu yazdı:\n> eski",
    "czw., 8 paź 2026 o 09:00 Biuro <biuro@congress.example> napisał(a):\n> stary",
    "2026年10月8日(木) 9:00 Desk <desk@congress.example>:\n> old",
    "-----Ursprüngliche Nachricht-----\nVon: Ana\nGesendet: Donnerstag, 8. Oktober 2026 09:00\nAn: Desk\nBetreff: x\n\nalt",
    "Von: Ana\nGesendet: Donnerstag, 8. Oktober 2026 09:00\nAn: Desk\nBetreff: x\n\nalt",
    "De : Ana\nEnvoyé : jeudi 8 octobre 2026 09:00\nÀ : Desk\nObjet : x\n\nvieux",
    "________________________________\nFrom: Ana\nSent: Thursday, October 8, 2026 9:00 AM\nTo: Desk\nSubject: x\n\nold",
    "-- \nAna Ng", "> quoted",
  ]) func `a quoted mail is left out, whatever the program's language`(_ rest: String) {
    #expect(
      OwnWords.of("Methods: We read files.\nConclusion: It works.\n\(rest)").trimmed.hasSuffix("Conclusion: It works."))
  }

  @Test(arguments: [
    "Results: As they wrote in 2019:\nit fell.", "Date: none\nFrom: Lahore\nFunding: none",
    "To: see\nMethods: at 10:30 we read:\nall",
    "Patients with lesions\n>5 cm and aged\n> 65 years or\n>=2 of them", "We give -- as planned --\ntwo doses",
    "On day 1:\nrest",
  ]) func `an ordinary line is nobody's quotation`(_ text: String) { #expect(OwnWords.of(text) == text) }

  @Test func `a sentence that begins with From stays, a quotation that does goes`() {
    let text = "Methods: all files.\n>From May to June we read.\nEnd.\n\n> He said\n>From there\n> it went"
    #expect(OwnWords.of(text) == "Methods: all files.\nFrom May to June we read.\nEnd.\n")
  }

  @Test(arguments: [
    (
      "---------- Forwarded message ---------\nFrom: Ana Ng <ana@hospital.example>\nDate: Thu, 1 Oct 2026 at 10:00\n"
        + "Subject: Voice\nTo: <desk@congress.example>\n\n\nTitle: Voice", "2026-10-01 10:00"
    ),
    (
      "Begin forwarded message:\n\n> From: Ana Ng <ana@hospital.example>\n> Subject: Voice\n> Date: 1 October 2026 at "
        + "10:00:00 GMT+3\n> To: Desk <desk@congress.example>\n>\n> Title: Voice", "2026-10-01 12:00"
    ),
    (
      "-------- Weitergeleitete Nachricht --------\nBetreff: Voice\nDatum: Thu, 1 Oct 2026 10:00:00 +0500\nVon: Ana Ng "
        + "<ana@hospital.example>\nAn: desk@congress.example\n\nTitle: Voice", "2026-10-01 10:00"
    ),
    (
      "-----Forwarded by Desk-----\nFrom: ana@hospital.example\nSent: Thursday, October 1, 2026 10:00 PM\nTo: Desk\n"
        + "Subject: Voice\n\nTitle: Voice", "2026-10-01 22:00"
    ),
  ]) func `a forwarded mail is read with its sender, subject and date`(_ text: String, _ sent: String) throws {
    let zone = try #require(EventZone("Asia/Karachi"))
    let words = OwnWords("Please see below.\n\n" + text)
    let below = try #require(words.below)
    #expect(words.text.trimmed == "Please see below.")
    #expect(below.isForwarded && below.from == "ana@hospital.example" && below.subject == "Voice")
    #expect(below.moment(in: zone).map { zone.text($0) } == sent)
    #expect(below.text.trimmed == "Title: Voice")
  }

  @Test(arguments: [
    ("1.10.2026 10:00", "2026-10-01 10:00"), ("2026-10-01 10:00", "2026-10-01 10:00"),
    ("13/10/2026 9:05", "2026-10-13 09:05"),
    ("jeudi 1 octobre 2026 10:00", "2026-10-01 10:00"), ("1 Ekim 2026 10:00", "2026-10-01 10:00"),
    ("10/1/2026 10:00", nil), ("Thu, 1 Oct 2026 10:00 CST", nil), ("yesterday", nil),
  ]) func `a date that can be read in two ways is not read`(_ text: String, _ sent: String?) throws {
    let zone = try #require(EventZone("Asia/Karachi"))
    let mail = "-----Original Message-----\nFrom: a@b.example\nSent: \(text)\nTo: c\nSubject: d\n\nx"
    #expect(OwnWords(mail).below?.moment(in: zone).map { zone.text($0) } == sent)
  }

  @Test func `a mailbox is cut at its mails and not at sentences`() throws {
    func mail(_ separator: String, _ text: String) -> String {
      "\(separator)\nFrom: Ana <ana@hospital.example>\nSubject: x\nDate: Thu, 01 Oct 2026 10:00:00 +0500\n\n\(text)\n\n"
    }
    let box =
      mail("From ana@hospital.example Thu Oct  1 10:00:00 2026", "One\n\nFrom May to June: we read.\nFrom Lahore: more")
      + mail("From 1790000000000@xxx Thu Oct 01 05:00:00 +0000 2026", "Two")
      + mail("From - Thu Oct 01 10:00:00 2026", "Three")
      + mail("From nobody", "Four")
    let mails = try ReceivedMail.read(Data(box.utf8), isMailbox: true, file: "call.mbox")
    #expect(
      mails.map { $0.text.trimmed } == ["One\n\nFrom May to June: we read.\nFrom Lahore: more", "Two", "Three", "Four"])
    #expect(mails.allSatisfy { $0.from == "ana@hospital.example" })
    let crlf = try ReceivedMail.read(
      Data(box.replacing("\n", with: "\r\n").utf8), isMailbox: true, file: "call.mbox")
    #expect(crlf.map(\.text) == mails.map(\.text))
  }

  @Test(arguments: [
    ("<p>Ca<sup>2+</sup> and Ana Ng<sup>1,a</sup></p>", "Ca²⁺ and Ana Ng¹,ᵃ"),
    ("x<sup>n</sup>, 10<span style='vertical-align:super'>6</span>", "xⁿ, 10⁶"),
    ("<span style='font-size:9pt;font-family:Symbol'>a</span>-<font face=\"Symbol\">b</font> a", "α-β a"),
    ("5&thinsp;&plusmn;&thinsp;2 &Omega;, &sigma;&rho;&epsilon;", "5\u{2009}±\u{2009}2 Ω, σρε"),
    ("p<0.05 and n<sub>i</sub> &lt; 5", "p<0.05 and ni < 5"),
    ("<pre>Title: a\nMethods: b</pre>", "Title: a\nMethods: b"),
    ("a <!-- b --> c<script>d</script><style>e</style>", "a c"),
  ]) func `a page reads as it is seen`(_ html: String, _ text: String) { #expect(HTMLText.plain(html).trimmed == text) }
}
