internal import CCurl

/// libcurl's `CURL *`.
typealias EasyHandle = UnsafeMutableRawPointer

/// The state libcurl's callbacks work on during one delivery.
final class SMTPExchange {
  private let bytes: [UInt8]
  private var position = 0
  private(set) var conversation: SMTPConversation

  init(bytes: [UInt8], conversation: SMTPConversation) {
    (self.bytes, self.conversation) = (bytes, conversation)
  }

  /// Runs `body` with this exchange as the callbacks' context. No pointer is left behind: closing the handle later still
  /// talks to the server (QUIT).
  func attached<Result>(to handle: EasyHandle, _ body: () -> Result) -> Result {
    func set(_ context: UnsafeMutableRawPointer?) {
      for option in [CURLOPT_READDATA, CURLOPT_HEADERDATA, CURLOPT_DEBUGDATA, CURLOPT_SOCKOPTDATA] {
        ccurl_set_pointer(handle, option, context)
      }
    }
    set(Unmanaged.passUnretained(self).toOpaque())
    defer { set(nil) }
    return withExtendedLifetime(self) { body() }
  }

  static func installCallbacks(on handle: EasyHandle) {
    ccurl_set_data_function(handle, CURLOPT_READFUNCTION) { buffer, size, count, context in
      guard let buffer, let exchange = SMTPExchange.from(context) else { return Int(CURL_READFUNC_ABORT) }
      return exchange.read(into: buffer, room: size * count)
    }
    ccurl_set_data_function(handle, CURLOPT_HEADERFUNCTION) { buffer, size, count, context in
      guard let buffer, let exchange = SMTPExchange.from(context) else { return size * count }
      let lines = UnsafeRawBufferPointer(start: buffer, count: size * count).split(separator: UInt8(ascii: "\n"))
      for line in lines where !exchange.conversation.received(String(decoding: line, as: UTF8.self)) { return 0 }
      return size * count
    }
    // Replies reach the header function; without this one they would also be printed as a body.
    ccurl_set_data_function(handle, CURLOPT_WRITEFUNCTION) { _, size, count, _ in size * count }
    ccurl_set_debug_function(handle) { _, type, data, size, context in
      guard let data, let exchange = SMTPExchange.from(context) else { return 0 }
      if type == CURLINFO_HEADER_OUT { exchange.noteCommand(UnsafeRawBufferPointer(start: data, count: size)) }
      return 0
    }
    ccurl_set_socket_function(handle) { context, _, _ in
      SMTPExchange.from(context)?.conversation.connecting()
      return Int32(CURL_SOCKOPT_OK)
    }
    // Needed for the debug function; nothing is printed, since that function replaces the printing.
    ccurl_set_long(handle, CURLOPT_VERBOSE, 1)
  }

  private func read(into buffer: UnsafeMutablePointer<CChar>, room: Int) -> Int {
    let count = min(room, bytes.count - position)
    bytes.withUnsafeBytes { source in
      guard let start = source.baseAddress else { return }
      UnsafeMutableRawPointer(buffer).copyMemory(from: start + position, byteCount: count)
    }
    position += count
    if count == 0 { conversation.isBodyExhausted = true }
    return count
  }

  /// Takes the verb of a command; the rest (a login above all) is never looked at or kept.
  private func noteCommand(_ data: UnsafeRawBufferPointer) {
    conversation.sent(verb: String(decoding: data.prefix(8).prefix { $0 > 0x20 }, as: UTF8.self))
  }

  private static func from(_ context: UnsafeMutableRawPointer?) -> SMTPExchange? {
    context.map { Unmanaged<SMTPExchange>.fromOpaque($0).takeUnretainedValue() }
  }
}
