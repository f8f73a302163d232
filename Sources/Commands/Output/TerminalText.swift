import EventData

extension String {
  /// On one line and without control characters, so that outside text cannot drive the terminal.
  var printable: String {
    onOneLine
  }

  /// Without control characters but line breaks and tabs: what others sent must not drive the terminal.
  var withoutControls: String {
    let scalars = unicodeScalars.filter { scalar in
      scalar.properties.generalCategory != .control || scalar == "\n" || scalar == "\t"
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// At most so many characters, the last one an ellipsis when something was cut.
  func cut(to length: Int) -> String { count <= length ? self : prefix(length - 1) + "…" }

  /// Columns on a terminal, near enough: combining marks take none, East Asian wide characters two.
  var columnWidth: Int {
    unicodeScalars.reduce(0) { width, scalar in
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: width
      default:
        width
          + (scalar.properties.isEmojiPresentation || (0x1100...0x115F).contains(scalar.value)
            || (0x2E80...0xA4CF).contains(scalar.value) || (0xAC00...0xD7A3).contains(scalar.value)
            || (0xFF00...0xFF60).contains(scalar.value) ? 2 : 1)
      }
    }
  }
}

/// How many, and the first of them: `14: A-0003, A-0007, ...`.
func named(_ codes: [String]) -> String {
  let some = codes.prefix(12).joined(separator: ", ")
  return codes.count > 12 ? "\(codes.count): \(some), ..." : "\(codes.count): \(some)"
}
