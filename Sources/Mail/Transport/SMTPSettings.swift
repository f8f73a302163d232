public import EventData
import Foundation

/// Where and how mail is handed to a relay, from an address such as `smtp://desk%40pnos.example@mail.example:587`.
public struct SMTPSettings: Sendable, Equatable {
  /// How the connection is protected.
  public enum Security: Sendable, Equatable {
    /// Begins in clear and must turn to TLS before anything else (`smtp://`).
    case startTLS
    /// TLS from the first byte (`smtps://`).
    case implicitTLS
    /// No protection; only towards this machine (`smtp://127.0.0.1?tls=none`).
    case none
  }

  /// Host name or address of the relay.
  public let host: String
  /// Port; 587 for `smtp://` and 465 for `smtps://` unless the address names one.
  public let port: Int
  /// Protection of the connection.
  public let security: Security
  /// Login name; nil means no login.
  public let user: String?
  /// Password for the login; from the environment or a file, never from the address.
  public let password: String?
  /// A PEM file of certificate authorities to trust instead of the system's.
  public let caFile: String?
  /// The name given in EHLO; nil means the sender's domain.
  public let ehloName: String?
  /// Messages over one connection before it is closed; relays limit this.
  public var messagesPerConnection = 50
  /// Seconds to wait for a connection.
  public var connectSeconds = 30
  /// Seconds to wait for each answer.
  public var answerSeconds = 120
  /// Seconds for one whole mail.
  public var totalSeconds = 600

  /// Reads an address `smtp[s]://[user@]host[:port][/ehlo-name][?tls=none]`.
  ///
  /// - Parameters:
  ///   - url: the relay. A login name with an `@` writes it `%40`.
  ///   - password: needed when the address has a user.
  ///   - caFile: a PEM file of trusted authorities.
  /// - Throws: `ExplainedError` for another scheme, a password in the address, an unknown option, `tls=none` to another
  ///   machine, or a user without a password.
  public init(url: String, password: String? = nil, caFile: String? = nil) throws(ExplainedError) {
    guard let parts = URLComponents(string: url), let host = parts.host, !host.isEmpty,
      let scheme = parts.scheme, ["smtp", "smtps"].contains(scheme), parts.fragment == nil
    else {
      throw Self.refusal("it is not of the form smtp://user@host:587 or smtps://user@host:465")
    }
    guard parts.password == nil else {
      throw Self.refusal("it holds a password, which any process list would show")
    }
    self.host = host
    port = parts.port ?? (scheme == "smtps" ? 465 : 587)
    user = parts.user.flatMap { $0.isEmpty ? nil : $0 }
    self.password = password
    self.caFile = caFile
    ehloName = parts.path.count > 1 ? String(parts.path.dropFirst()) : nil
    security = try Self.security(scheme: scheme, options: parts.queryItems ?? [], host: host)
    try checkCredentials()
  }

  var scheme: String { security == .implicitTLS ? "smtps" : "smtp" }

  /// Scheme, host and port; neither user nor password.
  var label: String { "\(scheme)://\(host):\(port)" }

  private static func security(scheme: String, options: [URLQueryItem], host: String) throws(ExplainedError) -> Security
  {
    var security: Security = scheme == "smtps" ? .implicitTLS : .startTLS
    for option in options {
      switch (option.name, option.value) {
      case ("tls", "required"): break
      case ("tls", "none") where scheme == "smtp":
        guard ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host) else {
          throw refusal(
            "tls=none is only for a relay on this machine; mail and password would cross the network in clear")
        }
        security = .none
      default:
        throw refusal("the option \(HeaderText.quoted("\(option.name)=\(option.value ?? "")")) is not known")
      }
    }
    return security
  }

  private func checkCredentials() throws(ExplainedError) {
    if user != nil, password?.isEmpty ?? true {
      throw Self.refusal("it names a user and no password was given")
    }
    for text in [user, password, ehloName, host] {
      if text?.unicodeScalars.contains(where: HeaderText.isControl) == true {
        throw Self.refusal("user, password, host or EHLO name holds a control character")
      }
    }
    if let ehloName, !ehloName.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }) {
      throw Self.refusal("the EHLO name after the host is not a host name")
    }
  }

  /// The address itself is not repeated in the message: it may hold a password.
  private static func refusal(_ reason: String) -> ExplainedError {
    ExplainedError(
      .usage, "The mail relay's address cannot be used", at: "mail transport", why: reason,
      remedy:
        "Write smtp://user@host:587, and put the password into the variable ONCO_SMTP_PASSWORD, or into a file that "
        + "ONCO_SMTP_PASSWORD_FILE names")
  }
}
