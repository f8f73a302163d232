/// What the sender of a mail wrote newly: without quoted mails and signature.
public enum OwnWords {
  /// The text up to the first reply header, without `>` lines and without what follows `-- `.
  public static func of(_ text: String) -> String {
    var kept: [Substring] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let plain = line.drop { $0 == " " }
      // A signature begins with two hyphens and a space (RFC 3676, 4.3); some programs lose the space.
      if line == "-- " || line == "--" || startsQuotation(plain, before: lines[(index + 1)...]) { break }
      if plain.hasPrefix(">") { continue }
      kept.append(line)
    }
    return kept.joined(separator: "\n")
  }

  private static func startsQuotation(_ line: Substring, before rest: ArraySlice<Substring>) -> Bool {
    if line.wholeMatch(
      of: /-{2,}\s*(?i)(?:original message|forwarded message|ursprüngliche nachricht|message d'origine)\s*-{2,}\s*/)
      != nil
    {
      return true
    }
    if line.wholeMatch(of: /_{20,}\s*/) != nil { return rest.first?.hasPrefix("From:") ?? false }
    // Outlook's block: From, Sent and To below each other.
    if line.hasPrefix("From:") {
      return rest.prefix(4).contains { $0.hasPrefix("Sent:") || $0.hasPrefix("Date:") }
        && rest.prefix(5).contains { $0.hasPrefix("To:") || $0.hasPrefix("Subject:") }
    }
    guard line.hasPrefix("On ") || line.hasPrefix("Am ") || line.hasPrefix("Le ") else { return false }
    // The line may be broken once.
    let both = line + (rest.first.map { " " + $0 } ?? "")
    return both.contains(/^.{0,200}(?:wrote|schrieb|a écrit)\s*:\s*$/)
      || line.contains(/^.{0,200}(?:wrote|schrieb .{0,100}|a écrit)\s*:\s*$/)
  }
}
