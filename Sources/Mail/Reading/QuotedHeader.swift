import EventData

/// The header that mail programs write above a mail which they quote or forward: who, when, to whom, about what, in the
/// program's language.
struct QuotedHeader {
  private(set) var from = "", sent = "", subject = ""
  /// The line behind it.
  private(set) var end: Int

  private enum Field { case from, sent, to, subject }

  /// The header that begins at a line; nil when none does.
  init?(_ lines: [Substring], at start: Int) {
    end = start
    guard let first = Self.field(lines[start]), first.0 != .to else { return nil }
    var fields: Set<Field> = []
    while end < lines.count, end < start + 12 {
      let line = lines[end]
      if let (field, value) = Self.field(line) {
        fields.insert(field)
        switch field {
        case .from: from = value
        case .sent: sent = value
        case .subject: subject = value
        case .to: break
        }
      } else if !Self.isOther(line) {
        break
      }
      end += 1
    }
    guard fields.isSuperset(of: [.from, .sent]), fields.contains(.to) || fields.contains(.subject) else { return nil }
  }

  /// A line such as `From: Ana` or, as Outlook has it in plain text, `*From:* Ana`.
  private static func field(_ line: Substring) -> (Field, String)? {
    let plain = line.drop { "> *".contains($0) }
    guard let colon = plain.prefix(30).firstIndex(where: { $0 == ":" || $0 == "：" }),
      let field = names[folded(plain[..<colon])]
    else { return nil }
    return (field, plain[plain.index(after: colon)...].drop { $0 == "*" }.trimmed)
  }

  /// A field that does not matter, or the rest of one that is long.
  private static func isOther(_ line: Substring) -> Bool {
    let plain = line.drop { "> *".contains($0) }
    return plain.prefixMatch(of: /(?i)(?:cc|bcc|kopie|reply-to|importance|attachments?)\s*:/) != nil
      || plain.prefixMatch(of: /[^ ]*<?[^ ]+@[^ ]+>?[;,]?\s*$/) != nil
  }

  private static let names: [String: Field] = {
    var names: [String: Field] = [:]
    for (field, words) in [
      (.from, "From,Von,De,Da,Van,Från,Fra,Od,От,Kimden,Lähettäjä,发件人,寄件者,差出人,من"),
      (
        .sent,
        "Sent,Date,Gesendet,Datum,Envoyé,Envoyé le,Fecha,Enviado,Enviado el,Enviada em,Enviado em,Data,Inviato,Verzonden,Skickat,"
          + "Sendt,Dato,Wysłano,Отправлено,Дата,Gönderildi,Gönderilme,Tarih,Lähetetty,发送时间,日期,送信日時"
      ),
      (.to, "To,An,À,A,Para,Aan,Till,Til,Do,Кому,Kime,Vastaanottaja,收件人,宛先"),
      (.subject, "Subject,Betreff,Objet,Asunto,Assunto,Oggetto,Onderwerp,Ämne,Emne,Temat,Тема,Konu,Aihe,主题,件名"),
    ] as [(Field, String)] {
      for word in words.split(separator: ",") { names[folded(word)] = field }
    }
    return names
  }()
}
