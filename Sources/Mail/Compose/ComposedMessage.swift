internal import EventData

extension MailMessage {
  /// The message as RFC 5322 bytes: CRLF only, 7-bit, no line longer than 998 or beginning with a dot, CRLF at the end.
  ///
  /// The same message gives the same bytes. The order of parts is what calendar programs expect: text, HTML and
  /// calendar as alternatives in the first child of multipart/mixed, then the files, then the calendar as a file.
  ///
  /// - Throws: `ExplainedError` naming the field when a header value holds a control character, or a name, type or
  ///   identifier is not usable.
  func composed() throws(ExplainedError) -> [UInt8] {
    let messageID = messageID ?? ""
    try Identifier.check(messageID, field: "Message-ID")
    let calendarBytes = try calendar?.composed()
    let seed = Fingerprint.fnv1a([messageID, subject, text, html ?? ""])
    let first = try alternatives(calendarBytes, seed: seed)
    let files = try files(calendarBytes)
    var content = MIMEPart.multipart("mixed", [first] + files, seed: seed)
    content.headers = try envelopeHeaders() + "MIME-Version: 1.0\r\n" + content.headers
    return content.bytes
  }

  /// The composed bytes with the envelope, ready for a transport.
  ///
  /// - Parameter id: the outbox code, also the file name in a folder.
  /// - Throws: `ExplainedError` as ``composed()``.
  func sealed(id: String) throws(ExplainedError) -> SealedMail {
    try SealedMail(id: id, sender: from.address, recipient: to.address, bytes: composed())
  }

  private func envelopeHeaders() throws(ExplainedError) -> String {
    let clock = CivilTime.mailDate(CivilTime.moment(date), utcOffsetSeconds: utcOffsetSeconds)
    var headers = HeaderField.folded("Date", [clock])
    headers += HeaderField.mailbox("From", from)
    if let replyTo { headers += HeaderField.mailbox("Reply-To", replyTo) }
    headers += HeaderField.mailbox("To", to)
    headers += HeaderField.folded("Message-ID", ["<\(messageID ?? "")>"])
    headers += try HeaderField.text("Subject", subject)
    // RFC 3834: keeps out-of-office answers away.
    return headers + HeaderField.folded("Auto-Submitted", ["auto-generated"])
  }

  private func alternatives(_ calendarBytes: [UInt8]?, seed: UInt64) throws(ExplainedError) -> MIMEPart {
    var parts = [MIMEPart.text(text, subtype: "plain")]
    if let html {
      var related = [MIMEPart.text(html, subtype: "html")]
      for image in inlineImages {
        try Identifier.check(image.contentID, field: "Content-ID")
        related.append(
          try .file(image.filename, mediaType: image.mediaType, bytes: image.bytes, contentID: image.contentID))
      }
      parts.append(MIMEPart.multipart("related", parameters: " type=\"text/html\";", related, seed: seed))
    } else if let image = inlineImages.first {
      throw .composing(
        "picture \(HeaderText.quoted(image.filename))", "there is no HTML to show it in",
        remedy: "Attach the picture as a file or give the mail an HTML body")
    }
    if let calendar, let calendarBytes { parts.append(MIMEPart.calendar(calendarBytes, method: calendar.method)) }
    return MIMEPart.multipart("alternative", parts, seed: seed)
  }

  private func files(_ calendarBytes: [UInt8]?) throws(ExplainedError) -> [MIMEPart] {
    var parts: [MIMEPart] = []
    for file in attachments {
      parts.append(try MIMEPart.file(file.filename, mediaType: file.mediaType, bytes: file.bytes))
    }
    if let calendarBytes {
      parts.append(try MIMEPart.file("invite.ics", mediaType: "application/ics", bytes: calendarBytes))
    }
    return parts
  }
}
