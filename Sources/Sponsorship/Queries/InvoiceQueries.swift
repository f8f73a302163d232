import EventData
import Foundation

/// The SQL of invoices.
enum InvoiceQueries {
  /// The number the series gives next, without taking it.
  static func peek(_ series: String, in tx: Transaction) throws -> Int64 {
    Int64(try tx.count("SELECT last FROM counter WHERE series = ?1", [.text(series)])) + 1
  }

  static func numbers(of sponsor: String, in tx: Transaction) throws -> [String] {
    try tx.rows("SELECT number FROM invoice WHERE sponsor = ?1 ORDER BY number", [.text(sponsor)])
      .map { $0.text("number") }
  }

  /// The columns that a version of the invoice's hash covers, in order. A column that is added to the table later goes
  /// into a version of its own, so that invoices issued before stay what they were.
  private static let sealed: [Int64: [String]] = [
    1: [
      "number", "series", "series_number", "sponsor", "package", "seller_name", "seller_address", "seller_ntn",
      "buyer_name", "buyer_address", "buyer_ntn", "buyer_strn", "buyer_contact", "buyer_email", "issued_at",
      "issued_on", "due_on", "currency", "net_minor", "tax_minor", "total_minor",
    ]
  ]
  private static let version: Int64 = 1

  /// The columns of an invoice without its seals.
  private static func columns(of invoice: Invoice) -> Columns {
    [
      ("number", .text(invoice.number)), ("series", .text(invoice.series)),
      ("series_number", .integer(invoice.seriesNumber)), ("sponsor", .text(invoice.sponsor.code)),
      ("package", .text(invoice.package)), ("seller_name", .text(invoice.seller.legalName)),
      ("seller_address", .text(invoice.seller.address)), ("seller_ntn", .text(invoice.seller.ntn)),
      ("buyer_name", .text(invoice.sponsor.name)), ("buyer_address", .text(invoice.sponsor.address)),
      ("buyer_ntn", .text(invoice.sponsor.ntn)), ("buyer_strn", .text(invoice.sponsor.strn)),
      ("buyer_contact", .text(invoice.sponsor.contactName)),
      ("buyer_email", .text(invoice.sponsor.contactEmail.description)), ("issued_at", .moment(invoice.issuedAt)),
      ("issued_on", .text(invoice.issuedOn.description)), ("due_on", .text(invoice.dueOn.description)),
      ("currency", .text(invoice.total.currency.code)), ("net_minor", .integer(invoice.net.minor)),
      ("tax_minor", .integer(invoice.tax.minor)), ("total_minor", .integer(invoice.total.minor)),
    ]
  }

  /// True when two invoices say the same.
  static func isSame(_ left: Invoice, _ right: Invoice) -> Bool {
    columns(of: left).map(\.value) == columns(of: right).map(\.value)
      && left.lines.map(\.description) == right.lines.map(\.description)
      && left.lines.map(\.amount) == right.lines.map(\.amount)
  }

  /// The hash of an invoice: the one before it, all its columns, all its lines, the hash of its document.
  private static func seal(previous: String, columns: [String], lines: [String], document: String) -> String {
    let fields = [previous] + columns + lines + [document]
    return contentHash(fields.map { "\($0.utf8.count):\($0)" }.joined())
  }

