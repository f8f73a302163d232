import Foundation

/// RFC 2047 encoded words, always UTF-8 and base64.
enum EncodedWord {
  /// Cuts a text into encoded words of at most 75 characters, each holding whole UTF-8 characters (RFC 2047 section 5).
  ///
  /// - Parameter firstRoom: characters left on the line the first word goes to; later words start a line of their own.
  static func words(_ text: String, firstRoom: Int) -> [String] {
    var words: [String] = []
    var chunk: [UInt8] = []
    var room = payloadBytes(in: min(firstRoom, 75))
    for scalar in text.unicodeScalars {
      let bytes = scalar.utf8
      if chunk.count + bytes.count > room {
        words.append(word(chunk))
        chunk = []
        room = payloadBytes(in: 75)
      }
      chunk += bytes
    }
    if !chunk.isEmpty { words.append(word(chunk)) }
    return words
  }

  private static func word(_ bytes: [UInt8]) -> String { "=?UTF-8?B?\(Data(bytes).base64EncodedString())?=" }

  /// How many bytes fit when the frame `=?UTF-8?B?` `?=` takes 12 characters; never fewer than one long character.
  private static func payloadBytes(in characters: Int) -> Int { max((characters - 12) / 4 * 3, 6) }
}
