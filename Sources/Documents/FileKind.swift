public import EventData
import Foundation

/// What a file that people hand in can be.
public enum FileKind: String, Sendable, CaseIterable {
  /// A table as text, separated by commas, semicolons or tabs.
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
  public static func of(_ source: SourceFile) throws -> FileKind {
    let (data, file) = (source.bytes, source.name)
    if data.starts(with: OfficeMagic.compound) { throw compound(data, file) }
    if data.starts(with: OfficeMagic.zip) {
      let archive = try ZipArchive(data, file: file)
      switch archive.office?.program {
      case .word: return .docx
      case .excel: return .xlsx
      case .powerPoint:
        throw refusal("The file is a PowerPoint presentation", file, "Ask the sender for the text as a Word document.")
      case nil: throw packed(archive, file)
      }
    }
    if data.starts(with: Data("%PDF".utf8)) {
      throw refusal("The file is a PDF", file, "Ask the sender for the Word document it was made from.")
    }
    if data.starts(with: Data("{\\rtf".utf8)) {
      throw refusal("The file is rich text (.rtf)", file, "Open it in Word and save it as .docx.")
    }
    return text(String(decoding: data.prefix(8_000), as: UTF8.self))
  }

  /// What a ZIP file that is no office file is called.
  private static func packed(_ archive: ZipArchive, _ file: String) -> ExplainedError {
    if archive.contains("content.xml") {
      return refusal("The file is an OpenDocument file", file, "Save it as .docx (a text) or .xlsx (a table).")
    }
    if archive.contains("Index/Document.iwa") || archive.contains("Index.zip") {
      return refusal("The file is of Apple's Pages or Numbers", file, "Export it as Word or Excel.")
    }
    let names = archive.names.filter { !$0.hasSuffix("/") && !$0.hasPrefix("__MACOSX") }
    return refusal(
      "The file is a ZIP archive of \(counted(names.count, "file")), such as '\((names.first ?? "").onOneLine.prefix(60))'",
      file, "Unpack it, and import the folder or the files in it.")
  }

  private static func text(_ start: String) -> FileKind {
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

  /// What a file of the old Office is called.
  static func compound(_ data: Data, _ file: String) -> ExplainedError {
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

extension SourceFile {
  /// The table in the file: a workbook, separated text in any usual encoding, or a JSON list of records.
  ///
  /// - Parameters:
  ///   - columns: the table's columns, by which header, separator and sheet are found.
  ///   - kind: what it is; found out from its content when nil.
  ///   - sheet: the sheet of a workbook, when the caller says it.
  /// - Throws: `ExplainedError`: (2) when there is no table in it that can be read; (64) when a sheet is named and it is
  ///   no workbook.
  public func table(_ columns: ColumnSet, as kind: FileKind? = nil, sheet: String? = nil) throws -> SourceTable {
    let kind = try kind ?? FileKind.of(self)
    guard kind == .xlsx || sheet == nil else {
      throw ExplainedError(
        .usage, "--sheet is for Excel workbooks; this is none", at: name, remedy: "Leave --sheet out.")
    }
    switch kind {
    case .xlsx: return try Workbook(xlsx: bytes, file: name).table(columns, sheet: sheet, of: self)
    case .json: return try RecordList(self).table(columns)
    case .csv: return try SourceTable(separated: self, columns: columns)
    case .docx, .eml, .mbox:
      throw ExplainedError(
        .refused, "The file is a \(kind == .docx ? "Word document" : "mail"), not a table", at: name,
        remedy: "Give the table itself, as an Excel workbook (.xlsx) or CSV.")
    }
  }
}
