import Badges
import EventData
import Foundation
import Mail
import Registration
import TestSupport
import Testing

/// A file may come again, corrected or not, and a run may fail: nothing is lost, doubled or half done.
struct ImportTests {
  @Test func `the same file again changes nothing`() throws {
    let desk = try Desk()
    let forms = [
      Form.person(1), Form.person(2, ["Workshops (choose)": "Research methodology"]),
      Form.person(3, ["Email Address": "none"]), Form.person(4), Form.person(4, ["Timestamp": "11/18/2026 09:00:00"]),
    ]
    let first = try desk.importing(forms, letters: desk.letters)
    #expect(first.rows.map(\.outcome) == [.new, .new, .refused, .unchanged, .new])
    let before = try desk.contents()
    #expect(before["audit_entry"]?.isEmpty == false)
    #expect(before["mail_message"]?.split(separator: "\n").count == 3)

    let second = try desk.importing(forms, at: "2026-12-11 12:00", letters: desk.letters)
    #expect(second.rows.map(\.outcome) == [.unchanged, .unchanged, .refused, .unchanged, .unchanged])
    #expect(second.rows.map(\.code) == first.rows.map(\.code))
    #expect(second.rows.map(\.problems) == first.rows.map(\.problems))
    #expect(try desk.contents() == before)
    let whole = try desk.store.everything()
    try desk.importing(forms, at: "2026-12-12 12:00")
    #expect(try desk.store.everything() == whole)
  }

  @Test func `a form without a time is not newer at each import`() throws {
    let desk = try Desk()
    let forms = [Form(["Timestamp": ""])]
    try desk.importing(forms, at: "2026-09-01 10:00")
    let before = try desk.contents()
    let again = try desk.importing(forms, at: "2026-12-11 10:00")
    #expect(again.rows.map(\.outcome) == [.unchanged])
    #expect(try desk.contents() == before)
  }

