import Documents
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

  private func abstracts(of mail: ReceivedMail, place: String, sentBy latest: Moment? = nil) -> [SubmittedDocument] {
    var inner: [SubmittedDocument] = []
    for forwarded in mail.forwarded {
      let name = "\(place), forwarded mail '\(excerpt(forwarded.subject))'"
      inner += abstracts(of: forwarded, place: name, sentBy: mail.sent ?? latest)
    }
    let words = MailWords(mail, call: call, sentBy: latest)
    let files = mail.attachments.filter { file in
      let name = file.name.lowercased()
      return name.hasSuffix(".docx") || name.hasSuffix(".doc") || name.contains("wordprocessingml")
    }
    guard files.isEmpty else { return files.map { attached($0, mail, words, place, files.count) } + inner }
    if !words.hasFound, !inner.isEmpty { return inner }
    if !words.hasFound, let error = unread(mail) {
      var document = SubmittedDocument(place: place, unreadable: error)
      (document.cells[.email], document.sent) = (words.from, words.sent)
      return [document]
    }
    return [written(mail, words, place: place)] + inner
  }

  /// The abstract in a Word document that came with a mail.
  private func attached(
    _ file: (name: String, bytes: Data), _ mail: ReceivedMail, _ words: MailWords, _ place: String, _ count: Int
  ) -> SubmittedDocument {
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
    if document.cells[.email, default: ""].isEmpty { document.cells[.email] = words.from }
    document.sent = words.sent
    document.remarks += words.remarks + remarks(mail, besides: count)
    return document
  }

  /// The abstract in the mail's own words, or in those it forwards.
  private func written(_ mail: ReceivedMail, _ words: MailWords, place: String) -> SubmittedDocument {
    var reader = words.reader
    reader.supply(title: Self.title(words.subject), email: words.from)
    var document = SubmittedDocument(place: place)
    let found = reader.finish()
    document.cells = found.cells
    document.sent = words.sent
    document.remarks = found.remarks + words.remarks + remarks(mail, besides: 0)
    return document
  }

  /// Why a file that came with the mail cannot be the abstract's document; nil when there is none but pictures.
  private func unread(_ mail: ReceivedMail) -> ExplainedError? {
    let kinds = [".png", ".jpg", ".jpeg", ".gif", ".ics", ".vcf", ".p7s", ".asc", "image/", "text/calendar", ".sig"]
    guard let file = mail.attachments.first(where: { file in !kinds.contains { file.name.lowercased().contains($0) } })
    else { return nil }
    let name = file.name.onOneLine
    if folded(name) == "winmail dat" || name.contains("ms-tnef") {
      return ExplainedError(
        .refused, "The mail's files are packed in winmail.dat, which only Outlook can open", at: name,
        remedy: "Ask the sender for the Word document again, or for a mail in plain text; or open the mail in Outlook.")
    }
    do {
      _ = try FileKind.of(SourceFile(name: name, bytes: file.bytes))
    } catch let error as ExplainedError {
      return ExplainedError(.refused, "\(error.what): '\(excerpt(name))'", at: name, remedy: error.remedy)
    } catch {}
    return ExplainedError(
      .refused, "The mail has no abstract in its own words, and '\(excerpt(name))' with it is not read", at: name,
      remedy: "Ask the sender for a Word document, or import the file by itself.")
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
    while let mark = rest.prefixMatch(
      of: /(?i)(?:re|fwd?|aw|wg|tr|sv|rv|res|enc|antw|vs|odp|r|i)\s*(?:\[\d+\])?\s*:\s*/)
    {
      rest.removeSubrange(mark.range)
    }
    if let mark = rest.prefixMatch(
      of: /(?i)(?:new |revised )?abstract(?: submission)?(?: for [^:]{0,40})?\s*(?::\s*|$)/)
    {
      rest.removeSubrange(mark.range)
    }
    return rest
  }
}
