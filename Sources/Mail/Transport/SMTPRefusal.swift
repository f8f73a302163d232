/// What a refusal speaks of, by its numbers first (RFC 5321, RFC 3463 and the IANA registry of enhanced codes) and by its
/// words where the numbers leave it open.
enum SMTPRefusal: Equatable {
  /// This sender or client: no other mail would fare better.
  case sender
  /// The same by its words alone, which may mean something else: "sender not allowed for this list".
  case senderByWords
  /// The server at this moment: it is closing, or has no room.
  case session
  /// This recipient or this mail alone.
  case mail
  /// A rule of the server's, such as "relaying denied": of the sender, unless others were taken before.
  case policy
  /// Nobody can tell.
  case unclear

  /// - Parameters:
  ///   - code: the reply's number, 400 to 599.
  ///   - reply: the whole reply with its number.
  ///   - recipient: whose address says nothing, whatever words it is made of.
  init(code: Int, reply: String, to recipient: String) {
    let words = SMTPReply.words(reply, without: recipient)
    if let known = Self.byCode[code] {
      self = known
    } else if let known = Self.enhanced(in: words) {
      self = known
    } else {
      self = Self.told(by: words) ?? (Self.subject(in: words)?.hasPrefix("7.") == true ? .policy : .unclear)
    }
  }

  private static let byCode: [Int: SMTPRefusal] = [
    421: .session, 530: .sender, 534: .sender, 535: .sender, 538: .sender, 551: .mail, 556: .mail,
  ]

  /// Subject and detail of an enhanced code; a subject alone stands for what else it holds. What is neither here nor
  /// told by words is a policy when its subject is 7, else unclear.
  private static let byDetail: [String: SMTPRefusal] = [
    "1": .mail, "1.7": .sender, "1.8": .sender,
    "2": .mail,
    "3.1": .session, "3.2": .session, "3.4": .mail, "3.5": .session,
    "4": .mail, "4.5": .sender,
    "6": .mail,
    "7.2": .mail, "7.8": .sender, "7.9": .sender, "7.11": .sender, "7.13": .sender, "7.17": .mail, "7.18": .mail,
    "7.20": .sender, "7.21": .sender, "7.22": .sender, "7.23": .sender, "7.24": .sender, "7.25": .sender,
    "7.26": .sender, "7.27": .sender, "7.28": .sender, "7.29": .sender, "7.30": .sender,
    "7.124": .mail, "7.129": .mail, "7.133": .mail, "7.134": .mail, "7.135": .mail, "7.136": .mail,
  ]

  private static func enhanced(in words: String) -> SMTPRefusal? {
    guard let subject = subject(in: words) else { return nil }
    // A detail of 0 says nothing, and some servers write it whatever they mean.
    if subject.hasSuffix(".0"), let told = told(by: words) { return told }
    return byDetail[subject] ?? byDetail[String(subject.prefix { $0 != "." })]
  }

  private static func told(by words: String) -> SMTPRefusal? {
    [(ofMail, SMTPRefusal.mail), (ofSender, .senderByWords), (ofPolicy, .policy)]
      .first { list, _ in list.contains(where: words.contains) }?.1
  }

  /// `7.1` of `554 5.7.1 relay access denied`.
  private static func subject(in words: String) -> String? {
    words.firstMatch(of: #/^[45]\d\d[ -][45]\.(\d{1,3}\.\d{1,3})\b/#).map { String($0.1) }
  }

  private static let ofMail = [
    "user unknown", "unknown user", "no such user", "user not found", "recipient unknown", "unknown recipient",
    "no such recipient", "invalid recipient", "recipient not found", "recipient address rejected", "no such mailbox",
    "no mailbox", "mailbox unavailable", "mailbox not found", "mailbox full", "mailbox is full", "mailbox quota",
    "over quota", "overquota", "does not exist", "doesn't exist", "unrouteable", "greylist", "graylist", "grey-list",
    "gray-list",
  ]

  private static let ofSender = [
    "authenticat", "not logged in", "log in first", "login required", "sender", "sending limit",
    "sending quota", "daily", "hourly", "per day", "per hour", "rate limit", "ratelimit", "too many messages",
    "too many mails", "too many emails", "too many connections", "quota exceeded", "quota has been exceeded",
    "limit exceeded", "blocked", "blacklist", "blocklist", "banned", "suspended", "client host", "your ip",
  ]

  private static let ofPolicy = ["relay", "rcpthosts", "not permitted", "not allowed"]
}

/// The refusals of one run, one after another: which of them end it.
struct SMTPRefusals {
  private let relay: String
  private var hasTakenRecipient = false
  private var alike: (words: [Substring], codes: [String]) = ([], [])
  private var lost = 0

  /// So many in a row, no connection or equal words, say that it is not the mails.
  private static let most = 3

  /// - Parameter relay: what the server is called in messages.
  init(at relay: String) { self.relay = relay }

  /// A recipient was taken, so that sender and client are welcome, whatever becomes of the mail.
  mutating func tookRecipient() { hasTakenRecipient = true }

  /// A mail was taken.
  mutating func accepted() { (hasTakenRecipient, alike, lost) = (true, ([], []), 0) }

  /// A connection could not be made, or the server closed it: the third in a row ends the run.
  mutating func lostSession(_ reason: String) -> DeliveryOutcome {
    lost += 1
    return lost < Self.most
      ? .retry(reason: reason) : .stopRun(reason: "no connection to \(relay) three times: \(reason)")
  }

  /// A mail was refused, for now (4xx) or for good.
  mutating func judge(
    _ refusal: SMTPRefusal, _ reply: String, isForNow: Bool, of code: String, to recipient: String
  ) -> DeliveryOutcome {
    let ofThisMail: DeliveryOutcome = isForNow ? .retry(reason: reply) : .refused(reason: reply)
    if refusal == .session, isForNow { return lostSession(reply) }
    lost = 0
    switch refusal {
    case .mail: return ofThisMail
    case .session: return .stopRun(reason: "the relay takes no mail at present (\(reply))")
    case .sender,
      .senderByWords where !hasTakenRecipient,
      .policy where !hasTakenRecipient && !isForNow:
      return .stopRun(reason: "the relay refused this sender or client (\(reply))")
    case .senderByWords, .policy, .unclear:
      let words = SMTPReply.words(reply, without: recipient).split(separator: " ").enumerated()
        .filter { place, word in place == 0 || !word.contains(where: \.isNumber) }.map(\.element)
      if words != alike.words { alike = (words, []) }
      guard alike.codes.count + 1 < Self.most else {
        return .stopRun(
          reason: "the relay refused three mails in the same words, and they wait again (\(reply))", alike: alike.codes)
      }
      alike.codes.append(code)
      return ofThisMail
    }
  }
}

extension SMTPReply {
  /// What a reply says whoever it is about: in small letters, without addresses and the recipient's domain.
  static func words(_ reply: String, without recipient: String) -> String {
    let domain = recipient.lowercased().split(separator: "@").last ?? ""
    return reply.lowercased().replacing(#/[^\s<>"'(),:;]+@[^\s<>"'(),:;]+/#, with: "").replacing(domain, with: "")
  }
}
