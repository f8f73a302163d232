public import Documents
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
    public init(name: String, isFolder: Bool, bytes: @escaping @Sendable () throws -> Data) {
      (self.name, self.isFolder, self.bytes) = (name, isFolder, bytes)
    }
  }

  /// Reads one file.
  ///
  /// - Parameters:
  ///   - file: its name and bytes.
  ///   - kind: what it is; found out from its content when nil.
  /// - Throws: `ExplainedError` when it cannot be read as a whole.
  public func rows(_ file: SourceFile, as kind: FileKind? = nil) throws -> SourceTable {
    func documents(_ documents: [SubmittedDocument], _ takenFor: String) -> SourceTable {
      documentRows(documents, named: file.name, hash: file.hash, takenFor: takenFor)
    }
    let kind = try kind ?? FileKind.of(file)
    switch kind {
    case .csv, .xlsx: return try file.table(call.form.set, as: kind, sheet: sheet)
    case _ where sheet != nil: return try file.table(call.form.set, as: kind, sheet: sheet)
    case .docx:
      return documents([try document(file.bytes, file: file.name)], "a Word document with one abstract")
    case .eml: return documents(try mails(file.bytes, file: file.name, isBox: false), "a mail")
    case .mbox:
      let mails = try mails(file.bytes, file: file.name, isBox: true)
      return documents(mails, "a mailbox with \(counted(mails.count, "abstract"))")
    case .json: return try JSONSubmissions(call: call, file: file).rows()
    }
  }

  /// Reads a folder of documents and mails, in the order of their names. A file that cannot be read becomes a refused
  /// row; other files and folders are named in the warnings.
  ///
  /// - Throws: `ExplainedError` when there is no document or mail in it.
  public func rows(folder: String, _ files: [File], as wanted: FileKind? = nil) throws -> SourceTable {
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
        let kind = try wanted ?? FileKind.of(SourceFile(name: file.name, bytes: bytes))
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
    return documentRows(
      documents, named: URL(filePath: folder).lastPathComponent, hash: contentHash(hashes.joined(separator: "\n")),
      takenFor: "a folder of documents and mails (\(counted(documents.count, "abstract")))",
      warnings: warnings)
  }

  /// Documents as rows, with the call's columns as the header.
  private func documentRows(
    _ documents: [SubmittedDocument], named name: String, hash: String, takenFor: String, warnings: [String] = []
  ) -> SourceTable {
    SourceTable(
      named: name, hash: hash, header: AbstractColumn.allCases.map(\.rawValue), headerPlace: "the columns of the call",
      rows: documents.enumerated().map { index, document in
        let sent = document.sent ?? received
        var cells = document.cells
        if cells[.timestamp, default: ""].isEmpty {
          cells[.timestamp] = call.form.zone.text(sent ?? now, seconds: true)
        }
        return SourceTable.Row(
          cells: AbstractColumn.allCases.map { cells[$0, default: ""] }, number: index + 2, place: document.place,
          remarks: document.remarks,
          lacking: Set(AbstractColumn.allCases.indices.filter { cells[AbstractColumn.allCases[$0]] == nil }),
          isTimeAssumed: sent == nil && document.cells[.timestamp, default: ""].isEmpty)
      }, takenFor: takenFor, warnings: warnings)
  }
}
