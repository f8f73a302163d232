internal import CCurl

/// From libcurl's result and the conversation to what became of the mail.
enum SMTPVerdict {
  /// Pure: the same observations give the same outcome.
  static func outcome(result: CURLcode, message: String, conversation: SMTPConversation) -> DeliveryOutcome {
    if let veto = conversation.veto { return outcome(of: veto) }
    let code = conversation.code
    // The answer to the final dot decides, whatever happened to the connection afterwards.
    if conversation.phase == .answered {
      switch code {
      case 200..<300: return .sent(reply: conversation.reply)
      case 400..<500: return .retry(reason: conversation.reply)
      default: return .refused(reason: conversation.reply)
      }
    }
    if result == CURLE_OK { return .unknown(reason: "the server ended the exchange in an unexpected way") }
    if conversation.hasMessageBegun && conversation.isBodyExhausted {
      return .unknown(reason: "the connection was lost after the last byte and before the answer (\(message))")
    }
    if let reason = stopReason(result, conversation) { return .stopRun(reason: "\(reason): \(message)") }
    if !conversation.hasMessageBegun, (500..<600).contains(code) { return refusal(conversation) }
    return .retry(reason: (400..<500).contains(code) ? conversation.reply : message)
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

  /// A 5xx before any byte of the message. RCPT and DATA concern this mail; anything earlier concerns all.
  private static func refusal(_ conversation: SMTPConversation) -> DeliveryOutcome {
    switch conversation.phase {
    case .recipient, .data: .refused(reason: conversation.reply)
    case .mailFrom where conversation.code == 552: .refused(reason: conversation.reply)
    default: .stopRun(reason: "the relay refused this sender or client (\(conversation.reply))")
    }
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
