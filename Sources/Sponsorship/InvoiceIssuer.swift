public import Documents
public import EventData
public import Foundation
import Mail
public import Templates

/// Issues invoices: number, document and mail in one transaction.
public struct InvoiceIssuer: Sendable {
  let event: EventProfile
  let offer: SponsorshipOffer
  private let templates: TemplateLibrary
  private let writer: LetterWriter
  private let press: PagePress
  private let store: Store

  public init(
    _ event: EventProfile, offer: SponsorshipOffer, templates: TemplateLibrary, press: PagePress, store: Store
  ) {
    (self.event, self.offer, self.templates, self.press, self.store) = (event, offer, templates, press, store)
    writer = LetterWriter(event, templates: templates)
  }

  /// Issues the invoice of a sponsor's package and queues it to the sponsor's contact.
  ///
  /// The document carries the number, and takes a second to make; so it is made for the number that comes next, and
  /// the number is taken, the invoice written and the mail queued in one transaction only if it still is the next.
  /// A crash at any instant leaves either nothing or everything, and numbers stay dense.
  ///
  /// - Parameters:
  ///   - again: issues one although the sponsor has an invoice already.
  ///   - folder: where the PDF is made, and left when it was issued.
  /// - Throws: `ExplainedError` (refused) when the sponsor is unknown or has an invoice, or others keep issuing at the
  ///   same time, or when the document or mail cannot be made.
  public func issue(to code: String, again: Bool, author: Store.Author, folder: URL) async throws -> Invoice {
    // Of many at once one succeeds each time, so it is tried more often than people sit in any office.
    for _ in 1...60 {
      let invoice = try store.read { try prepare(code, again: again, now: author.now, in: $0) }
      let file = folder.appending(path: Self.fileName(of: invoice.number))
      let html = try templates.render("pages/invoice", with: pageFields(of: invoice), as: .html)
      let draft = FileManager.default.temporaryDirectory.appending(path: "onco-\(UUID().uuidString).pdf")
      defer { try? FileManager.default.removeItem(at: draft) }
      try await press.pdf(fromHTML: html, to: draft)
      let pdf = try Data(contentsOf: draft)
      guard try write(invoice, pdf: pdf, again: again, author: author) else { continue }
      do {
        try pdf.write(to: file, options: .atomic)
      } catch {
        throw ExplainedError(
          .outside, "\(invoice.number) was issued and its mail queued; only the copy of the document was not written",
          at: file.path, why: error.localizedDescription,
          remedy: "Make room, then run: onco invoice show \(invoice.number) --pdf FILE")
      }
      return invoice
    }
    throw ExplainedError(
      .refused, "Other people are issuing invoices at this moment", at: code,
      remedy: "Nothing was issued to \(code). Try again in a minute.")
  }

  /// What would be issued, with the number it would get now; nothing is kept.
  public func preview(_ code: String, again: Bool, now: Moment) throws -> Invoice {
    try store.read { try prepare(code, again: again, now: now, in: $0) }
  }

