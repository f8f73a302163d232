import Documents
import EventData
public import Foundation

/// What a file of submissions can be.
public enum SourceKind: String, Sendable, CaseIterable {
  /// A form's export as text, separated by commas, semicolons or tabs.
  case csv
  /// An Excel workbook.
  case xlsx
  /// A Word document with one abstract.
  case docx
  /// One mail.
  case eml
  /// A mailbox file of many mails.
  case mbox
  /// A list of records, or what another system wrote.
  case json

  /// What a file is, by its content; the name decides nothing, as people rename files.
  ///
  /// - Throws: `ExplainedError` naming what it is and what to do, when it is a file that cannot be read: .doc, PDF, RTF,
  ///   a protected file.
  public static func of(_ data: Data, file: String) throws -> SourceKind {
    if data.starts(with: OfficeMagic.compound) { throw compound(data, file) }
    if data.starts(with: OfficeMagic.zip) {
      let archive = try ZipArchive(data, file: file)
      if archive.contains("word/document.xml") { return .docx }
      if archive.contains("content.xml") {
        throw refusal("The file is an OpenDocument file", file, "Save it as .docx (a text) or .xlsx (a table).")
      }
      return .xlsx
    }
    if data.starts(with: Data("%PDF".utf8)) {
      throw refusal("The file is a PDF", file, "Ask the sender for the Word document it was made from.")
    }
    if data.starts(with: Data("{\\rtf".utf8)) {
      throw refusal("The file is rich text (.rtf)", file, "Open it in Word and save it as .docx.")
    }
    return text(String(decoding: data.prefix(8_000), as: UTF8.self))
  }

  private static func text(_ start: String) -> SourceKind {
    let body = start.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if body.prefixMatch(of: #/From \S+ +[A-Z][a-z]{2} [A-Z][a-z]{2} /#) != nil { return .mbox }
    if body.first == "[" || body.first == "{" { return .json }
    var names: Set<String> = []
    for line in body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if line.first == " " || line.first == "\t" { continue }
      guard let match = line.prefixMatch(of: /([A-Za-z][A-Za-z0-9\-]*):/) else { break }
      names.insert(match.1.lowercased())
    }
    let isMail =
      names.contains("from") && !names.isDisjoint(with: ["date", "subject", "mime-version", "received", "to"])
    return isMail ? .eml : .csv
  }

  private static func compound(_ data: Data, _ file: String) -> ExplainedError {
    func holds(_ name: String) -> Bool { data.range(of: Data(name.utf8.flatMap { [$0, 0] })) != nil }
    if OfficeMagic.isEncrypted(data) {
      return refusal(
        "The file is protected by a password", file, "Open it in Word or Excel, take the password off, save it.")
    }
    if holds("WordDocument") {
      return refusal("The file is an old Word document (.doc)", file, "Open it in Word and save it as .docx.")
    }
    if holds("Workbook") || holds("Book") {
      return refusal("The file is an old Excel workbook (.xls)", file, "Open it in Excel and save it as .xlsx.")
    }
    return refusal(
      "The file is an old Office file", file, "Open it in Word or Excel and save it as .docx or .xlsx.")
  }

  private static func refusal(_ what: String, _ file: String, _ remedy: String) -> ExplainedError {
    ExplainedError(.refused, what, at: file, remedy: remedy)
  }
}
