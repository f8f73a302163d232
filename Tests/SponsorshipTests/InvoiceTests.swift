import Documents
import EventData
import Foundation
import Mail
import Sponsorship
import TestSupport
import Testing

/// Number, document and mail belong together, and stay as they were issued.
struct InvoiceTests {
  @Test func `the document stored, the one in the mail and the file are the same bytes and say the total`() async throws
  {
    let office = try Office()
    let code = try office.add(try Office.sponsor(package: "platinum"))
    let invoice = try await office.issue(code)
    #expect(invoice.number == "ONCO26/INV/0001")
    let stored = try office.store.read { try Invoices.document(of: invoice.number, in: $0) }
    #expect(stored.prefix(5) == Data("%PDF-".utf8))
    #expect(try Data(contentsOf: office.folder.file("ONCO26-INV-0001.pdf")) == stored)

    let outbox = Outbox(store: office.store)
    let mails = try outbox.list()
    #expect(
      mails.map { "\($0.kind) \($0.about) \($0.recipient)" } == ["invoice ONCO26/INV/0001 accounts@zaytoon.example"])
    let eml = office.folder.file("mail.eml")
    try Data(try outbox.show(mails[0].code).bytes).write(to: eml)
    let attached = try Judges.python(
      [[String]].self,
      """
      import base64, email, email.policy, json, sys
      message = email.message_from_bytes(open(json.load(sys.stdin), 'rb').read(), policy=email.policy.default)
      print(json.dumps([[p.get_content_type(), p.get_filename(), base64.b64encode(p.get_content()).decode()]
                        for p in message.iter_attachments()]))
      """, eml.path)
    #expect(attached == [["application/pdf", "ONCO26-INV-0001.pdf", stored.base64EncodedString()]])

