import Foundation

/// Keeps the password out of whatever is stored or shown.
enum SMTPSecret {
  /// A server may repeat what it was told. A text that holds the password, plain or as AUTH sends it, is dropped whole.
  static func withheld(_ settings: SMTPSettings, from outcome: DeliveryOutcome) -> DeliveryOutcome {
    switch outcome {
    case .sent(let text): .sent(reply: withheld(settings, from: text))
    case .written(let text): .written(reply: text)
    case .retry(let text): .retry(reason: withheld(settings, from: text))
    case .refused(let text): .refused(reason: withheld(settings, from: text))
    case .stopRun(let text, let alike): .stopRun(reason: withheld(settings, from: text), alike: alike)
    case .unknown(let text): .unknown(reason: withheld(settings, from: text))
    }
  }

  private static func withheld(_ settings: SMTPSettings, from text: String) -> String {
    guard let user = settings.user, let password = settings.password else { return text }
    let forms = [password, base64(password), base64("\u{0}\(user)\u{0}\(password)")]
    return forms.contains(where: text.contains)
      ? "the server's answer is withheld, since it repeats the password" : text
  }

  private static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
}
