import EventData
import Templates

extension InvoiceIssuer {
  /// The fields of `Templates/pages/invoice`.
  func pageFields(of invoice: Invoice) -> [String: TemplateValue] {
    let account = invoice.seller.account
    let items = invoice.lines.filter { $0.kind == "item" }
    let taxes = invoice.lines.filter { $0.kind == "tax" }
    return [
      "language": "en", "title": .text(taxes.isEmpty ? "Invoice" : "Tax invoice"), "event": .text(event.name),
      "society": .object([
        "name": .text(invoice.seller.legalName), "address": lines(invoice.seller.address),
        "ntn": .text(invoice.seller.ntn), "strn": "", "telephone": .text(invoice.seller.phone),
        "email": .text(event.mail.financeReplies?.description ?? ""),
      ]),
      "sponsor": .object([
        "name": .text(invoice.sponsor.name), "address": lines(invoice.sponsor.address),
        "contact": .text(invoice.sponsor.contactName), "ntn": .text(invoice.sponsor.ntn),
        "strn": .text(invoice.sponsor.strn),
      ]),
      "number": .text(invoice.number), "issued": .text(invoice.issuedOn.long), "due": .text(invoice.dueOn.long),
      "reference": "", "currency": .text(invoice.total.currency.code),
      "lines": .list(
        items.enumerated().map { index, line in
          .object([
            "position": .number(index + 1), "description": .text(line.description),
            "detail": .text(benefits(of: invoice)), "quantity": .text(String(line.quantity)),
            "unit_price": .text(figures(line.amount)), "net": .text(figures(line.amount)),
          ])
        }),
      "subtotal": .text(figures(invoice.net)),
      "taxes": .list(
        taxes.map { line in
          .object([
            "label": .text("\(line.description), \(Percent.text(basisPoints: Int(line.basisPoints ?? 0)))"),
            "base": .text(figures(invoice.net)), "amount": .text(figures(line.amount)),
          ])
        }),
      "total": .text(figures(invoice.total)), "total_words": .text(AmountInWords.text(invoice.total)),
      "bank": .object([
        "account_title": .text(account.title), "name": .text(account.bank), "branch": "", "iban": .text(account.iban),
        "swift": "",
      ]),
      "withholding_note": .text(
        "If the law obliges you to withhold tax from this payment, please send us the certificate with the invoice "
          + "number; the invoice is settled when it has arrived."),
      "notes": .list(notes),
    ]
  }

  private func benefits(of invoice: Invoice) -> String {
    offer.package(invoice.sponsor.package)?.benefits.joined(separator: "; ") ?? ""
  }

  private var notes: [TemplateValue] {
    let note = offer.invoiceNote
    let sample = event.isFictional ? ["This is a sample: every name, number and amount is invented."] : []
    return ((note.isEmpty ? [] : [note]) + sample).map { .text($0) }
  }

  private func figures(_ money: Money) -> String { String(money.description.dropFirst(4)) }

  private func lines(_ address: String) -> TemplateValue {
    .list(address.split(separator: ",").map { .text($0.trimmed) })
  }
}
