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

  /// Whether the run of this id still lives; this one does.
  func isAlive(_ id: String) -> Bool { id == self.id || isAliveElsewhere(id) }

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
