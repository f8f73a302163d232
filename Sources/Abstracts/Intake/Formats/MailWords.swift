import EventData
import Mail

/// The words of a mail in which an abstract is looked for: the sender's own, or those of the mail he forwards, with the
/// sender and date of whoever wrote them.
struct MailWords {
  /// What was found in the words.
  private(set) var reader: LabelReader
  /// Whose words they are: address, subject and date.
  private(set) var from: String, subject: String, sent: Moment?
  /// What a person should know of it.
  private(set) var remarks: [SourceTable.Remark] = []

  /// True when they hold a label or heading of an abstract.
  var hasFound: Bool { reader.hasFound }

  /// - Parameter latest: when it was sent at the latest, if the mail itself says nothing.
  init(_ mail: ReceivedMail, call: CallForAbstracts, sentBy latest: Moment?) {
    (from, subject, sent) = (mail.from, mail.subject, mail.sent ?? latest)
    var words = OwnWords(mail.text)
    reader = Self.read(words.text, call)
    for _ in 0..<5 where !reader.hasFound {
      guard let below = words.below, below.isForwarded || words.text.trimmed.isEmpty || Self.isForwarding(subject)
      else { return }
      let date = below.moment(in: call.form.zone)
      words = OwnWords(below.text)
      reader = Self.read(words.text, call)
      // What was forwarded was sent before.
      if let date, date <= sent ?? date { sent = date }
      remarks = [
        SourceTable.Remark(
          .guessedParts,
          "\(mail.from) forwarded it; sender and date are those written above the forwarded text: "
            + "'\(below.from)', '\(below.sent)'"
            + (date == nil ? ". The date cannot be read, so that of the mail counts" : ""),
          remedy: "Compare with the mail; such a header is only text.")
      ]
      (from, subject) = (below.from, below.subject)
    }
  }

  private static func read(_ text: String, _ call: CallForAbstracts) -> LabelReader {
    var reader = LabelReader(call)
    for line in paragraphs(text, reader) { reader.take(.init(text: line)) }
    return reader
  }

  private static func isForwarding(_ subject: String) -> Bool {
    subject.trimmed.prefixMatch(of: /(?i)(?:fwd?|wg|tr|rv|enc|i|vs|doorst|vb|pd|ynt|ilt|转发)\s*:/) != nil
  }

  /// Lines that a mail program broke at the margin joined again, greetings left out. A line below a long one goes on
  /// with it unless it begins a label, a heading or an item.
  private static func paragraphs(_ text: String, _ reader: LabelReader) -> [String] {
    var out: [String] = []
    var isOpen = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let plain = line.trimmed
      if plain.wholeMatch(of: /(?i)(?:dear|hello|hi|good (?:morning|day)|respected)(?:[\s,].{0,60})?[,!.:]?/) != nil,
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
        // A hyphen at the margin may be the word's own.
        out[last] += (out[last].last == "-" ? "\n" : " ") + plain
      } else if !plain.isEmpty {
        out.append(plain)
      }
      isOpen = !plain.isEmpty && (60...100).contains(line.count)
    }
    return out
  }
}
