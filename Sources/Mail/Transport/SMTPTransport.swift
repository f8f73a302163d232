internal import CCurl
import Foundation

/// Sends through a relay with libcurl. One easy handle and its connection are reused; one thread at a time.
///
/// Of libcurl only the transport is used. The message's size is never told to it: with a known size, 7.88 truncates
/// messages that hold dot-stuffed lines. Its upload buffer is never resized, since on a reused handle that overflows
/// the heap.
public final class SMTPTransport: MailTransport {
  private let settings: SMTPSettings
  private let handle: EasyHandle?
  private let errorBuffer = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
  private var isLoggedIn = false
  private var sentOnConnection = 0
  private var refusals: SMTPRefusals

  /// Prepares a handle; connects at the first delivery.
  public init(_ settings: SMTPSettings) {
    self.settings = settings
    refusals = SMTPRefusals(at: settings.label)
    _ = Self.libraryIsReady
    handle = curl_easy_init()
    errorBuffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    if let handle { configure(handle) }
  }

  deinit {
    if let handle { curl_easy_cleanup(handle) }
    errorBuffer.deallocate()
  }

  /// Scheme, host and port; neither user nor password.
  public var label: String { settings.label }

  /// A relay passes mails on.
  public var reachesPeople: Bool { true }

  /// One MAIL, RCPT, DATA exchange. Answers at once by itself when an idle connection turns out to be dead, since
  /// nothing of the mail had been sent on it; everything else is the outbox's decision.
  public func deliver(_ mail: SealedMail) -> DeliveryOutcome {
    guard let handle else { return .stopRun(reason: "libcurl could not be started") }
    var attempt = exchange(mail, on: handle)
    if attempt.conversation.metDeadConnection { attempt = exchange(mail, on: handle) }
    let verdict = SMTPVerdict(
      result: attempt.result, message: attempt.message, conversation: attempt.conversation, recipient: mail.recipient)
    if attempt.conversation.hasTakenRecipient { refusals.tookRecipient() }
    return SMTPSecret.withheld(settings, from: outcome(verdict, attempt.conversation.reply, of: mail))
  }

  private typealias Attempt = (result: CURLcode, message: String, conversation: SMTPConversation)

  private func exchange(_ mail: SealedMail, on handle: EasyHandle) -> Attempt {
    let exchange = SMTPExchange(
      bytes: mail.bytes,
      conversation: SMTPConversation(
        needsLogin: settings.user != nil, needsStartTLS: settings.security == .startTLS,
        messageSize: mail.bytes.count, isLoggedIn: isLoggedIn))
    let recipients = curl_slist_append(nil, "<\(mail.recipient)>")
    defer { curl_slist_free_all(recipients) }
    let isLast = sentOnConnection + 1 >= settings.messagesPerConnection
    let ehloName = settings.ehloName ?? mail.sender.split(separator: "@").last.map(String.init) ?? "localhost"
    let host = settings.host.contains(":") && !settings.host.hasPrefix("[") ? "[\(settings.host)]" : settings.host
    ccurl_set_string(handle, CURLOPT_URL, "\(settings.scheme)://\(host):\(settings.port)/\(ehloName)")
    ccurl_set_string(handle, CURLOPT_MAIL_FROM, "<\(mail.sender)>")
    ccurl_set_list(handle, CURLOPT_MAIL_RCPT, recipients)
    ccurl_set_long(handle, CURLOPT_FORBID_REUSE, isLast ? 1 : 0)
    errorBuffer.pointee = 0
    let result = exchange.attached(to: handle) { curl_easy_perform(handle) }
    sentOnConnection = isLast ? 0 : exchange.conversation.isNewConnection ? 1 : sentOnConnection + 1
    // A connection that libcurl closes is followed by a new one, and that forgets the login by itself.
    isLoggedIn = exchange.conversation.keepsLogin
    // libcurl keeps the pointer of the list, which is about to be freed.
    ccurl_set_list(handle, CURLOPT_MAIL_RCPT, nil)
    let text = String(cString: errorBuffer)
    return (result, text.isEmpty ? String(cString: curl_easy_strerror(result)) : text, exchange.conversation)
  }

  /// What a verdict comes to, after those of the mails before.
  private func outcome(_ verdict: SMTPVerdict, _ reply: String, of mail: SealedMail) -> DeliveryOutcome {
    switch verdict {
    case .noSession(let reason): return refusals.lostSession(reason)
    case .refusal(let refusal, let isForNow):
      return refusals.judge(refusal, reply, isForNow: isForNow, of: mail.id, to: mail.recipient)
    case .outcome(let outcome):
      if case .sent = outcome { refusals.accepted() }
      return outcome
    }
  }

  private func configure(_ handle: EasyHandle) {
    ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorBuffer)
    ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1)
    ccurl_set_long(handle, CURLOPT_UPLOAD, 1)
    // Empty means none: a proxy named in the environment must not see the mail.
    ccurl_set_string(handle, CURLOPT_PROXY, "")
    let tls = settings.security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL
    ccurl_set_long(handle, CURLOPT_USE_SSL, Int(tls.rawValue))
    ccurl_set_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    if let caFile = settings.caFile { ccurl_set_string(handle, CURLOPT_CAINFO, caFile) }
    if let user = settings.user {
      ccurl_set_string(handle, CURLOPT_USERNAME, user)
      ccurl_set_string(handle, CURLOPT_PASSWORD, settings.password)
      // Only what the check of the EHLO answer looks for; any other offer would be a way round it.
      ccurl_set_string(handle, CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN")
    }
    ccurl_set_long(handle, CURLOPT_CONNECTTIMEOUT, settings.connectSeconds)
    ccurl_set_long(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, settings.answerSeconds)
    ccurl_set_long(handle, CURLOPT_TIMEOUT, settings.totalSeconds)
    SMTPExchange.installCallbacks(on: handle)
  }

  private static let libraryIsReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}
