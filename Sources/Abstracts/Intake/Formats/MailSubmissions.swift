import EventData
import Foundation
import Mail

extension AbstractSource {
  /// The abstracts of a mail or mailbox: one for each Word document attached, else the mail's own text.
  ///
  /// - Throws: `ExplainedError` when the file is no mail.
  func mails(_ data: Data, file: String, isBox: Bool) throws -> [SubmittedDocument] {
    let mails = try ReceivedMail.read(data, isMailbox: isBox, file: file)
    return mails.enumerated().flatMap { index, mail in
      abstracts(of: mail, place: isBox ? "mail \(index + 1) (\(file))" : file)
    }
  }

  private func abstracts(of mail: ReceivedMail, place: String) -> [SubmittedDocument] {
    let files = mail.attachments.filter { file in
      let name = file.name.lowercased()
      return name.hasSuffix(".docx") || name.hasSuffix(".doc") || name.contains("wordprocessingml")
    }
    guard !files.isEmpty else { return [written(mail, place: place)] }
    let notes = remarks(mail, besides: files.count)
    return files.map { file in
      let name = "\(place), attachment '\(file.name.onOneLine)'"
      var document: SubmittedDocument
      do {
        document = try self.document(file.bytes, file: name)
      } catch let error as ExplainedError {
        document = SubmittedDocument(place: name, unreadable: error)
      } catch {
        document = SubmittedDocument(
          place: name, unreadable: ExplainedError(.refused, "\(error)", remedy: "Ask the sender for it again."))
      }
      // Who writes for the author often uses his own address; the document's counts.
      if document.cells[.email, default: ""].isEmpty { document.cells[.email] = mail.from }
      document.sent = mail.sent
      document.remarks += notes
      return document
    }
  }

  /// The abstract in the mail's own words.
  private func written(_ mail: ReceivedMail, place: String) -> SubmittedDocument {
    var reader = LabelReader(call)
    for line in Self.paragraphs(OwnWords.of(mail.text), reader) { reader.take(.init(text: line)) }
    reader.supply(title: Self.title(mail.subject), email: mail.from)
    var document = SubmittedDocument(place: place)
    let found = reader.finish()
    document.cells = found.cells
    document.sent = mail.sent
    document.remarks = found.remarks + remarks(mail, besides: 0)
    return document
  }

  private func remarks(_ mail: ReceivedMail, besides taken: Int) -> [SourceTable.Remark] {
    var remarks: [SourceTable.Remark] = []
    let left = mail.attachments.count - taken
    if left > 0 {
      remarks.append(
        SourceTable.Remark(
          .pictures, "\(counted(left, "attachment")) of the mail \(left == 1 ? "is" : "are") not taken",
          remedy: "Open the mail and look whether the abstract needs \(left == 1 ? "it" : "them")."))
    }
    if mail.isEncodingGuessed {
      remarks.append(
        SourceTable.Remark(
          .guessedParts, "the mail does not say its encoding right; it was read as Windows-1252",
          remedy: "Look at names with accents."))
    }
    return remarks
  }

  /// The subject without reply marks and without words that only say that it is an abstract. Line breaks stay, so that
  /// a header smuggled in is found.
  private static func title(_ subject: String) -> String {
    var rest = subject.trimmed
    while let mark = rest.prefixMatch(of: /(?i)(?:re|fwd?|aw|wg|tr|sv)\s*(?:\[\d+\])?\s*:\s*/) {
      rest.removeSubrange(mark.range)
    }
    if let mark = rest.prefixMatch(
      of: /(?i)(?:new |revised )?abstract(?: submission)?(?: for [^:]{0,40})?\s*(?::\s*|$)/)
    {
      rest.removeSubrange(mark.range)
    }
    return rest
  }

  /// Lines that a mail program broke at the margin joined again, greetings left out. A line below a long one goes on
  /// with it unless it begins a label, a heading or an item.
  private static func paragraphs(_ text: String, _ reader: LabelReader) -> [String] {
    var out: [String] = []
    var isOpen = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let plain = line.trimmed
      if plain.wholeMatch(of: /(?i)(?:dear|hello|hi|good (?:morning|day)|respected)\b.{0,60}[,!.:]?/) != nil,
        plain.count < 70,
        out.count < 2
      {
        continue
      }
      if plain.wholeMatch(
        of:
          /(?i)(?:(?:with )?(?:kind|best|warm)(?:est)? (?:regards|wishes)|regards|yours sincerely|sincerely|thank you|thanks)[,.!]?/
      )
        != nil
      {
        break
      }
      let starts = reader.startsSomething(plain) || plain.contains(/^(?:\(?[0-9]{1,3}[.)]|[¹²³⁴-⁹•*\-])/)
      if isOpen, !starts, !plain.isEmpty, let last = out.indices.last {
        out[last] += " " + plain
      } else if !plain.isEmpty {
        out.append(plain)
      }
      isOpen = !plain.isEmpty && (60...100).contains(line.count)
    }
    return out
  }
}
