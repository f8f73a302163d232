import EventData

/// The parts of a mail's text: what the sender wrote newly, and the mail below it.
public struct OwnWords: Sendable {
  /// A mail that stands below, quoted or forwarded.
  public struct Below: Sendable {
    /// The address in its header; empty when there is none.
    public let from: String
    /// Its date as the program wrote it; empty when there is none.
    public let sent: String
    /// Its subject.
    public let subject: String
    /// Its text, with what may stand below it in turn.
    public let text: String
    /// True when the program says that it is forwarded.
    public let isForwarded: Bool
  }

  /// The text up to the mail below, without `>` lines and without what follows `-- `.
  public let text: String
  /// The mail below, when its header can be read.
  public let below: Below?

  /// Parts a mail's text.
  public init(_ mail: String) {
    let lines = mail.split(separator: "\n", omittingEmptySubsequences: false)
    let cut = lines.indices.first { Self.isCut(lines, at: $0) } ?? lines.count
    text = Self.unquoted(lines[..<cut])
    below = Self.below(lines, from: cut)
  }

  /// The text up to the first reply header, without `>` lines and without what follows `-- `.
  public static func of(_ text: String) -> String { OwnWords(text).text }

  private static func unquoted(_ lines: ArraySlice<Substring>) -> String {
    var kept: [Substring] = []
    for index in lines.indices {
      let line = lines[index]
      // A signature begins with two hyphens and a space (RFC 3676, 4.3); some programs lose the space.
      if line == "-- " || line == "--" { break }
      guard line.drop(while: { $0 == " " }).hasPrefix(">") else {
        kept.append(line)
        continue
      }
      // Programs that keep mailboxes put the sign before a sentence that begins so; a quotation has others beside it.
      let beside = [index - 1, index + 1].filter(lines.indices.contains).map { lines[$0] }
      if line.hasPrefix(">From "), !beside.contains(where: { $0.hasPrefix(">") && !$0.hasPrefix(">From ") }) {
        kept.append(line.dropFirst())
      } else if isMeasure(line), !beside.contains(where: { $0.hasPrefix(">") && !isMeasure($0) }) {
        kept.append(line)
      }
    }
    return kept.joined(separator: "\n")
  }

  /// True for `> 65 years` and `>=5 cm`, where a line was broken before the sign.
  private static func isMeasure(_ line: Substring) -> Bool { line.prefixMatch(of: /\s*>(?:=| ?[0-9])/) != nil }

  // MARK: - Where it ends

  private static func isCut(_ lines: [Substring], at index: Int) -> Bool {
    let line = lines[index].drop { $0 == " " }
    guard !line.isEmpty, !line.hasPrefix(">") else { return false }
    if line.hasPrefix("--") || line.hasPrefix("__") || line.last == ":" || line.last == "：" {
      if line.wholeMatch(of: divider) != nil { return true }
      let next = lines[(index + 1)...].prefix(3).firstIndex { !$0.drop { "> ".contains($0) }.isEmpty }
      if let next, !line.contains(where: \.isNumber), QuotedHeader(lines, at: next) != nil { return true }
    }
    if QuotedHeader(lines, at: index) != nil { return true }
    // The line before one may look like a part of it.
    return isAttribution(lines, at: index)
      && (line.prefixMatch(of: begins) != nil || index + 1 == lines.count || !isAttribution(lines, at: index + 1))
  }

  /// `On Thu, 1 Oct 2026 at 9:00, Ana <ana@hospital.example> wrote:`, in any language, broken over at most three lines.
  private static func isAttribution(_ lines: [Substring], at index: Int) -> Bool {
    var whole = ""
    for place in index..<min(index + 3, lines.count) {
      let line = lines[place].trimmed
      guard !line.isEmpty, !line.hasPrefix(">") else { return false }
      whole += (whole.isEmpty ? "" : " ") + line
      guard let last = whole.last, last == ":" || last == "：", whole.count < 300 else { continue }
      if whole.wholeMatch(of: /(?:On|Am|Le) .{0,250}(?:wrote|schrieb|schrieb .{0,100}|a écrit)\s*[:：]/) != nil {
        return true
      }
      guard whole.contains("@") || whole.contains(/[0-9]{1,2}[:.h][0-9]{2}/), whole.contains(/[0-9]/) else {
        return false
      }
      let next = lines[(place + 1)...].prefix(3).first { !$0.trimmed.isEmpty }
      return next?.hasPrefix(">") == true || whole.contains(wrote)
    }
    return false
  }

  nonisolated(unsafe) private static let begins = /(?:On|Am|Le|El|Il|Em|Op|Den|Dnia|W dniu|20[0-9]{2})\b/
  nonisolated(unsafe) private static let wrote =
    /(?i)(?:wrote|schrieb.*|écrit|escribió|scritto|escreveu|schreef.*|skrev.*|napisał(?:\(?a\)?)?|написал(?:\(?а\)?)?|пишет|yazdı|kirjoitti|写道|のメール|كتب.*|نے لکھا)\s*[:：]$/

  nonisolated(unsafe) private static let divider =
    /-{2,}\s*(?i)(?:original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d'origine|message transféré|mensaje original|mensaje reenviado|messaggio originale|messaggio inoltrato|oorspronkelijk bericht|doorgestuurd bericht|mensagem original|mensagem encaminhada|forwarded by .{0,60})\s*-{2,}\s*/

  // MARK: - What is below

  private static func below(_ lines: [Substring], from cut: Int) -> Below? {
    guard cut < lines.count,
      let start = (cut..<min(cut + 4, lines.count)).first(where: { QuotedHeader(lines, at: $0) != nil }),
      let header = QuotedHeader(lines, at: start)
    else { return nil }
    var rest = lines[header.end...]
    // Some programs quote the whole of what they forward.
    if rest.allSatisfy({ $0.trimmed.isEmpty || $0.hasPrefix(">") }) {
      rest = rest.map { $0.hasPrefix("> ") ? $0.dropFirst(2) : $0.hasPrefix(">") ? $0.dropFirst() : $0 }[...]
    }
    let mark = lines[cut..<start].joined(separator: " ")
    return Below(
      from: header.from.firstMatch(of: /[^\s<>\[\]():;,"']+@[^\s<>\[\]():;,"']+/).map { String($0.0) } ?? "",
      sent: header.sent, subject: header.subject, text: rest.joined(separator: "\n"),
      isForwarded: mark.contains(
        /(?i)forward|weitergeleitet|transféré|réexpédié|reenviad|encaminhad|inoltrat|doorgestuurd|vidarebefordra|videresend|przekazan|пересыл|iletil|转发/
      ))
  }
}