  static func insert(_ invoice: Invoice, documentHash: String, in tx: Transaction) throws {
    let last = try tx.row(
      "SELECT hash FROM invoice WHERE series = ?1 ORDER BY series_number DESC LIMIT 1", [.text(invoice.series)])
    let previous = last?.text("hash") ?? ""
    let columns = columns(of: invoice)
    let hash = seal(
      previous: previous,
      columns: (sealed[version] ?? []).map { name in columns.first { $0.name == name }?.value.string ?? "" },
      lines: invoice.lines.map {
        "\($0.kind)|\($0.quantity)|\($0.basisPoints ?? 0)|\($0.amount.minor)|\($0.description)"
      }, document: documentHash)
    try tx.insert(
      into: "invoice",
      columns + [("previous_hash", .text(previous)), ("hash", .text(hash)), ("seal_version", .integer(version))])
    for (position, line) in invoice.lines.enumerated() {
      try tx.insert(
        into: "invoice_line",
        [
          ("invoice", .text(invoice.number)), ("position", .int(position + 1)), ("kind", .text(line.kind)),
          ("description", .text(line.description)), ("quantity", .integer(line.quantity)),
          ("rate_bp", .optional(line.basisPoints)), ("amount_minor", .integer(line.amount.minor)),
        ])
    }
  }

  static func insertDocument(_ number: String, base64: String, hash: String, in tx: Transaction) throws {
    try tx.insert(
      into: "invoice_document", [("invoice", .text(number)), ("pdf_base64", .text(base64)), ("pdf_hash", .text(hash))])
  }

  /// All invoices, or one, with what was paid.
  static func rows(_ number: String?, in tx: Transaction) throws -> [Row] {
    try tx.rows(
      """
      SELECT i.*, b.received_minor AS paid_minor
      FROM invoice i JOIN balance b ON b.kind = 'invoice' AND b.subject = i.number
      WHERE ?1 IS NULL OR i.number = ?1 ORDER BY i.series, i.series_number
      """, [.optional(number)])
  }

  static func lines(of number: String, in tx: Transaction) throws -> [Row] {
    try tx.rows("SELECT * FROM invoice_line WHERE invoice = ?1 ORDER BY position", [.text(number)])
  }

  static func document(of number: String, in tx: Transaction) throws -> (base64: String, hash: String)? {
    try tx.row("SELECT pdf_base64, pdf_hash FROM invoice_document WHERE invoice = ?1", [.text(number)])
      .map { ($0.text("pdf_base64"), $0.text("pdf_hash")) }
  }

  /// What is wrong with the chain of issued invoices: a gap, an edited or a missing one.
  static func chainProblems(in tx: Transaction) throws -> [String] {
    var problems: [String] = []
    var previous: (series: String, number: Int64, hash: String) = ("", 0, "")
    var last: [String: Int64] = [:]
    for row in try tx.rows("SELECT * FROM invoice ORDER BY series, series_number") {
      let series = row.text("series")
      if series != previous.series { previous = (series, 0, "") }
      let number = row.text("number")
      if row.integer("series_number") != previous.number + 1 {
        problems.append("There is a gap before invoice \(number)")
      }
      if row.text("previous_hash") != previous.hash {
        problems.append("Invoice \(number) does not follow the one before it: that one was changed or removed")
      }
      let values = (sealed[row.integer("seal_version")] ?? []).map(row.text)
      let lines = try lines(of: number, in: tx).map {
        "\($0.text("kind"))|\($0.integer("quantity"))|\($0.integer("rate_bp"))|\($0.integer("amount_minor"))|\($0.text("description"))"
      }
      let document = try self.document(of: number, in: tx)
      if seal(previous: row.text("previous_hash"), columns: values, lines: lines, document: document?.hash ?? "")
        != row.text("hash")
      {
        problems.append("Invoice \(number) was changed after it was issued")
      }
      if let document, Data(base64Encoded: document.base64).map({ contentHash([UInt8]($0)) }) != document.hash {
        problems.append("The document of invoice \(number) was changed after it was sent")
      }
      previous = (series, row.integer("series_number"), row.text("hash"))
      last[series] = row.integer("series_number")
    }
    for row in try tx.rows("SELECT series, last FROM counter WHERE series LIKE '%/INV' ORDER BY series")
    where row.integer("last") != last[row.text("series"), default: 0] {
      problems.append(
        "The series \(row.text("series")) has given \(row.integer("last")) numbers, but its last invoice is number "
          + "\(last[row.text("series"), default: 0]): invoices were removed")
    }
    return problems
  }
}
