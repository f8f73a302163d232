import AbstractsSupport
import EventData
import Foundation
import TestSupport
import Testing

/// Abstracts in mails: Python's email package builds them.
@Suite struct MailFormatTests {
  @Test func `a reply with the old mail below it is a revision of the same abstract`() throws {
    let desk = try Desk()
    let first = Answer()
    #expect(try desk.taking(Formats.mail(first), file: "first.eml").outcomes == [.new])
    let later = Answer {
      $0.timestamp = "9/27/2026 8:00:00"
      $0.body = $0.body.replacing("40 patients", with: "41 patients")
    }
    let chain = """
      old = "\\n".join("> " + line for line in text.splitlines())
      m.set_content(text + "\\nKind regards\\nAna\\n-- \\nAna Ng, Rose Hospital\\n\\nOn Thu, 8 Oct 2026 at 10:00, Office <office@"
                    "congress.example>\\nwrote:\\n" + old, cte="quoted-printable")
      m['In-Reply-To'] = '<1@congress.example>'
      """
    let report = try desk.taking(Formats.mail(later, chain), file: "second.eml", hour: 1)
    #expect(report.outcomes == [.changed])
    #expect(
      report.rows[0].changes == [
        "body: …Methods: We treated 40 patients. Results: 36… -> …Methods: We treated 41 patients. Results: 36…",
        "submitted: 2026-09-26 23:02:00 -> 2026-09-27 08:00:00",
      ])
    #expect(try desk.taking(Formats.mail(later, chain), file: "second.eml", hour: 2).outcomes == [.unchanged])
  }

  @Test(arguments: [
    ("utf-8", "base64"), ("utf-8", "quoted-printable"), ("utf-8", "8bit"), ("iso-8859-1", "quoted-printable"),
    ("windows-1252", "quoted-printable"), ("windows-1252", "base64"), ("iso-8859-2", "base64"), ("utf-16", "base64"),
    ("koi8-r", "base64"),
  ]) func `charsets and transfer encodings give the same text`(charset: String, encoding: String) throws {
    let word = charset == "koi8-r" ? "Павлов" : "Müller"
    let answer = Answer {
      $0.authors = "Dr. Ana Ng (1); Bashir \(word) (2)"
      $0.title = "Outcome of the \(word) method in early glottic cancer"
    }
    let script = """
      m.set_content("x")
      m.set_payload(None)
      del m['Content-Transfer-Encoding']; del m['Content-Type']
      m['Content-Type'] = 'text/plain; charset="\(charset)"'
      m['Content-Transfer-Encoding'] = '\(encoding)'
      raw = text.encode('\(charset)')
      import base64, quopri
      coded = {'base64': base64.encodebytes, 'quoted-printable': quopri.encodestring, '8bit': lambda b: b}['\(encoding)'](raw)
      head = m.as_bytes().split(b"\\n\\n")[0]
      open(OUT, 'wb').write(head + b"\\n\\n" + coded)
      raise SystemExit
      """
    let desk = try Desk()
    #expect(try desk.taking(Formats.mail(answer, script), file: "m.eml").outcomes == [.new])
    let content = try desk.contents()[0]
    #expect(content.authors[1].name == "Bashir \(word)")
    #expect(content.title == answer.title)
    #expect(content.body == answer.body)
  }

  @Test func `the plain half of two is taken, HTML alone is made text`() throws {
    let html = """
      rows = "".join("<p><b>%s:</b> %s</p>" % (k, v.replace("&", "&amp;").replace("\\n", "<br>")) for k, v in fields.items() if v)
      page = "<html><head><style>p {x: y}</style><title>no</title></head><body><div>" + rows + "</div><!-- Title: no -->"
      page += "<p>Funding: 10<sup>6</sup>&nbsp;rupees &ge; none</p><blockquote><p>Title: old</p></blockquote></body></html>"
      """
    let both = try Desk(), alone = try Desk()
    _ = try both.taking(Formats.mail(Answer(), html + "\nm.add_alternative(page, subtype='html')"), file: "m.eml")
    let report = try alone.taking(Formats.mail(Answer(), html + "\nm.set_content(page, subtype='html')"), file: "m.eml")
    #expect(report.outcomes == [.new])
    var content = try alone.contents()[0]
    #expect(content.funding == "10⁶ rupees ≥ none")
    content.funding = ""
    #expect(try both.contents() == [content])
  }

  @Test func `documents with a mail are its abstracts, and a file that cannot be read is named`() throws {
    let one = try Formats.docx(Answer { $0.email = "" }).base64EncodedString()
    let two = try Formats.docx(
      Answer {
        $0.title = "Second study of another thing"; $0.email = "bo@clinic.example"
      })
    let script = """
      import base64
      word = 'vnd.openxmlformats-officedocument.wordprocessingml.document'
      m.set_content('Please find attached.')
      m.add_attachment(base64.b64decode('\(one)'), maintype='application', subtype=word, filename='Zusammenfassung Müller.docx')
      m.add_attachment(base64.b64decode('\(two.base64EncodedString())'), maintype='application', subtype=word, filename='b.docx')
      m.add_attachment(b'x' * 100, maintype='application', subtype='msword', filename='c.doc')
      m.add_attachment(b'x', maintype='image', subtype='png', filename='logo.png')
      """
    let desk = try Desk()
    let report = try desk.taking(Formats.mail(Answer(), script), file: "m.eml")
    #expect(report.outcomes == [.new, .new, .refused])
    #expect(report.rows[0].place == "m.eml, attachment 'Zusammenfassung Müller.docx'")
    #expect(report.ids[2].contains("unreadable-file"))
    #expect(report.rows[0].problems.contains { $0.message == "1 attachment of the mail is not taken" })
    #expect(try desk.contents().map(\.email) == [Answer().email, "bo@clinic.example"])
    #expect(desk.call.form.zone.text(try desk.contents()[0].submitted, seconds: true) == "2026-09-26 23:02:00")
  }

  @Test func `a mailbox holds many mails, each its own abstract`() throws {
    let box = try PythonFiles.made(
      """
      import mailbox, os, tempfile
      from email.message import EmailMessage
      path = tempfile.mktemp(); box = mailbox.mbox(path)
      for number, fields in enumerate(QUESTION):
          m = EmailMessage(); m['From'] = fields.pop('Email'); m['Subject'] = fields['Title']
          m['Date'] = 'Sat, 26 Sep 2026 23:0%d:00 +0500' % number; fields.pop('Timestamp')
          m.set_content("From here on\\n" + "\\n".join(k + ": " + v for k, v in fields.items() if v))
          box.add(m)
      box.flush(); open(OUT, 'wb').write(open(path, 'rb').read()); os.remove(path)
      """, Formats.records(Array(Formats.ten.prefix(3))))
    let desk = try Desk()
    let report = try desk.taking(box, file: "call.mbox")
    #expect(report.outcomes == [.new, .new, .new])
    #expect(report.takenFor == "a mailbox with 3 abstracts")
    #expect(report.rows[2].place == "mail 3 (call.mbox)")
    #expect(try desk.contents().map(\.body) == Formats.ten.prefix(3).map(\.body))
  }

  @Test func `a forwarded mail counts as its author sent it`() throws {
    let inline = """
      del m['From']; m['From'] = 'The Desk <desk@congress.example>'
      del m['Date']; m['Date'] = 'Fri, 16 Oct 2026 09:00:00 +0500'
      m.replace_header('Subject', 'Fwd: Abstract')
      m.set_content("See below.\\n\\n---------- Forwarded message ---------\\nFrom: Ana Ng <\(Answer().email)>\\nDate: "
                    "Sat, 26 Sept 2026 at 23:02\\nSubject: Abstract\\nTo: <desk@congress.example>\\n\\n" + text)
      """
    let whole = """
      inner = m
      m = EmailMessage()
      m['From'] = 'The Desk <desk@congress.example>'; m['Subject'] = 'Fwd: Abstract'
      m['Date'] = 'Fri, 16 Oct 2026 09:00:00 +0500'
      m.set_content('Here it is.'); m.add_attachment(inner)
      """
    let answer = Answer()
    for (script, says) in [(inline, ["guessed-parts"]), (whole, [])] {
      let desk = try Desk()
      let report = try desk.taking(Formats.mail(answer, script), file: "fwd.eml")
      #expect(report.outcomes == [.new])
      #expect(report.ids[0].filter { $0 == "guessed-parts" } == says)
      let content = try desk.contents()[0]
      #expect(content.email == answer.email && content.body == answer.body && content.title == answer.title)
      #expect(desk.call.form.zone.text(content.submitted, seconds: true) == "2026-09-26 23:02:00")
    }
  }

  @Test(arguments: [
    (
      "application", "ms-tnef", "winmail.dat", "b'x'",
      "The mail's files are packed in winmail.dat, which only Outlook can open"
    ),
    ("application", "pdf", "study.pdf", "b'%PDF-1.7'", "The file is a PDF: 'study.pdf'"),
    (
      "application", "octet-stream", "study.txt", "b'Background'",
      "The mail has no abstract in its own words, and 'study.txt' with it is not read"
    ),
  ]) func `a mail whose abstract is in a file that cannot be read says so`(
    _ type: String, _ subtype: String, _ name: String, _ bytes: String, _ says: String
  ) throws {
    let script = """
      m.set_content('Please find my abstract attached.')
      m.add_attachment(\(bytes), maintype='\(type)', subtype='\(subtype)', filename='\(name)')
      """
    let report = try Desk().taking(Formats.mail(Answer(), script), file: "m.eml")
    #expect(report.ids == [["unreadable-file"]])
    #expect(report.rows[0].problems[0].message == says)
    let full = "m.add_attachment(\(bytes), maintype='\(type)', subtype='\(subtype)', filename='\(name)')"
    let taken = try Desk().taking(Formats.mail(Answer(), full), file: "m.eml")
    #expect(taken.outcomes == [.new] && taken.ids[0].contains("pictures"))
  }

  @Test func `a header smuggled into an encoded subject is refused`() throws {
    let script = """
      open(OUT, 'wb').write(m.as_bytes().replace(b'Title: Outcome', b'Note: Outcome')
          .replace(b'Subject: Re: Abstract: ', b'Subject: =?utf-8?q?Hello=0D=0ABcc=3A_all=40x.example?= '))
      raise SystemExit
      """
    let desk = try Desk()
    let report = try desk.taking(Formats.mail(Answer(), script), file: "m.eml")
    #expect(report.outcomes == [.refused])
    #expect(report.ids[0].contains("header-injection"))
    #expect(try desk.contents() == [])
  }

  @Test func `lines broken at the margin are joined, greetings and quotations left out`() throws {
    let answer = Answer()
    let script = """
      import textwrap
      lines = [w for l in text.splitlines() for w in (textwrap.wrap(l, 72) or [''])]
      m.set_content("\\n".join(lines) + "\\n\\nBest regards,\\nAna\\n\\n-----Original Message-----\\nFrom: x\\nTitle: old")
      """
    let desk = try Desk()
    #expect(try desk.taking(Formats.mail(answer, script), file: "m.eml").outcomes == [.new])
    #expect(try desk.contents()[0].body == answer.body)
    #expect(try desk.contents()[0].title == answer.title)
  }

  @Test func `JSON of HotCRP and Indico is understood, and another shape is refused with what is`() throws {
    let people = """
      [{"first":"Ana","last":"Ng","first_name":"Ana","last_name":"Ng","email":"ana@hospital.example",
        "affiliation":"Rose Hospital, Lahore","author_type":"primary","is_speaker":false},
       {"first":"Bo","last":"Lee","first_name":"Bo","last_name":"Lee","email":"bo@clinic.example",
        "affiliation":"Aga Sample University, Karachi","author_type":"secondary","is_speaker":true}]
      """
    let text = "Background: a.\\nMethods: b.\\nResults: c.\\nConclusion: d."
    let hotcrp = """
      [{"object":"paper","pid":7,"title":"A study from elsewhere","authors":\(people),"abstract":"\(text)",
        "topics":["Breast"],"submitted_at":1790445720,"status":"submitted"},
       {"object":"paper","pid":8,"title":"Gone","authors":[],"abstract":"","status":"withdrawn"},
       {"object":"paper","pid":9,"title":"No","authors":[],"abstract":"","status":"Rejected (out of scope)"},
       {"object":"paper","pid":10,"title":"No","authors":[],"abstract":"","status":"submitted","decision":"Desk-rejected"},
       {"object":"paper","pid":11,"title":"Not yet","authors":[],"abstract":"","draft":true}]
      """
    let indico = """
      {"version":1,"questions":[],"abstracts":[{"id":1,"friendly_id":4,"title":"A study from elsewhere","content":"\(text)",
        "persons":\(people),"submitted_dt":"2026-09-26T18:02:00.123456+00:00","state":"submitted",
        "submitter":{"email":"ana@hospital.example"},"submitted_for_tracks":[{"title":"Breast"}],
        "custom_fields":[{"id":1,"name":"Conflict of interest","value":"None"}]}]}
      """
    let call = try Calls.sample([("missing-coi: error", "missing-coi: warning")])
    let one = try Desk(call), other = try Desk(call)
    let report = try one.taking(Data(hotcrp.utf8), file: "data.json")
    #expect(report.outcomes == [.new])
    #expect(report.rows[0].place == "abstract 7")
    #expect(
      report.warnings == [
        "Not read, as they are no longer in: 8 (withdrawn), 9 (Rejected (out of scope)), 10 (Desk-rejected), 11 (draft)."
      ])
    #expect(report.ids[0].contains("guessed-parts"))
    #expect(try other.taking(Data(indico.utf8), file: "abstracts.json").outcomes == [.new])
    let first = try one.contents()[0], second = try other.contents()[0]
    #expect(first.presenter == "Ana Ng")
    #expect(second.presenter == "Bo Lee")
    #expect(first.affiliations.map(\.city) == ["Lahore", "Karachi"])
    #expect([first.title, first.body, first.email] == [second.title, second.body, second.email])
    #expect((first.submitted, first.track) == (second.submitted, second.track))
    for (bad, what) in [
      ("[1, 2]", "The JSON has a shape that is not known"), ("{\"a\": 1}", "The JSON has a shape that is not known"),
      ("[{\"colour\": \"red\"}]", "The JSON has a shape that is not known"),
      ("[{", "The file is not JSON that can be read"),
    ] {
      let error = #expect(throws: ExplainedError.self) { try one.taking(Data(bad.utf8), file: "x.json") }
      #expect(error?.what == what)
    }
  }
}