    let text = try Judges.run("pdftotext", ["-layout", office.folder.file("ONCO26-INV-0001.pdf").path, "-"])
    for words in [
      "ONCO26/INV/0001", "Zaytoon Pharma (Pvt) Ltd", "5,800,000.00", "800,000.00", "23 November 2026",
      "Rupees Fifty-Eight Lakh Only", "PK32SAMP0000202612110027",
    ] {
      #expect(text.contains(words), "the page does not say \(words)")
    }
    #expect(try office.store.verify() == [])
    #expect(try office.store.read { try Invoices.chainProblems(in: $0) } == [])
  }

  @Test func `a second invoice is issued only on purpose, with the next number`() async throws {
    let office = try Office()
    let code = try office.add(try Office.sponsor())
    _ = try await office.issue(code)
    let before = try office.store.everything()
    let error = await #expect(throws: ExplainedError.self) { try await office.issue(code) }
    #expect(error?.kind == .refused)
    await #expect(throws: ExplainedError.self) { try await office.issue("S-404") }
    #expect(try office.store.everything() == before)
    #expect(try await office.issue(code, again: true).number == "ONCO26/INV/0002")
  }

  @Test func `when the page cannot be made, nothing is issued and no number is used`() async throws {
    let office = try Office()
    let code = try office.add(try Office.sponsor())
    let before = try office.store.everything()
    let press = PagePress(fonts: try FontSet(), command: office.folder.file("no-such-program").path)
    await #expect(throws: ExplainedError.self) { try await office.issue(code, press: press) }
    #expect(try office.store.everything() == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: office.folder.url.path).allSatisfy {
        $0.hasPrefix("event.sqlite")
      })
    #expect(try await office.issue(code).number == "ONCO26/INV/0001")
  }

  @Test func `a dozen people who issue at the same time each get an invoice, and numbers stay dense`() async throws {
    let office = try Office()
    let codes = try (1...12).map { try office.add(try Office.sponsor("Sample Exhibitor \($0)")) }
    // A press that takes as long for each: whenever one gets the number, all others must draw again.
    let program = office.folder.file("press")
    try Data("#!/bin/sh\nsleep 0.2\nfor file; do :; done\nprintf %%PDF-1.7 > \"$file\"\n".utf8).write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    let press = PagePress(fonts: try FontSet(), command: program.path)
    let numbers = try await withThrowingTaskGroup(of: String.self) { group in
      for code in codes { group.addTask { try await office.issue(code, press: press).number } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(numbers.sorted() == (1...12).map { "ONCO26/INV/\($0.padded(to: 4))" })
  }

  @Test func `when the mail cannot be queued, nothing is issued and no number is used`() async throws {
    let office = try Office()
    let code = try office.add(try Office.sponsor())
    try office.store.refuseMail("M-00001")
    let before = try office.store.everything()
    await #expect(throws: ExplainedError.self) { try await office.issue(code) }
    #expect(try office.store.everything() == before)
  }

  @Test func `a preview keeps nothing`() throws {
    let office = try Office()
    let code = try office.add(try Office.sponsor())
    let before = try office.store.everything()
    #expect(try office.preview(code).number == "ONCO26/INV/0001")
    #expect(try office.store.everything() == before)
  }

  @Test func `an issued invoice refuses every change, from our program and from any other`() async throws {
    let office = try Office(engine: .sqlite)
    _ = try await office.issue(try office.add(try Office.sponsor()))
    let before = try office.store.everything()
    for table in ["invoice", "invoice_line", "invoice_document"] {
      let column =
        ["invoice": "buyer_name", "invoice_line": "description", "invoice_document": "pdf_hash"][table] ?? ""
      for sql in ["UPDATE \(table) SET \(column) = 'x'", "DELETE FROM \(table)"] {
        #expect(throws: ExplainedError.self) { try office.store.write(SampleEvent.author()) { try $0.run(sql) } }
        #expect(throws: JudgeFailure.self) { try Judges.sqlite(office.database, sql) }
      }
    }
    #expect(try office.store.everything() == before)
    // The shell can write to this file, so it was the guards that refused.
    _ = try Judges.sqlite(office.database, "CREATE TABLE scratch (x); DROP TABLE scratch;")
  }

  @Test(arguments: [
    ("invoice_keeps", "UPDATE invoice SET buyer_name = 'Another' WHERE series_number = 1"),
    (
      "invoice_keeps",
      "UPDATE invoice SET net_minor = net_minor - 1, total_minor = total_minor - 1 WHERE series_number = 2"
    ),
    ("invoice_line_keeps", "UPDATE invoice_line SET amount_minor = 1 WHERE invoice LIKE '%1' AND position = 1"),
    ("invoice_line_keeps", "UPDATE invoice_line SET description = 'Gift' WHERE invoice LIKE '%3' AND position = 1"),
    ("invoice_line_stays", "DELETE FROM invoice_line WHERE invoice LIKE '%2' AND kind = 'tax'"),
    (
      "invoice_stays",
      """
      PRAGMA foreign_keys = OFF; DROP TRIGGER invoice_line_stays; DELETE FROM invoice_line WHERE invoice LIKE '%2';
      DELETE FROM invoice WHERE series_number = 2
      """
    ),
  ])
  func `an invoice edited behind the program's back is found`(guardian: String, sql: String) async throws {
    let office = try await ThreeInvoices.shared.copy()
    #expect(try office.chainProblems() == [])
    _ = try Judges.sqlite(office.file, "DROP TRIGGER \(guardian); \(sql);")
    #expect(try office.chainProblems() != [])
  }

  @Test func `the last invoice, removed behind the program's back, is missed`() async throws {
    let office = try await ThreeInvoices.shared.copy()
    _ = try Judges.sqlite(
      office.file,
      """
      PRAGMA foreign_keys = OFF; DROP TRIGGER invoice_stays; DROP TRIGGER invoice_line_stays;
      DROP TRIGGER invoice_document_stays; DELETE FROM invoice WHERE series_number = 3;
      DELETE FROM invoice_line WHERE invoice LIKE '%3'; DELETE FROM invoice_document WHERE invoice LIKE '%3'
      """)
    let problems = try office.chainProblems()
    #expect(problems != [])
  }

  @Test func `a document exchanged together with its hash is found`() async throws {
    let office = try await ThreeInvoices.shared.copy()
    let forged = contentHash(Array("%PDF-".utf8))
    _ = try Judges.sqlite(
      office.file,
      """
      DROP TRIGGER invoice_document_keeps;
      UPDATE invoice_document SET pdf_base64 = 'JVBERi0=', pdf_hash = '\(forged)' WHERE invoice LIKE '%1'
      """)
    let problems = try office.chainProblems()
    #expect(problems != [])
  }

  @Test func `a document edited behind the program's back is not handed out`() async throws {
    let office = try await ThreeInvoices.shared.copy()
    let store = try Store(sqliteFile: office.file.path, now: Moment(seconds: 0))
    _ = try store.read { try Invoices.document(of: "ONCO26/INV/0001", in: $0) }
    _ = try Judges.sqlite(
      office.file,
      "DROP TRIGGER invoice_document_keeps; UPDATE invoice_document SET pdf_base64 = 'JVBERi0=' WHERE invoice LIKE '%1'"
    )
    #expect(throws: ExplainedError.self) { try store.read { try Invoices.document(of: "ONCO26/INV/0001", in: $0) } }
  }

  @Test func `the status of an invoice follows from payments and the day`() async throws {
    let office = try await ThreeInvoices.shared.copy()
    let store = try Store(sqliteFile: office.file.path, now: Moment(seconds: 0))
    let entry = try #require(try store.read { try Invoices.list("ONCO26/INV/0001", in: $0).first })
    #expect(entry.status(on: entry.dueOn) == "issued")
    #expect(entry.status(on: entry.dueOn.adding(days: 1)) == "overdue")
    for (minor, status) in [(69_599_999, "part-paid"), (1, "settled")] as [(Int64, String)] {
      _ = try store.write(SampleEvent.author()) {
        try $0.run(
          """
          INSERT INTO payment (code, invoice, amount_minor, amount_currency, method, reference, account_title,
            received_on, recorded_at) VALUES (?1, 'ONCO26/INV/0001', ?2, 'PKR', 'cash', '', 'test', '2026-11-24', 0)
          """, [.text("PAY-\(minor)"), .integer(minor)])
      }
      let paid = try #require(try store.read { try Invoices.list("ONCO26/INV/0001", in: $0).first })
      #expect(paid.status(on: paid.dueOn) == status)
    }
  }
}

/// A database with three invoices, made once and copied for each test that spoils it.
actor ThreeInvoices {
  static let shared = ThreeInvoices()
  private var made: Data?

  struct Copy {
    let folder: TemporaryFolder
    var file: URL { folder.file("event.sqlite") }

    func chainProblems() throws -> [String] {
      try Store(sqliteFile: file.path, now: Moment(seconds: 0)).read { try Invoices.chainProblems(in: $0) }
    }
  }

  func copy() async throws -> Copy {
    let bytes = try await bytes()
    let copy = Copy(folder: try TemporaryFolder())
    try bytes.write(to: copy.file)
    return copy
  }

  private func bytes() async throws -> Data {
    if let made { return made }
    let office = try Office(engine: .sqlite)
    for name in ["One", "Two", "Three"] { _ = try await office.issue(try office.add(try Office.sponsor(name))) }
    _ = try Judges.sqlite(office.database, "PRAGMA wal_checkpoint(TRUNCATE)")
    let bytes = try Data(contentsOf: office.database)
    made = bytes
    return bytes
  }
}
