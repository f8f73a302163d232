import Documents
public import EventData
public import Foundation

/// Turns a file of any known format, or a folder of documents and mails, into the rows that `AbstractIntake` takes.
public struct AbstractSource: Sendable {
  let call: CallForAbstracts
  /// The sheet of a workbook, when the caller says it.
  let sheet: String?
  /// When documents without a time of their own came in; nil when nobody said.
  let received: Moment?
  let now: Moment

  /// A reader.
  ///
  /// - Parameters:
  ///   - call: its form says what headers and labels mean.
  ///   - sheet: the sheet of a workbook.
  ///   - received: when documents that say no time came in; else `now` stands in.
  ///   - now: the present.
  public init(call: CallForAbstracts, sheet: String? = nil, received: Moment? = nil, now: Moment) {
    (self.call, self.sheet, self.received, self.now) = (call, sheet, received, now)
  }

  /// A file of a folder, read when its turn comes.
  public struct File: Sendable {
    /// Its name without the folder.
    public let name: String
    /// True for a folder in the folder.
    public let isFolder: Bool
    /// Its bytes.
    public let bytes: @Sendable () throws -> Data

    /// A file.
    public init(name: String, isFolder: Bool, bytes: @escaping @Sendable () throws -> Data) {
      (self.name, self.isFolder, self.bytes) = (name, isFolder, bytes)
    }
  }

  /// Reads one file.
  ///
  /// - Parameters:
  ///   - data: its bytes.
  ///   - file: its name, for messages.
  ///   - kind: what it is; found out from its content when nil.
  /// - Throws: `ExplainedError` when it cannot be read as a whole.
  public func rows(_ data: Data, file: String, as kind: SourceKind? = nil) throws -> FormRows {
    let kind = try kind ?? SourceKind.of(data, file: file)
    guard kind == .xlsx || sheet == nil else {
      throw ExplainedError(
        .usage, "--sheet is for Excel workbooks; this is none", at: file, remedy: "Leave --sheet out.")
    }
    switch kind {
    case .csv: return try CSVReader.form(data, file: file, columns: call.form)
    case .xlsx: return try Workbook(xlsx: data, file: file).form(columns: call.form, sheet: sheet, file: file)
    case .docx: return documentRows([try document(data, file: file)], takenFor: "a Word document with one abstract")
    case .eml:
      return documentRows(try mails(data, file: file, isBox: false), takenFor: "a mail")
    case .mbox:
      let mails = try mails(data, file: file, isBox: true)
      return documentRows(mails, takenFor: "a mailbox with \(counted(mails.count, "abstract"))")
    case .json: return try JSONSubmissions(call: call, file: file).rows(data)
    }
  }

  /// Reads a folder of documents and mails, in the order of their names. A file that cannot be read becomes a refused
  /// row; other files and folders are named in the warnings.
  ///
  /// - Throws: `ExplainedError` when there is no document or mail in it.
  public func rows(folder: String, _ files: [File], as wanted: SourceKind? = nil) throws -> (
    rows: FormRows, hash: String
  ) {
    var documents: [SubmittedDocument] = []
    var warnings: [String] = []
    var hashes: [String] = []
    // What systems and Word itself leave in folders is nobody's abstract.
    for file in files where !file.name.hasPrefix(".") && !file.name.hasPrefix("~$") {
      if file.isFolder {
        warnings.append("Not read: the folder '\(file.name)'. Import it by itself.")
        continue
      }
      let bytes = try file.bytes()
      do {
        let kind = try wanted ?? SourceKind.of(bytes, file: file.name)
        let ending = file.name.lowercased().split(separator: ".").last.map(String.init) ?? ""
        switch kind {
        case .docx: documents.append(try document(bytes, file: file.name))
        case .eml, .mbox: documents += try mails(bytes, file: file.name, isBox: kind == .mbox)
        case .csv, .xlsx, .json:
          if ["docx", "eml"].contains(ending) {
            throw ExplainedError(
              .refused, "The file is no Word document and no mail, whatever its name says", at: file.name,
              remedy: "Open it and save it as .docx, or ask the sender for it again.")
          }
          warnings.append("Not read: '\(file.name)' is neither a Word document nor a mail.")
          continue
        }
        if kind == .docx, ending != "docx" {
          warnings.append("'\(file.name)' is a Word document, whatever its name says, and was read.")
        }
      } catch let error as ExplainedError where error.kind == .refused {
        documents.append(SubmittedDocument(place: file.name, unreadable: error))
      }
      hashes.append("\(file.name) \(contentHash(Array(bytes)))")
    }
    guard !documents.isEmpty else {
      throw ExplainedError(
        .refused, "The folder has no Word document and no mail in it", at: folder,
        why: warnings.isEmpty ? "It is empty." : warnings.joined(separator: " "),
        remedy: "Name the folder that holds the .docx or .eml files, or a single file of another format.")
    }
    let rows = documentRows(
      documents, takenFor: "a folder of documents and mails (\(counted(documents.count, "abstract")))",
      warnings: warnings)
    return (rows, contentHash(hashes.joined(separator: "\n")))
  }

  /// Documents as rows, with the call's columns as the header.
  private func documentRows(
    _ documents: [SubmittedDocument], takenFor: String, warnings: [String] = []
  ) -> FormRows {
    FormRows(
      header: CallForAbstracts.columns, headerPlace: "the columns of the call",
      rows: documents.enumerated().map { index, document in
        let sent = document.sent ?? received
        var cells = document.cells
        if cells["timestamp", default: ""].isEmpty {
          cells["timestamp"] = call.form.zone.text(sent ?? now, seconds: true)
        }
        return FormRows.Row(
          cells: CallForAbstracts.columns.map { cells[$0, default: ""] }, number: index + 2, place: document.place,
          remarks: document.remarks, isTimeAssumed: sent == nil && document.cells["timestamp", default: ""].isEmpty)
      }, takenFor: takenFor, warnings: warnings)
  }
}
