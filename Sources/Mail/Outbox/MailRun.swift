import Foundation

/// The identity of one sending process, so that a later run can tell what a dead one left behind.
public struct MailRun: Sendable {
  /// `machine:boot:process:start`; written into the rows the run holds.
  public let id: String
  private let isAliveElsewhere: @Sendable (String) -> Bool

  /// A run of any identity, with the way to tell whether another run still lives.
  public init(id: String, isAlive: @escaping @Sendable (String) -> Bool) {
    self.id = id
    isAliveElsewhere = isAlive
  }

  private static let files = "files:"

  /// What stands in the rows a run holds. A mail that was only becoming a file has reached nobody, and that must be known
  /// when the run has died.
  func holder(reachingPeople: Bool) -> String { reachingPeople ? id : Self.files + id }

  /// Whether what a holder left in flight may have reached somebody.
  static func mayHaveReached(_ holder: String) -> Bool { !holder.hasPrefix(files) }

  /// Whether a holder is this very run.
  func isSelf(_ holder: String) -> Bool { holder == id || holder == Self.files + id }

  /// Whether the run that holds a row still lives; this one does.
  func isAlive(_ holder: String) -> Bool {
    isSelf(holder) || isAliveElsewhere(String(holder.trimmingPrefix(Self.files)))
  }

  /// This process, told apart from an earlier one of the same number by when it started (from `/proc`).
  ///
  /// A run of another machine counts as alive: only that machine can tell. A run before this machine's last start
  /// is dead.
  public static func thisProcess() -> MailRun {
    let machine = firstLine("/etc/machine-id")
    let boot = firstLine("/proc/sys/kernel/random/boot_id")
    let process = ProcessInfo.processInfo.processIdentifier
    return MailRun(id: [machine, boot, String(process), startTicks(process) ?? "0"].joined(separator: ":")) { other in
      let parts = other.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 4, parts[0] == machine else { return true }
      guard parts[1] == boot, let process = Int32(parts[2]) else { return false }
      return startTicks(process) == parts[3]
    }
  }

  /// Field 22 of `/proc/PID/stat`; the second field, the command, may itself hold spaces and brackets. Nil when there
  /// is no such process or it is a zombie.
  private static func startTicks(_ process: Int32) -> String? {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let bracket = text.lastIndex(of: ")")
    else { return nil }
    let fields = text[text.index(after: bracket)...].split(separator: " ")
    guard fields.count > 19, fields[0] != "Z", fields[0] != "X" else { return nil }
    return String(fields[19])
  }

  private static func firstLine(_ path: String) -> String {
    (try? String(contentsOfFile: path, encoding: .utf8))?
      .trimmingCharacters(in: .whitespacesAndNewlines).replacing(":", with: "-") ?? ""
  }
}
