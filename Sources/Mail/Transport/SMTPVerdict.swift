internal import CCurl

/// From libcurl's result and the conversation to what became of the mail.
enum SMTPVerdict: Equatable {
  /// Certain by itself.
  case outcome(DeliveryOutcome)
  /// There is no connection, or the server has closed it: what that means depends on how often.
  case noSession(String)
  /// The server refused; what that means depends on its words, and on what it said before.
  case refusal(SMTPRefusal, isForNow: Bool)

  /// Pure: the same observations give the same verdict.
  init(result: CURLcode, message: String, conversation: SMTPConversation, recipient: String) {
    let code = conversation.code
    let isRefusal = (400..<600).contains(code)
    let refusal = SMTPRefusal(code: code, reply: conversation.reply, to: recipient)
    if let veto = conversation.veto {
      self = .outcome(Self.outcome(of: veto))
    } else if conversation.phase == .answered {
      // The answer to the final dot decides, whatever happened to the connection afterwards.
      self = (200..<300).contains(code) ? .outcome(.sent(reply: conversation.reply)) : Self.atDot(refusal, code)
    } else if result == CURLE_OK {
      self = .outcome(.unknown(reason: "the server ended the exchange in an unexpected way"))
    } else if conversation.hasMessageBegun && conversation.isBodyExhausted {
      self = .outcome(
        .unknown(reason: "the connection was lost after the last byte and before the answer (\(message))"))
    } else if let reason = Self.stopReason(result, conversation) {
      self = .outcome(.stopRun(reason: "\(reason): \(message)"))
    } else if [.connecting, .idle].contains(conversation.phase), code < 500 {
      self = .noSession(isRefusal ? conversation.reply : message)
    } else if code == 421 {
      self = .noSession(conversation.reply)
    } else if !conversation.hasMessageBegun, isRefusal {
      self = Self.beforeMessage(refusal, conversation)
    } else {
      self = .outcome(.retry(reason: message))
    }
  }

  /// Failures that lie in the relay or the settings and so concern every mail.
  private static func stopReason(_ result: CURLcode, _ conversation: SMTPConversation) -> String? {
    switch result {
    case CURLE_USE_SSL_FAILED: return "the relay does not offer STARTTLS, and mail is not sent in clear"
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE: return "the relay's certificate is not trusted"
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER:
      return "no secure connection could be made"
    case CURLE_LOGIN_DENIED: return "the relay refused the login (\(conversation.reply))"
    case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL, CURLE_FAILED_INIT, CURLE_OUT_OF_MEMORY:
      return "the transport could not be set up"
    case CURLE_REMOTE_ACCESS_DENIED: return "the relay refused this client (\(conversation.reply))"
    default: return nil
    }
  }

  /// A 4xx or 5xx before any byte of the message. RCPT and DATA concern this mail, unless the words say otherwise; what
  /// comes earlier concerns all.
  private static func beforeMessage(_ refusal: SMTPRefusal, _ conversation: SMTPConversation) -> SMTPVerdict {
    let isForNow = conversation.code < 500
    let isOfSender = [.sender, .senderByWords].contains(refusal)
    switch conversation.phase {
    case .recipient, .data: return .refusal(refusal, isForNow: isForNow)
    case .mailFrom where conversation.code == 552 && !isOfSender: return .refusal(.mail, isForNow: false)
    case _ where isForNow && !isOfSender: return .noSession(conversation.reply)
    default: return .refusal(.sender, isForNow: isForNow)
    }
  }

  /// A refusal after the message. What a policy or words say then may be of this message; only numbers of the sender stay so.
  private static func atDot(_ refusal: SMTPRefusal, _ code: Int) -> SMTPVerdict {
    let mayBeOfMail = [.policy, .senderByWords].contains(refusal)
    return .refusal(mayBeOfMail ? .unclear : refusal, isForNow: (400..<500).contains(code))
  }

  private static func outcome(of veto: SMTPConversation.Veto) -> DeliveryOutcome {
    switch veto {
    case .loginNotOffered:
      .stopRun(
        reason: "the relay offers no login (AUTH PLAIN or LOGIN) although one is set; nothing was sent without it")
    case .notLoggedIn:
      .stopRun(reason: "no login took place although one is set; nothing was sent without it")
    case .tooLarge(let limit):
      .refused(reason: "the mail is larger than the \(limit) bytes the relay accepts")
    }
  }
}
