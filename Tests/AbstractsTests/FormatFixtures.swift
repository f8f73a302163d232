import Abstracts
import AbstractsSupport
import Documents
import EventData
import Foundation
import TestSupport
import Testing

/// The same answers in every format, made by Python's own libraries.
enum Formats {
  /// What a script needs of an answer.
  static func records(_ answers: [Answer]) -> [[String: String]] {
    answers.map { Dictionary(uniqueKeysWithValues: zip(Answer.header, $0.cells)) }
  }

  /// An export as another spreadsheet program saves it.
  static func csv(_ answers: [Answer], separator: String = ",", encoding: String.Encoding = .utf8, mark: [UInt8] = [])
    throws -> Data
  {
    let lines = ([Answer.header] + answers.map(\.cells)).map { cells in
      cells.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: separator)
    }
    return Data(mark) + (try #require((lines.joined(separator: "\r\n") + "\r\n").data(using: encoding)))
  }

  /// A workbook whose timestamps are dates, under a merged heading, beside a second sheet.
  static func xlsx(_ answers: [Answer]) throws -> Data {
    try PythonFiles.workbook(
      """
      sheet.title = 'Form1'
      sheet['A1'] = 'Abstracts 2026'; sheet.merge_cells('A1:F1')
      for row, record in enumerate(QUESTION, 3):
          for column, (name, value) in enumerate(record, 1):
              if row == 3: sheet.cell(2, column, name)
              if name == 'Timestamp': value = datetime.datetime.strptime(value, '%m/%d/%Y %H:%M:%S')
              sheet.cell(row, column, value)
      book.create_sheet('Lists').append(['oral', 'poster'])
      """, answers.map { Array(zip(Answer.header, $0.cells)).map { [$0.0, $0.1] } })
  }

  /// A Word document with a label before each part.
  static func docx(_ answer: Answer, _ more: String = "") throws -> Data {
    try PythonFiles.made(
      """
      import docx
      d = docx.Document()
      d.core_properties.author = 'Zuleikha Secret'
      for name, value in QUESTION:
          if not value: continue
          lines = value.split("\\n")
          d.add_paragraph(name + ": " + lines[0])
          for line in lines[1:]: d.add_paragraph(line)
      \(more)
      d.save(OUT)
      """, zip(Answer.header, answer.cells).filter { $0.0 != "Timestamp" }.map { [$0.0, $0.1] })
  }

  /// A mail as Python's email package writes it, with the answer's labels in its text.
  static func mail(_ answer: Answer, _ script: String = "") throws -> Data {
    try PythonFiles.made(
      """
      from email.message import EmailMessage
      from email.utils import format_datetime
      import datetime
      fields = dict(QUESTION)
      when = datetime.datetime.strptime(fields.pop('Timestamp'), '%m/%d/%Y %H:%M:%S')
      m = EmailMessage()
      m['From'] = 'The Author <' + fields.pop('Email') + '>'
      m['To'] = 'office@congress.example'
      m['Subject'] = 'Re: Abstract: ' + fields['Title']
      m['Date'] = format_datetime(when.replace(tzinfo=datetime.timezone(datetime.timedelta(hours=5))))
      text = "Dear committee,\\n\\n" + "\\n".join(k + ": " + v for k, v in fields.items() if v) + "\\n"
      m.set_content(text)
      \(script)
      open(OUT, 'wb').write(m.as_bytes())
      """, zip(Answer.header, answer.cells).map { [$0.0, $0.1] })
  }

  /// Our own JSON list.
  static func json(_ answers: [Answer]) throws -> Data { try JSONEncoder().encode(records(answers)) }

  /// Ten answers that have every part, each another.
  static var ten: [Answer] {
    (0..<10).map { number in
      let words = ["larynx", "breast", "colon", "lung", "cervix", "thyroid", "stomach", "prostate", "bladder", "brain"]
      return Answer {
        $0.timestamp = "9/2\(number)/2026 1\(number):0\(number):30"
        $0.email = "author\(number)@hospital.example"
        $0.title = "Survival after treatment of the \(words[number]) at 5 µg/m² – a José–Müller study"
        $0.body =
          "Background: The \(words[number]) matters to \(number) of 10⁶ people; “quoted”.\n"
          + "Methods: We treated \(number + 40) patients (α = 0.05).\nResults: \(number) % ± 2 kept it.\n"
          + "Conclusion: It works in the \(words[number])."
        $0.keywords = "\(words[number]), radiotherapy, voice"
        $0.ethics = "IRB/2026/\(number)"
        $0.orcid = number == 3 ? "0000-0002-1825-0097" : ""
      }
    }
  }
}

extension Desk {
  var source: AbstractSource { AbstractSource(call: call, now: Self.reading) }

  /// Imports a file of any format, as the command does.
  /// When documents without a time are read: while the call is open.
  static let reading = Moment(seconds: 1_790_000_000)

  func taking(_ data: Data, file: String, as kind: FileKind? = nil, sheet: String? = nil, hour: Int64 = 0) throws
    -> ImportReport
  {
    let reader = AbstractSource(call: call, sheet: sheet, now: Self.reading.advanced(bySeconds: hour * 3_600))
    return try taking(reader.rows(SourceFile(name: file, bytes: data), as: kind), hour: hour)
  }

  /// Imports a folder of files.
  func taking(folder files: [(String, Data)], received: Moment? = nil, hour: Int64 = 0) throws -> ImportReport {
    let reader = AbstractSource(
      call: call, received: received, now: Self.reading.advanced(bySeconds: hour * 3_600))
    let inside = files.map { file in AbstractSource.File(name: file.0, isFolder: false) { file.1 } }
    return try taking(reader.rows(folder: "inbox", inside), hour: hour)
  }

  private func taking(_ source: SourceTable, hour: Int64) throws -> ImportReport {
    let now = Self.now.advanced(bySeconds: hour * 3_600)
    return try AbstractIntake.importing(
      source, call: call, countryCode: "92",
      ImportRun(store, by: Store.Author(name: "desk", command: "abstract import \(source.file)", now: now)))
  }

  /// What is on file, by code.
  func contents() throws -> [AbstractContent] {
    try AbstractRecords.list(in: store).map { try AbstractRecords.show($0.code, in: store).content }
  }
}
