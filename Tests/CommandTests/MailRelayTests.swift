import Foundation
import TestSupport
import Testing

/// A real mail server takes our mails, and another program finds them whole.
struct MailRelayTests {
  struct Seen: Decodable {
    struct Part: Decodable {
      let type: String
      let name: String?
      let sha256: String
      let head: String
    }
    let id: String
    let to: String
    let defects: Int
    let parts: [Part]
    let events: [String]
  }

  private static let judge = """
    import email, email.policy, hashlib, icalendar, json, sys
    out = []
    for path in json.load(sys.stdin):
        message = email.message_from_bytes(open(path, 'rb').read(), policy=email.policy.default)
        parts = [p for p in message.walk() if not p.is_multipart()]
        events = []
        for p in parts:
            if p.get_content_type() == 'text/calendar':
                calendar = icalendar.Calendar.from_ical(p.get_payload(decode=True))
                events += [f"{e['DTSTART'].dt.isoformat()} {e['DTEND'].dt.isoformat()} {e['UID']}" for e in calendar.walk('VEVENT')]
        out.append({'id': str(message['Message-ID']), 'to': str(message['To']), 'defects': sum(len(p.defects) for p in message.walk()),
          'parts': [{'type': p.get_content_type(), 'name': p.get_filename(),
                     'sha256': hashlib.sha256(p.get_payload(decode=True)).hexdigest(),
                     'head': p.get_payload(decode=True)[:5].decode('latin-1')} for p in parts], 'events': events})
    print(json.dumps(out))
    """

  @Test func `a relay with STARTTLS and AUTH takes every mail, with PDF and calendar whole`() throws {
    let congress = try Congress()
    let input = try congress.sampleInput(delegates: 25, sponsors: 2)
    let desk = ["--as-of", "2026-11-23 10:00"]
    for command in [
      ["registration", "import", input.appending(path: "registrations.csv").path], ["invoice", "issue", "S-001"],
      ["payment", "import", input.appending(path: "payments.csv").path],
    ] {
      if command[0] == "invoice" { try congress.onco("sponsor", "import", input.appending(path: "sponsors.csv").path) }
      #expect([0, 1].contains(try congress.onco.run(command + desk).code), "\(command)")
    }
    let queued = try congress.rows("SELECT message_id, kind, subject_code FROM mail_message ORDER BY code")
    #expect(Set(queued.map { $0[1] }) == ["registration-confirmation", "payment-receipt", "invoice"])

    let relay = try JudgeServer("smtp_server.py", ["relay"])
    var onco = congress.onco
    onco.environment["ONCO_SMTP_PASSWORD"] = "a secret with spaces"
    onco.environment["ONCO_SMTP_CA_FILE"] = relay.caFile
    let via = "smtp://congress@localhost:\(relay.port)"
    let sent = try onco("mail", "send", "--via", via, "--as-of", "2026-11-23 10:00")
    #expect(sent.output.hasPrefix("\(queued.count) mails sent by "))
    #expect(!sent.output.contains("secret") && !sent.errors.contains("secret"))
    #expect(try congress.rows("SELECT DISTINCT state FROM mail_message") == [["sent"]])
    #expect(try String(contentsOf: relay.folder.file("commands.txt"), encoding: .utf8).contains("MAIL authenticated"))

    let seen = try Judges.python([Seen].self, Self.judge, relay.accepted().map(\.path))
    #expect(seen.count == queued.count)
    #expect(
      Set(seen.map { $0.id.filter { $0 != "<" && $0 != ">" } })
        == Set(queued.map { $0[0].filter { $0 != "<" && $0 != ">" } }))
    #expect(seen.allSatisfy { $0.defects == 0 })
    let invoices = seen.filter { $0.id.contains("invoice") }
    #expect(invoices.count == 1)
    let pdf = congress.data.appending(path: "out/ONCO26-INV-0001.pdf")
    let hash = try Judges.run("sha256sum", [pdf.path]).prefix { $0 != " " }
    #expect(invoices.first?.parts.filter { $0.type == "application/pdf" }.map(\.sha256) == [String(hash)])
    let confirmations = seen.filter { $0.id.contains("registration-confirmation") }
    #expect(confirmations.count == queued.count { $0[1] == "registration-confirmation" })
    for mail in confirmations {
      #expect(mail.events.count == 1)
      #expect(mail.events.first?.hasPrefix("2026-12-11T03:00:00+00:00 2026-12-13T13:00:00+00:00 r-") == true)
      #expect(mail.parts.contains { $0.type == "image/png" && $0.head.hasSuffix("PNG\r") })
    }

    // Nothing goes a second time, and a wrong password stops the run with nothing lost.
    try onco("mail", "send", "--via", via, "--as-of", "2026-11-23 10:00")
    #expect(try relay.accepted().count == queued.count)
    let payer = try congress.rows("SELECT registration FROM registration_due WHERE amount_currency = 'PKR' LIMIT 1")[0][
      0]
    try onco("payment", "record", payer, "5", "--method", "cash", "--as-of", "2026-11-23 10:00")
    onco.environment["ONCO_SMTP_PASSWORD"] = "wrong"
    let refused = try onco.run(["mail", "send", "--via", via, "--as-of", "2026-11-23 10:00"])
    #expect(refused.code == 69)
    #expect(!refused.errors.contains("wrong"))
    #expect(try congress.rows("SELECT count(*) FROM mail_message WHERE state = 'queued'") == [["1"]])
    onco.environment["ONCO_SMTP_PASSWORD"] = "a secret with spaces"
    try onco("mail", "send", "--via", via, "--as-of", "2026-11-23 10:00")
    #expect(try relay.accepted().count == queued.count + 1)
  }
}
