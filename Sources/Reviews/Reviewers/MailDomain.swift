import EventData

/// The house behind an e-mail address: two people who write from one work at one place. Mail services that serve everybody
/// say nothing.
struct MailDomain {
  private let publicMail: Set<String>

  /// - Parameter more: the event's own list of mail services, beside the known ones.
  init(publicMail more: [String] = []) { publicMail = Self.services.union(more.map { $0.lowercased() }) }

  /// Services that serve everybody; one without a dot serves in many countries.
  private static let services: Set<String> = [
    "gmail", "googlemail", "yahoo", "ymail", "rocketmail", "hotmail", "outlook", "live", "msn", "icloud", "me", "mac",
    "aol",
    "proton", "protonmail", "pm.me", "gmx", "web.de", "t-online.de", "freenet.de", "mail.com", "email.com", "mail.ru",
    "inbox.ru", "bk.ru", "list.ru", "yandex", "qq.com", "foxmail.com", "163.com", "126.com", "sina.com", "naver.com",
    "hanmail.net", "daum.net", "rediffmail.com", "zoho.com", "fastmail", "tutanota", "laposte.net", "orange.fr",
    "free.fr",
    "wanadoo.fr", "libero.it", "virgilio.it", "terra.com.br", "uol.com.br", "bol.com.br", "btinternet.com", "sky.com",
    "comcast.net", "verizon.net", "att.net", "sbcglobal.net", "cyber.net.pk", "brain.net.pk", "wol.net.pk",
  ]

  /// Second names under which a country gives its domains, such as `edu` in `edu.pk`; `example` is for samples.
  private static let shared: Set<String> = [
    "ac", "co", "com", "edu", "gob", "gov", "go", "mil", "net", "ne", "or", "org", "example",
  ]

  /// The house an address belongs to, such as `rose.edu.pk` for `ana@med.rose.edu.pk`; nil for a public service.
  func house(of email: EmailAddress) -> String? { house(ofDomain: email.domain) }

  /// The same of an address as it was typed.
  func house(ofAddress text: String) -> String? { EmailAddress(text).flatMap { house(of: $0) } }

  private func house(ofDomain domain: String) -> String? {
    let labels = domain.lowercased().split(separator: ".").map(String.init)
    guard labels.count >= 2 else { return nil }
    let isShared =
      labels.count > 2 && Self.shared.contains(labels[labels.count - 2])
      && (labels[labels.count - 1].count == 2 || labels[labels.count - 2] == "example")
    let own = labels.suffix(isShared ? 3 : 2)
    let house = own.joined(separator: ".")
    return publicMail.contains(house) || publicMail.contains(own.first ?? "") ? nil : house
  }
}
