import Abstracts
import AbstractsSupport
import Documents
import EventData
import Foundation
import Mail
import Reviews
import SampleCongress
import Templates
import TestSupport
import Testing

/// Nothing a reviewer gets says who wrote an abstract: every file and mail is searched, unpacked and decoded.
@Suite struct BlindnessTests {
  /// All that must not appear of an abstract.
  private func secrets(of desk: ReviewDesk) throws -> [String] {
    let store = desk.store
    return try AbstractRecords.list(in: store).flatMap { summary in
      let record = try AbstractRecords.show(summary.code, in: store)
      let content = record.content
      let places = content.affiliations.flatMap {
        [$0.institution] + $0.institution.split(separator: ",").map(\.trimmed)
      }
      // Letters name the congress's own city.
      let cities = content.affiliations.map(\.city).filter { $0 != desk.definition.event.city }
      let own = [record.code, content.email, content.presenter, content.mobile, content.ethics, content.orcid ?? ""]
      let names = content.authors.map(\.name) + content.trials.map(\.number)
      return own + names + cities + places.filter { $0.count > 12 }
    }.filter { $0.count > 5 }
  }

  private struct Question: Encodable {
    let files: [String]
    let words: [String]
  }

  /// What of the words is in a file.
  private struct Finding: Decodable {
    let name: String
    let found: [String]
  }

  private static let judge = """
    import sys, json, zipfile, email, email.policy, subprocess, io, unicodedata
    out = []
    plain = lambda text: unicodedata.normalize("NFC", text)
    asked = json.load(sys.stdin)
    for name in asked["files"]:
        data = open(name, "rb").read()
        parts = [data]
        if name.endswith(".eml"):
            message = email.message_from_bytes(data, policy=email.policy.default)
            parts = [str(message.items()).encode()]
            for part in message.walk():
                if not part.is_multipart(): parts.append(part.get_payload(decode=True)); parts.append(str(part.items()).encode())
        for part in list(parts):
            if part[:2] == b"PK":
                with zipfile.ZipFile(io.BytesIO(part)) as z:
                    for member in z.infolist(): parts += [member.filename.encode(), member.comment, z.read(member)]
            if part[:5] == b"%PDF-":
                parts.append(subprocess.run(["pdftotext", "-layout", "-", "-"], input=part, capture_output=True).stdout)
                parts.append(subprocess.run(["pdfinfo", "-"], input=part, capture_output=True).stdout)
        text = plain("\\n".join(p.decode("utf-8", "replace") for p in parts))
        out.append({"name": name.split("/")[-1], "found": [word for word in asked["words"] if plain(word) in text]})
    print(json.dumps(out))
    """

  @Test func `no name, institution, city, address, code or approval of any abstract is in any file or mail`()
    async throws
  {
    let congress = SampleCongress(seed: 7, delegates: 0, abstracts: 60, sponsors: 0)
    let desk = try ReviewDesk(pairs: [])
    _ = try AbstractIntake.importing(
      Data(congress.abstractsCSV.utf8), file: "form.csv", call: desk.definition.call,
      store: desk.store, author: ReviewDesk.author())
    let codes = try AbstractRecords.list(in: desk.store).map(\.code)
    try #require(codes.count > 40)
    try desk.store.write(ReviewDesk.author()) { tx in
      for number in 1...codes.count { try ReviewDesk.assign(number, 1, in: tx) }
      _ = try Redactions.hideAll(desk.definition.abstracts.reviewed, author: ReviewDesk.author(), in: tx)
    }
    let folder = try TemporaryFolder()
    let pack = try #require(try desk.issue().packs.first)
    #expect(pack.count == codes.count)
    let writer = try desk.writer
    let page = try writer.page(of: pack)
    let (sheet, pdf) = (folder.file(pack.sheetName), folder.file("\(pack.abstractsName).pdf"))
    try writer.sheet(of: pack).write(to: sheet)
    try Data(page.utf8).write(to: folder.file("\(pack.abstractsName).html"))
    try await PagePress(fonts: FontSet()).pdf(fromHTML: page, to: pdf)
    let (sheetBytes, pdfBytes) = (try Data(contentsOf: sheet), try Data(contentsOf: pdf))
    let mails = try desk.store.write(ReviewDesk.author()) { tx in
      let mail = try writer.queue(pack, sheet: sheetBytes, pdf: pdfBytes, now: Desk.now, in: tx)
      let rules = try desk.definition.abstracts.reviewed.requiredReview()
      let progress = try ReviewProgress.list(rules, zone: desk.definition.event.zone, now: Desk.now, in: tx)
      #expect(try writer.remind([progress[0]], now: Desk.now, in: tx) == [progress[0].reviewer])
      #expect(try writer.remind([progress[0]], now: Desk.now, in: tx) == [])
      #expect(try writer.queue(pack, sheet: sheetBytes, pdf: pdfBytes, now: Desk.now, in: tx) == nil)
      // A corrected address is written to; the letter that waits for the old one does not go.
      try tx.run("UPDATE reviewer SET email = 'new.address@board.example' WHERE code = ?1", [.text(pack.reviewer)])
      var packs = try PackIssuer(desk.definition.event, call: desk.definition.abstracts.reviewed, in: tx)
      let moved = try #require(
        try packs.issue(to: [pack.reviewer], allowFindings: true, newSeed: { "" }, author: ReviewDesk.author()).packs
          .first)
      #expect(moved.number == pack.number)
      let second = try #require(try writer.queue(moved, sheet: sheetBytes, pdf: pdfBytes, now: Desk.now, in: tx))
      #expect(try writer.queue(moved, sheet: sheetBytes, pdf: pdfBytes, now: Desk.now, in: tx) == nil)
      let waiting = try tx.rows(
        "SELECT code FROM mail_message WHERE kind = 'review-pack' AND state = 'queued' ORDER BY code")
      #expect(waiting.map { $0.text("code") } == [second])
      return [try #require(mail), "M-00002", second]
    }
    for code in mails {
      try Data(Outbox(store: desk.store).show(code).bytes).write(to: folder.file("\(code).eml"))
    }
    // What is said when the sheet comes back broken is a message to a reviewer too.
    var broken = try desk.filled(pack, points: "nine")
    for row in stride(from: 2, to: broken.rows.count, by: 3) { broken[row, "Id"] = "A-0001" }
    let report = try desk.merge(broken.csv())
    try Data(report.rows.json.rendered().utf8).write(to: folder.file("report.json"))
    #expect(report.rows.count(.refused) == codes.count)

    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
    let title = try String(AbstractRecords.show(codes[0], in: desk.store).content.title.prefix(20))
    let findings = try Judges.python(
      [Finding].self, Self.judge,
      Question(files: names.map { folder.file($0).path }, words: secrets(of: desk) + [title]))
    #expect(
      findings.map(\.name) == [
        "M-00001.eml", "M-00002.eml", "M-00003.eml", "RV-001-abstracts.html", "RV-001-abstracts.pdf",
        "RV-001-sheet.xlsx", "report.json",
      ])
    for file in findings where !["M-00002.eml", "report.json", "RV-001-abstracts.pdf"].contains(file.name) {
      #expect(file.found.contains(title), "the search sees the texts of \(file.name)")
    }
    for file in findings {
      // The test itself typed a code into the id cells.
      let given = [title] + (file.name == "report.json" ? ["A-0001"] : [])
      #expect(file.found.filter { !given.contains($0) } == [], "\(file.name)")
    }
  }
}
