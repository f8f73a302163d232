/// What has been said so far on the connection, followed through libcurl's callbacks.
///
/// libcurl tells only a result code and the last reply number. Whether a failure is clean, whether the login took
/// place, and what the server said, follow from the commands sent and the lines received.
struct SMTPConversation {
  /// The last command sent, or how far the message itself has gone.
  enum Phase: Equatable {
    case idle, connecting, ehlo, startTLS, login, mailFrom, recipient, data, message, answered
  }

  /// Why a callback ended the transfer.
  enum Veto: Equatable {
    /// The server offers no login that libcurl would use; it would send without one.
    case loginNotOffered
    /// The server answered MAIL although no login has succeeded on this connection.
    case notLoggedIn
    /// The message is over the limit the server states in EHLO, in bytes.
    case tooLarge(limit: Int)
  }

  let needsLogin: Bool
  let needsStartTLS: Bool
  let messageSize: Int

  private(set) var phase = Phase.idle
  private(set) var veto: Veto?
  /// Whether libcurl has been given the last byte, so that the final dot may have been sent.
  var isBodyExhausted = false
  /// Whether this delivery had to open a connection.
  private(set) var isNewConnection = false
  /// Number of the last complete reply, 0 before any.
  private(set) var code = 0
  /// Text of the last complete reply, all its lines.
  private(set) var reply = ""

  private var isLoggedIn: Bool
  private var isEncrypted = false
  private var offersLogin = false
  private var sizeLimit: Int?
  private var lines: [String] = []
  private var isQuitting = false

  /// - Parameter isLoggedIn: whether a connection kept from the mail before had a login.
  init(needsLogin: Bool, needsStartTLS: Bool, messageSize: Int, isLoggedIn: Bool) {
    (self.needsLogin, self.needsStartTLS) = (needsLogin, needsStartTLS)
    (self.messageSize, self.isLoggedIn) = (messageSize, isLoggedIn)
  }

  /// Whether the connection may be used for another mail without a further login.
  var keepsLogin: Bool { isLoggedIn }

  /// Whether a connection kept from the mail before turned out to be dead: the server had given it up (421) or said
  /// nothing at all, and nothing of this mail had been sent.
  var metDeadConnection: Bool {
    !isNewConnection && !hasMessageBegun && veto == nil && (code == 421 || code == 0)
  }

  /// Whether 354 was answered, so that the message's bytes may have begun to flow.
  var hasMessageBegun: Bool { phase == .message || phase == .answered }

  /// Whether the server would have the message: libcurl asks for DATA only then.
  var hasTakenRecipient: Bool { hasMessageBegun || phase == .data }

  /// A command left for the server. Only its verb is looked at, since it may hold a secret.
  mutating func sent(verb: String) {
    switch verb.uppercased() {
    case "EHLO", "HELO":
      // A new EHLO within one delivery is a new connection or the one after STARTTLS; both forget the login.
      phase = .ehlo
      isNewConnection = true
      isLoggedIn = false
      offersLogin = false
      sizeLimit = nil
    case "STARTTLS": phase = .startTLS
    case "AUTH": phase = .login
    case "MAIL": phase = .mailFrom
    case "RCPT": phase = .recipient
    case "DATA": phase = .data
    case "QUIT": isQuitting = true
    default: break
    }
  }

  /// A connection is being opened: whatever was known of the server is void.
  mutating func connecting() {
    if !hasMessageBegun { phase = .connecting }
    isNewConnection = true
    isLoggedIn = false
    isEncrypted = false
    isQuitting = false
  }

  /// A line came from the server. False asks libcurl to give up at once.
  mutating func received(_ line: String) -> Bool {
    // The answer to QUIT says nothing about the mail.
    if isQuitting { return true }
    lines.append(line)
    if phase == .ehlo { noteCapability(line.dropFirst(4)) }
    guard line.utf8.count < 4 || line.utf8.dropFirst(3).first != UInt8(ascii: "-") else { return true }
    code = Int(line.prefix(3)) ?? 0
    reply = SMTPReply.printable(lines)
    lines = []
    veto = answerComplete()
    return veto == nil
  }

  private mutating func answerComplete() -> Veto? {
    switch phase {
    case .startTLS where code == 220: isEncrypted = true
    case .login where code == 235: isLoggedIn = true
    case .ehlo where code < 400: return vetoAfterGreeting()
    case .mailFrom where needsLogin && !isLoggedIn: return .notLoggedIn
    case .data where code == 354: phase = .message
    case .message: phase = .answered
    default: break
    }
    return nil
  }

  /// The first EHLO of a connection that will turn to TLS promises nothing; the one after it does.
  private func vetoAfterGreeting() -> Veto? {
    if needsStartTLS && !isEncrypted { return nil }
    if needsLogin && !offersLogin { return .loginNotOffered }
    if let sizeLimit, sizeLimit > 0, messageSize > sizeLimit { return .tooLarge(limit: sizeLimit) }
    return nil
  }

  private mutating func noteCapability(_ line: Substring) {
    let words = line.uppercased().split(whereSeparator: \.isWhitespace)
    if words.first == "AUTH", words.dropFirst().contains(where: { $0 == "PLAIN" || $0 == "LOGIN" }) {
      offersLogin = true
    }
    if words.first == "SIZE", words.count > 1 { sizeLimit = Int(words[1]) }
  }
}

/// A server's reply as text that may be stored and shown.
enum SMTPReply {
  /// Joins the lines, cuts at 500 characters, and drops controls so that a terminal is not at a server's mercy.
  static func printable(_ lines: [String]) -> String {
    let text = lines.map { line in
      String(String.UnicodeScalarView(line.unicodeScalars.filter { !HeaderText.isControl($0) }))
    }
    return String(text.joined(separator: " / ").prefix(500))
  }
}
