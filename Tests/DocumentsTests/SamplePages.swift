import Documents
import Foundation
import Templates

/// Fields for the page templates that ship.
enum SamplePages {
  static let library = TemplateLibrary(folders: [packageRoot.appending(path: "Templates")])

  static func invoice(lines: Int = 3, sponsor: String = "Sample Pharma (Private) Limited") throws
    -> String
  {
    let items = (1...lines).map { number -> TemplateValue in
      [
        "position": .number(number),
        "description": number == 1 ? "Platinum sponsorship package" : "Exhibition stand",
        "detail": number == 1 ? "Satellite symposium, 60 minutes, hall A; 8 registrations" : "",
        "quantity": "1",
        "unit_price": "10,00,000", "net": "10,00,000",
      ]
    }
    return try library.render(
      "pages/invoice",
      with: [
        "language": "en", "title": "Tax invoice", "event": "ONCO 2026, 27–29 November 2026, Lahore",
        "society": [
          "name": "Sample Society of Clinical Oncology",
          "address": ["1 Example Road", "Lahore 54000"],
          "ntn": "0000000-0", "strn": "0000000000000", "telephone": "+92 42 0000000",
          "email": "desk@onco.example",
        ],
        "sponsor": [
          "name": .text(sponsor), "contact": "Sample Contact",
          "address": ["Plot 2, Sample Estate", "Karachi"],
          "ntn": "1111111-1", "strn": "1111111111111",
        ],
        "number": "ONCO26/INV/0007", "issued": "1 September 2026", "due": "1 October 2026",
        "reference": "PO-4411",
        "currency": "PKR", "lines": .list(items), "subtotal": "10,00,000",
        "taxes": [
          ["label": "Sales tax on services, 16 %", "base": "10,00,000", "amount": "1,60,000"]
        ],
        "total": "11,60,000", "total_words": "Rupees Eleven Lakh Sixty Thousand Only",
        "bank": [
          "account_title": "Sample Society of Clinical Oncology", "name": "Sample Bank",
          "branch": "Mall Road, Lahore",
          "iban": "PK36 SCBL 0000 0011 2345 6702", "swift": "",
        ],
        "withholding_note":
          "If you withhold income or sales tax, please send the challan (CPR) with your remittance.",
        "notes": ["Benefits are released when the first instalment is received."],
      ], as: .html)
  }

  static func complianceReport(findings: Int = 3) throws -> String {
    let finding: TemplateValue = [
      "rule": "SYM-001",
      "title": "Thirty minutes between accredited and company sessions in one room",
      "message": "S-012 and S-014 share hall A with 15 min between; 30 are required.",
      "remedy": "Move S-014, or open a gap, or withdraw the credit.", "binds": "society",
      "authority": "accreditor",
      "subject": "S-012", "citations": ["Sample Standards 2020, 5.2a (verified)"],
    ]
    return try library.render(
      "pages/compliance-report",
      with: [
        "language": "en", "event": "ONCO 2026", "checked": "24 November 2026, 09:30 (Asia/Karachi)",
        "rulebook": "10 rules of onco-2026",
        "verdict": "Two findings must be resolved before the programme is printed.",
        "verdict_class": "fail",
        "counts": [
          ["label": "critical", "count": 1, "class": "critical"],
          ["label": "major", "count": 2, "class": "major"],
          ["label": "could not be judged", "count": 1, "class": "unknown"],
          ["label": "passed", "count": 6, "class": "pass"],
        ],
        "groups": [
          ["severity": "Critical", "class": "critical", "count": 1, "findings": [finding]],
          [
            "severity": "Major", "class": "major", "count": .number(findings - 1),
            "findings": .list(Array(repeating: finding, count: findings - 1)),
          ],
        ],
        "unknowns": [
          [
            "rule": "DIS-001", "title": "Disclosures are complete",
            "message": "Three speakers have given no disclosure.",
            "remedy": "Ask them for the form.", "subject": "",
          ]
        ],
        "waivers": [],
      ], as: .html)
  }
}