  @Test func `a corrected file says field by field what changed, and only that`() throws {
    let desk = try Desk()
    try desk.importing([Form.person(1), Form.person(2)])
    let report = try desk.importing([
      Form.person(1, ["Institution": "Bolan Sample Hospital", "Workshops (choose)": "Palliative care workshop"]),
      Form.person(2),
    ])
    #expect(report.rows.map(\.outcome) == [.changed, .unchanged])
    #expect(
      report.rows.map(\.changes) == [
        [
          "institution: Ravi Cancer Institute -> Bolan Sample Hospital", "workshops:  -> palliative",
          "dues: registration PKR 25,000.00 -> registration PKR 25,000.00, palliative PKR 3,000.00",
        ], [],
      ])
    let record = try desk.record("R-00001")
    #expect(record.institution == "Bolan Sample Hospital")
    #expect(record.charges.map(\.item) == ["registration", "palliative"])
    let entries = try desk.store.read { try AuditLog.entries(last: nil, in: $0) }
    #expect(
      entries.last?.changes == [
        "R-00001 institution: Ravi Cancer Institute -> Bolan Sample Hospital", "R-00001 workshops: -> palliative",
        "R-00001 dues: registration PKR 25,000.00 -> registration PKR 25,000.00, palliative PKR 3,000.00",
        "registrations from form.csv: 0 new, 1 changed, 1 unchanged, 0 refused",
      ])
    #expect(try desk.store.verify() == [])
  }

  @Test(arguments: [false, true]) func `of two answers the later counts, in whatever order they stand`(_ isTurned: Bool)
    throws
  {
    let early = Form(["Timestamp": "8/1/2026 10:00:00", "Institution": "Early Hospital"])
    let late = Form(["Timestamp": "8/2/2026 10:00:00", "Institution": "Late Hospital"])
    let desk = try Desk()
    let report = try desk.importing(isTurned ? [late, early] : [early, late])
    #expect(report.rows.map(\.ids) == [["duplicate"], ["duplicate"]])
    #expect(report.rows.map(\.outcome) == (isTurned ? [.new, .unchanged] : [.unchanged, .new]))
    #expect(report.rows.map(\.code) == ["R-00001", "R-00001"])
    #expect(try desk.record("R-00001").institution == "Late Hospital")
    #expect(try desk.store.read { try Registrations.counts(in: $0).active } == 1)
  }

  @Test func `a later answer that is refused does not hide an earlier one that can be taken`() throws {
    let desk = try Desk()
    let report = try desk.importing([
      Form(["Timestamp": "8/1/2026 10:00:00"]), Form(["Timestamp": "8/2/2026 10:00:00", "Email Address": "broken"]),
    ])
    #expect(report.rows.map(\.outcome) == [.new, .refused])
    #expect(Set(report.rows[1].ids) == ["bad-email", "duplicate"])
  }

  @Test func `an older export imported after a newer one does not bring back old answers`() throws {
    let desk = try Desk()
    try desk.importing([Form(["Timestamp": "8/2/2026 10:00:00", "Institution": "Late Hospital"])])
    let report = try desk.importing([Form(["Timestamp": "8/1/2026 10:00:00", "Institution": "Early Hospital"])])
    #expect(report.rows.map(\.ids) == [["older-answer"]])
    #expect(report.rows.map(\.outcome) == [.unchanged])
    #expect(try desk.record("R-00001").institution == "Late Hospital")
  }

  @Test func `one person under two identity cards is named as a duplicate`() throws {
    let desk = try Desk()
    try desk.importing([Form()])
    let report = try desk.importing([Form(["CNIC / Passport No.": "35202-9999999-1"])])
    #expect(report.rows.map(\.ids) == [["duplicate"]])
    let other = try desk.importing([Form.person(7)])
    #expect(other.rows.map(\.ids) == [[]])
  }

  @Test func `two people who write the same words instead of a number are two people`() throws {
    let desk = try Desk()
    let report = try desk.importing([
      Form.person(1, ["CNIC / Passport No.": "Not available"]),
      Form.person(2, ["CNIC / Passport No.": "not available", "First Name": "Sara", "Last Name": "Malik"]),
    ])
    #expect(report.rows.map(\.outcome) == [.new, .new])
  }

  @Test func `a number typed by another person in a later file does not make one person into the other`() throws {
    let desk = try Desk()
    try desk.importing([Form(["First Name": "Omar", "Last Name": "Shah"])])
    let report = try desk.importing([
      Form(["First Name": "Hina", "Last Name": "Malik", "Email Address": "hina@post.example"])
    ])
    #expect(report.rows.map(\.ids) == [["duplicate"]])
    let name = try desk.record("R-00001").name.plain
    #expect(name == "Omar Shah")
  }

  @Test func `a dry run tells what would happen and keeps and queues nothing`() throws {
    let desk = try Desk()
    let before = try desk.store.everything()
    let forms = [Form.person(1), Form.person(2, ["Email Address": "none"])]
    let report = try desk.importing(forms, dryRun: true, letters: desk.letters)
    #expect(report.rows.map(\.outcome) == [.new, .refused])
    #expect(try desk.store.everything() == before)
    try desk.importing(forms)
    #expect(try desk.store.everything() != before)
  }

  @Test func `a confirmation that cannot be queued leaves no registration behind`() throws {
    let desk = try Desk()
    try desk.store.refuseMail("M-00002")
    let before = try desk.store.everything()
    let forms = [Form.person(1), Form.person(2), Form.person(3)]
    #expect(throws: ExplainedError.self) { try desk.importing(forms, letters: desk.letters) }
    #expect(try desk.store.everything() == before)
    #expect(try desk.importing(Array(forms.prefix(1)), letters: desk.letters).rows.map(\.outcome) == [.new])
  }

  @Test func `the confirmation holds a ticket that a scanner reads and the doors trust`() throws {
    let desk = try Desk()
    try desk.importing([Form()], letters: desk.letters)
    let outbox = Outbox(store: desk.store)
    let mails = try outbox.list()
    #expect(mails.map(\.kind) == ["registration-confirmation"])
    #expect(mails.map(\.about) == ["R-00001"])
    #expect(mails.map(\.recipient) == ["bilal.raza@post.example"])

    let folder = try TemporaryFolder()
    let eml = folder.file("mail.eml")
    try Data(try outbox.show(mails[0].code).bytes).write(to: eml)
    struct Seen: Decodable {
      let types: [String]
      let to: String
      let defects: Int
    }
    let seen = try Judges.python(
      Seen.self,
      """
      import email, email.policy, json, sys
      path, png = json.load(sys.stdin)
      message = email.message_from_bytes(open(path, 'rb').read(), policy=email.policy.default)
      parts = [part for part in message.walk() if not part.is_multipart()]
      open(png, 'wb').write([p for p in parts if p.get_content_type() == 'image/png'][0].get_content())
      print(json.dumps({'types': [p.get_content_type() for p in parts], 'to': str(message['To']),
                        'defects': sum(len(p.defects) for p in message.walk())}))
      """, [eml.path, folder.file("ticket.png").path])
    #expect(Set(seen.types) == ["text/plain", "text/html", "image/png", "text/calendar", "application/ics"])
    #expect(seen.to == "Bilal Raza <bilal.raza@post.example>")
    #expect(seen.defects == 0)

    let text = try Judges.run("zbarimg", ["--nodbus", "--quiet", "--raw", folder.file("ticket.png").path])
    let token = BadgeKeyRing([(1, desk.key.publicKey)]).token(in: String(text.dropLast()))
    #expect(token?.registrationCode == "R-00001")
    #expect(token?.purpose == .ticket)
  }
}
