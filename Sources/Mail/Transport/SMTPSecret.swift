import Foundation

/// Keeps the password out of whatever is stored or shown.
enum SMTPSecret {
  /// A server may repeat what it was told. A text that holds the password, plain or as AUTH sends it, is dropped whole.
  static func withhold(_ settings: SMTPSettings, from text: String) -> String {
    guard let user = settings.user, let password = settings.password else { return text }
    let forms = [
      password, base64(password), base64("\u{0}\(user)\u{0}\(password)"),
    ]
    return forms.contains(where: text.contains) ? "(withheld: the text repeats the password)" : text
  }

  private static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
}
