import CGMime
public import EventData
public import Foundation

/// A mail somebody sent us, read: who, when, what, and the files with it.
public struct ReceivedMail: Sendable {
  /// The address in From; empty when there is none.
  public let from: String
  /// The subject with its encoded words decoded, as it came: it may hold line breaks when somebody is up to something.
  public let subject: String
  /// When it was sent, by its Date header; nil when it says none.
  public let sent: Moment?
  /// What the sender wrote: the plain text, else the text of the HTML.
  public let text: String
  /// The files with it: name and bytes, in order.
  public let attachments: [(name: String, bytes: Data)]
  /// Mails that were sent with it whole: somebody forwarded them.
  public let forwarded: [ReceivedMail]
  /// True when the text was in no encoding it could have been in, and Windows-1252 was taken.
  public let isEncodingGuessed: Bool

  /// The most bytes of a mail or mailbox file.
  private static let largestFile = 64_000_000
  /// The most mails of a mailbox, and parts of a mail.
  private static let mostMails = 20_000, mostParts = 500
  /// How deep mails inside mails are read.
  private static let deepest = 5

  /// Reads a mail, or all mails of a mailbox file, in order.
  ///
  /// - Parameters:
  ///   - data: the file's bytes.
  ///   - isMailbox: true for a file of many mails, each after a `From ` line.
  ///   - file: its name, for errors.
  /// - Throws: `ExplainedError` when the file is too large, or no mail.
  public static func read(_ data: Data, isMailbox: Bool, file: String) throws -> [ReceivedMail] {
    guard data.count <= largestFile else {
      throw ExplainedError(
        .refused, "The file has \(data.count / 1_000_000) MB; at most \(largestFile / 1_000_000) are read", at: file,
        remedy: "Save the mails as single files into a folder, and import the folder.")
    }
    g_mime_init()
    var mails: [ReceivedMail] = []
    for piece in isMailbox ? Mailbox.pieces(of: data) : [data] {
      guard let mail = ReceivedMail(piece) else { continue }
      mails.append(mail)
      guard mails.count <= mostMails else {
        throw ExplainedError(
          .refused, "The mailbox has more than \(mostMails) mails", at: file, remedy: "Cut it into several files.")
      }
    }
    guard !mails.isEmpty else { throw noMail(file) }
    return mails
  }

  /// A mail from its bytes; nil when they hold none.
  private init?(_ bytes: Data, depth: Int = 0) {
    let parser = bytes.withUnsafeBytes { cgmime_parser($0.bindMemory(to: CChar.self).baseAddress, bytes.count) }
    guard let parser else { return nil }
    defer { g_object_unref(parser) }
    guard let message = cgmime_message(parser) else { return nil }
    defer { g_object_unref(message) }
    self.init(message, depth: depth)
  }

  private init(_ message: UnsafeMutableRawPointer, depth: Int) {
    from = cgmime_from(message).map { String(cString: $0) } ?? ""
    subject = (cgmime_subject(message).map { String(cString: $0) } ?? "").nfc
    let date = cgmime_date(message)
    sent = date == 0 ? nil : Moment(seconds: Int64(date))
    var plain: [String] = [], html: [String] = []
    var files: [(name: String, bytes: Data)] = []
    var inner: [ReceivedMail] = []
    var isGuessed = false
    let leaves = cgmime_leaves(message)
    defer { if let leaves { g_ptr_array_unref(leaves) } }
    for index in 0..<Self.mostParts {
      guard let part = cgmime_leaf(leaves, guint(index)) else { break }
      if let mail = cgmime_inner(part) {
        if depth < Self.deepest { inner.append(ReceivedMail(mail, depth: depth + 1)) }
        continue
      }
      let type = Self.taken(cgmime_type(part)).lowercased()
      let name = cgmime_filename(part).map { String(cString: $0).nfc }
      let isAttached = cgmime_disposition(part).map { String(cString: $0).lowercased() == "attachment" } ?? false
      if !isAttached, name == nil, type == "text/plain" || type == "text/html" {
        let (text, guess) = Self.text(part)
        isGuessed = isGuessed || guess
        if type == "text/html" { html.append(HTMLText.plain(text)) } else { plain.append(Self.unflowed(text, part)) }
      } else {
        let bytes = Self.bytes(part)
        if name?.lowercased().hasSuffix(".eml") == true, depth < Self.deepest,
          let mail = ReceivedMail(bytes, depth: depth + 1), !mail.from.isEmpty
        {
          inner.append(mail)
        } else {
          files.append((name ?? type, bytes))
        }
      }
    }
    let written = plain.joined(separator: "\n")
    text = (written.trimmed.isEmpty ? html.joined(separator: "\n") : written).nfc
    attachments = files
    forwarded = inner
    isEncodingGuessed = isGuessed
  }

  private static func taken(_ text: UnsafeMutablePointer<CChar>?) -> String {
    defer { g_free(text) }
    return text.map { String(cString: $0) } ?? ""
  }

  private static func bytes(_ part: UnsafeMutableRawPointer) -> Data {
    guard let array = cgmime_content(part) else { return Data() }
    defer { g_byte_array_unref(array) }
    return array.pointee.data.map { Data(bytes: $0, count: Int(array.pointee.len)) } ?? Data()
  }

  private static func parameter(_ name: String, _ part: UnsafeMutableRawPointer) -> String {
    cgmime_parameter(part, name).map { String(cString: $0).lowercased() } ?? ""
  }

  /// The text of a part. Valid UTF-8 wins over what the part says of itself; ISO 8859-1 and US-ASCII mean Windows-1252
  /// in practice.
  private static func text(_ part: UnsafeMutableRawPointer) -> (text: String, isGuessed: Bool) {
    let bytes = bytes(part)
    let charset = parameter("charset", part)
    let isWestern = ["", "us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252", "cp1252"].contains(charset)
    if !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) { return (lines(text), false) }
    if !isWestern, let text = converted(bytes, from: charset) { return (lines(text), false) }
    let text = (try? TextEncoding(bytes, file: "").text) ?? String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
    return (lines(text), !["iso-8859-1", "latin1", "windows-1252", "cp1252"].contains(charset))
  }

  private static func converted(_ bytes: Data, from charset: String) -> String? {
    var written: gsize = 0
    let out = bytes.withUnsafeBytes {
      g_convert(
        $0.bindMemory(to: CChar.self).baseAddress, gssize(bytes.count), "UTF-8", charset, nil, &written, nil)
    }
    guard let out else { return nil }
    defer { g_free(out) }
    return String(
      validating: UnsafeRawBufferPointer(start: out, count: Int(written)).bindMemory(to: UInt8.self), as: UTF8.self)
  }

  private static func lines(_ text: String) -> String {
    text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").replacing("\0", with: "")
  }

  /// Lines that the sender's program broke (format=flowed, RFC 3676) joined again.
  private static func unflowed(_ text: String, _ part: UnsafeMutableRawPointer) -> String {
    guard parameter("format", part) == "flowed" else { return text }
    let isSpaceLost = parameter("delsp", part) == "yes"
    var out: [String] = []
    var isOpen = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let flows = line.last == " " && line != "-- "
      let piece = String(flows && isSpaceLost ? line.dropLast() : line)
      if isOpen, let last = out.indices.last, !line.hasPrefix(">") { out[last] += piece } else { out.append(piece) }
      isOpen = flows
    }
    return out.joined(separator: "\n")
  }

  private static func noMail(_ file: String) -> ExplainedError {
    ExplainedError(
      .refused, "The file is no mail", at: file,
      remedy: "Save the mail from the mail program as .eml, or export the mailbox.")
  }
}
