public import EventData
import Foundation

/// The sample congress as tests use it.
public enum SampleEvent {
  /// A text of a file replaced by another.
  public struct Change: Sendable {
    let file: String
    let old: String
    let new: String

    /// In `file`, `old` becomes `new`.
    public init(_ file: String, _ old: String, _ new: String) { (self.file, self.old, self.new) = (file, old, new) }
  }

  /// The texts of the sample's files by name, with some texts replaced.
  ///
  /// - Throws: `JudgeFailure` when a text to replace is not there.
  public static func files(_ changes: [Change] = []) throws -> [String: String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: PackageFolders.sampleEvent.path)
    var files: [String: String] = [:]
    for name in names where name.hasSuffix(".yaml") {
      files[name] = try String(contentsOf: PackageFolders.sampleEvent.appending(path: name), encoding: .utf8)
    }
    for change in changes {
      guard let text = files[change.file], text.contains(change.old) else {
        throw JudgeFailure(description: "the sample's \(change.file) no longer holds '\(change.old)'")
      }
      files[change.file] = text.replacing(change.old, with: change.new, maxReplacements: 1)
    }
    return files
  }

  /// What a room reads from one file of the sample, with some texts replaced.
  ///
  /// - Throws: `JudgeFailure` when a text to replace is not there; `DefinitionErrors` when the result is not sound.
  public static func read<Value>(
    _ file: String, _ changes: [Change] = [], as make: (FieldReader) -> Value
  ) throws -> Value {
    try FieldReader.read(files(changes)[file] ?? "", file: file, as: make).get()
  }

  /// What `event.yaml` of the sample says.
  public static func profile(_ changes: [Change] = []) throws -> EventProfile {
    try read("event.yaml", changes, as: EventProfile.init)
  }

  /// A moment of the sample's clock (Asia/Karachi, five hours before UTC all year), such as `2026-12-11 09:00`.
  public static func moment(_ text: String) throws -> Moment {
    let parts = text.split(separator: " ")
    guard let zone = EventZone("Asia/Karachi"), let day = parts.first.flatMap({ CalendarDate(String($0)) }) else {
      throw JudgeFailure(description: "'\(text)' is no moment")
    }
    let clock = parts.dropFirst().first?.split(separator: ":").compactMap { Int($0) } ?? []
    return zone.moment(day, hour: clock.first ?? 0, minute: clock.dropFirst().first ?? 0)
  }

  /// An author at a moment, for tests that write.
  public static func author(_ text: String = "2026-11-23 10:00", command: String = "test") throws -> Store.Author {
    Store.Author(name: "tester", command: command, now: try moment(text))
  }
}

extension Store {
  /// Lets the letter that would get a code fail to be written, as on a full disk: the code is taken.
  public func refuseMail(_ code: String) throws {
    try write(SampleEvent.author()) { tx in
      _ = try tx.run(
        """
        INSERT INTO mail_message (code, kind, subject_code, version, state, sender_address, recipient_name,
          recipient_address, subject, message_id, bytes_hash, bytes_size, queued_at, due_at, attempts, last_reply)
        VALUES (?1, 'invoice', 'test', 1, 'withdrawn', 'a@b.example', '', 'c@d.example', '', 'test@b.example', 'none', 1, 0, 0,
          0, '')
        """, [.text(code)])
    }
  }

  /// True when a fact leaves nothing behind, neither after a crash at its end nor when its letter, which would get a code,
  /// cannot be queued.
  public func takesBack(letter: String, _ fact: (Transaction) throws -> Void) throws -> Bool {
    struct Crash: Error {}
    func takesBack<Failure: Error>(after _: Failure.Type, _ write: (Transaction) throws -> Void) throws -> Bool {
      let before = try everything()
      do {
        try self.write(SampleEvent.author(), write)
        return false
      } catch is Failure {
        return try everything() == before
      }
    }
    let crashed = try takesBack(after: Crash.self) {
      try fact($0)
      throw Crash()
    }
    try refuseMail(letter)
    return try crashed && takesBack(after: ExplainedError.self, fact)
  }

  /// Everything the database holds, each table as one text: equal texts mean that nothing changed.
  public func everything() throws -> [String: String] {
    try read { tx in
      return try Dictionary(
        uniqueKeysWithValues: Store.tables.map { name in
          let rows = try tx.rows("SELECT * FROM \(name)").map { row in
            row.columns.indices.map { "\(row[$0])" }.joined(separator: "|")
          }
          return (name, rows.sorted().joined(separator: "\n"))
        })
    }
  }
}
