import Foundation
import Synchronization

/// The lines of a file descriptor, ended by LF, CR or both as scanners and terminals send them. Of a longer line only the
/// beginning is kept, so that whatever is fed in takes no memory.
final class InputLines: Sendable {
  static let standard = InputLines(STDIN_FILENO)

  /// So many bytes of a line are kept; no answer and no code comes near.
  private static let longest = 4_096

  private struct State {
    var buffer: [UInt8] = []
    var position = 0
    /// The last line was ended by CR: an LF now belongs to it.
    var isAfterCR = false
  }

  private let descriptor: Int32
  private let state = Mutex(State())

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// The next line without its end; nil when there is no more.
  func next() -> String? {
    state.withLock { state in
      var line: [UInt8] = []
      var hasAny = false
      while state.position < state.buffer.count || fill(&state) {
        if state.isAfterCR, state.buffer[state.position] == 10 { state.position += 1 }
        state.isAfterCR = false
        let rest = state.buffer[state.position...]
        guard !rest.isEmpty else { continue }
        hasAny = true
        let end = rest.firstIndex { $0 == 10 || $0 == 13 }
        line += rest[..<(end ?? rest.endIndex)].prefix(Self.longest - line.count)
        state.position = end.map { $0 + 1 } ?? rest.endIndex
        if let end {
          state.isAfterCR = state.buffer[end] == 13
          return String(decoding: line, as: UTF8.self)
        }
      }
      return hasAny ? String(decoding: line, as: UTF8.self) : nil
    }
  }

  /// Reads what is there; false at the end.
  private func fill(_ state: inout State) -> Bool {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    var count: Int
    repeat { count = read(descriptor, &bytes, bytes.count) } while count < 0 && errno == EINTR
    guard count > 0 else { return false }
    (state.buffer, state.position) = (Array(bytes[..<count]), 0)
    return true
  }
}