  /// `ONCO26-INV-0007.pdf`.
  public static func fileName(of number: String) -> String {
    number.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "-" }.joined() + ".pdf"
  }

  private func prepare(_ code: String, again: Bool, now: Moment, in tx: Transaction) throws -> Invoice {
    let sponsor = try Sponsors.required(code, in: tx)
    if let withdrawal = sponsor.withdrawal {
      throw ExplainedError(
        .refused, "\(sponsor.name) was withdrawn on \(withdrawal.day): \(withdrawal.reason)", at: sponsor.code,
        remedy:
          "No invoice was issued. If it supports the congress after all: onco sponsor withdraw \(sponsor.code) --undo")
    }
    let earlier = try InvoiceQueries.numbers(of: sponsor.code, in: tx)
    if let last = earlier.last, !again {
      throw ExplainedError(
        .refused, "\(sponsor.name) has the invoice \(last) already", at: sponsor.code,
        remedy: "Look at it with: onco invoice show \(last). To issue a second one on purpose add --again.")
    }
    guard let package = offer.package(sponsor.package) else {
      throw ExplainedError(
        .definition, "The package '\(sponsor.package)' of \(sponsor.code) is not in sponsorship.yaml",
        remedy: "Put the package back into sponsorship.yaml; packages that were sold must stay.")
    }
    try checkTax(of: sponsor, on: event.zone.day(of: now))
    let number = try InvoiceQueries.peek(Series.invoices(of: event.prefix).prefix, in: tx)
    return Invoice(seriesNumber: number, sponsor: sponsor, package: package, event: event, offer: offer, now: now)
  }

  /// A misspelt province would give an invoice without tax, which cannot be mended once it is issued.
  private func checkTax(of sponsor: Sponsor, on day: CalendarDate) throws {
    let provinces = offer.taxes.flatMap(\.provinces) + offer.untaxedProvinces
    guard !offer.taxes.isEmpty, offer.taxes(on: day, province: sponsor.province).isEmpty,
      !offer.untaxedProvinces.contains(where: { folded($0) == folded(sponsor.province) })
    else { return }
    let isKnown = provinces.contains { folded($0) == folded(sponsor.province) }
    let hint = isKnown ? "" : didYouMean(sponsor.province, in: provinces)
    throw ExplainedError(
      .refused, "No tax in sponsorship.yaml is in force for the province '\(sponsor.province)' on \(day).\(hint)",
      at: sponsor.code, why: "The invoice would carry no tax, and cannot be changed afterwards.",
      remedy: "Correct it with onco sponsor edit \(sponsor.code) --province ..., or add the tax to sponsorship.yaml; "
        + "when none is due there, add the province to 'untaxed_provinces'.")
  }

  /// False when somebody took the number in the meantime.
  private func write(_ invoice: Invoice, pdf: Data, again: Bool, author: Store.Author) throws -> Bool {
    struct NumberTaken: Error {}
    do {
      try store.write(author) { tx in
        let earlier = try InvoiceQueries.numbers(of: invoice.sponsor.code, in: tx)
        guard try InvoiceQueries.peek(invoice.series, in: tx) == invoice.seriesNumber, again || earlier.isEmpty else {
          throw NumberTaken()
        }
        // What was drawn must be what is on file now: the sponsor may have been corrected in the meantime.
        let present = try prepare(invoice.sponsor.code, again: again, now: author.now, in: tx)
        guard InvoiceQueries.isSame(present, invoice) else { throw NumberTaken() }
        _ = try tx.next(invoice.series)
        let hash = contentHash([UInt8](pdf))
        try InvoiceQueries.insert(invoice, documentHash: hash, in: tx)
        tx.note("\(invoice.number) issued to \(invoice.sponsor.code) \(invoice.sponsor.name): \(invoice.total)")
        try InvoiceQueries.insertDocument(
          invoice.number, base64: pdf.base64EncodedString(), hash: hash, in: tx)
        try queue(invoice, pdf: pdf, now: author.now, in: tx)
      }
      return true
    } catch is NumberTaken {
      return false
    }
  }

  private func queue(_ invoice: Invoice, pdf: Data, now: Moment, in tx: Transaction) throws {
    let sponsor = invoice.sponsor
    let account = event.society.account
    var letter = Letter(
      .invoice, about: invoice.number, to: sponsor.contactName, at: sponsor.contactEmail,
      replyTo: event.mail.financeReplies,
      fields: [
        "number": .text(invoice.number), "contact": .text(sponsor.contactName), "sponsor": .text(sponsor.name),
        "package": .text(invoice.package), "issued_on": .text(invoice.issuedOn.long),
        "due_on": .text(invoice.dueOn.long), "total": .text(invoice.total.description),
        "account_title": .text(account.title), "bank": .text(account.bank), "iban": .text(account.iban),
      ])
    letter.attachments = [
      MailAttachment(
        filename: Self.fileName(of: invoice.number), mediaType: "application/pdf", bytes: [UInt8](pdf))
    ]
    try writer.queue(letter, version: .once, now: now, in: tx)
  }
}
