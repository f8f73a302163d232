import ArgumentParser
import Badges
import Documents
import EventData
import Foundation
import Templates

/// What a command works with: the event it is about, its store, the clock and the terminal. Made once a run.
struct CommandContext: Sendable {
  let surroundings: Surroundings
  private let arguments: [String]

  init(_ surroundings: Surroundings, arguments: [String]) {
    self.surroundings = surroundings
    self.arguments = arguments
  }

  // MARK: - Terminal

  /// Prints a result line.
  func print(_ line: String) { surroundings.write(line + "\n") }

  /// Prints a message for the person, beside the results.
  func say(_ line: String) { surroundings.say(line.withoutControls + "\n") }

  /// Progress on one line of a terminal; nothing in a pipe.
  func progress(_ what: String) -> ProgressLine {
    ProgressLine(what, isShown: surroundings.messagesAreTerminal, say: surroundings.say)
  }

  // MARK: - Files

  /// A path as typed, seen from the current folder.
  func url(_ path: String) -> URL { URL(filePath: path, relativeTo: surroundings.currentFolder).standardizedFileURL }

  /// True when a folder is there.
  func isFolder(_ place: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// The bytes of a file, or an error that says what to check.
  func read(_ path: String) throws -> Data { try reading(path) { try Data(contentsOf: $0) } }

  /// The first sixteen bytes of a file, which tell its kind.
  func head(of path: String) throws -> Data {
    try reading(path) { file in
      let handle = try FileHandle(forReadingFrom: file)
      defer { try? handle.close() }
      return try handle.read(upToCount: 16) ?? Data()
    }
  }

  private func reading(_ path: String, _ body: (URL) throws -> Data) throws -> Data {
    let file = url(path)
    do {
      return try body(file)
    } catch {
      let exists = FileManager.default.fileExists(atPath: file.path)
      throw ExplainedError(
        .usage, exists ? "The file cannot be read" : "There is no such file", at: path,
        remedy: exists ? "Check that you may read it." : "Check the name and the folder you stand in.")
    }
  }

  /// The text of a file in UTF-8, line breaks as LF, without a byte order mark.
  func text(of path: String) throws -> String {
    guard let text = String(validating: try read(path), as: UTF8.self) else {
      throw ExplainedError(
        .usage, "The file is not UTF-8 text", at: path, remedy: "Save it as plain text in UTF-8.")
    }
    let plain = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    return plain.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
  }

  /// Writes a file beside its place and renames it, so that it is whole or not there.
  func write(_ data: Data, to file: URL) throws {
    do {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file, options: .atomic)
    } catch {
      throw ExplainedError(
        .outside, "The file could not be written", at: file.path, why: error.localizedDescription,
        remedy: "Check the folder and the free space.")
    }
  }

  /// Makes a folder that results or a database go into.
  func makeFolder(_ folder: URL) throws {
    do {
      // Names, addresses and payments are nobody else's business on a shared computer.
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw ExplainedError(
        .outside, "The folder could not be made", at: folder.path, why: error.localizedDescription,
        remedy: "Choose a place you may write to with --database sqlite:PATH.")
    }
  }

  /// A database's URL as typed, a file's path seen from the current folder.
  ///
  /// - Parameter mustExist: refuses a file that is not there instead of having it made.
  /// - Parameter makingFolder: makes the folder of a file that is to be made.
  func databaseURL(_ typed: String, mustExist: Bool = false, makingFolder: Bool = true) throws -> String {
    guard typed.hasPrefix("sqlite:"), typed.count > 7 else { return typed }
    let file = url(String(typed.dropFirst(7)))
    guard !mustExist || FileManager.default.fileExists(atPath: file.path) else {
      throw ExplainedError(
        .usage, "There is no such database", at: typed,
        remedy: "Check the name and the folder. The first import makes it.")
    }
    let size = try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int
    guard !mustExist || size != 0 else {
      throw ExplainedError(
        .refused, "The database is empty", at: typed, remedy: "Check the name and the folder. Nothing was changed.")
    }
    if makingFolder { try makeFolder(file.deletingLastPathComponent()) }
    return "sqlite:\(file.path)"
  }

  // MARK: - What was installed

  /// Templates, rulebook and sample event: ONCO_SHARE, else beside the program, else in the checkout it was built in.
  var share: ShareFolder { ShareFolder(surroundings) }

  // MARK: - The event

  /// The event the options name, read and checked.
  func event(_ options: EventOptions) throws -> EventContext {
    let folder = try EventFolder.find(options.event, in: surroundings)
    let definition = try folder.definition()
    let now = try Self.moment(options.asOf, zone: definition.event.zone) ?? surroundings.now()
    let actor =
      options.actor ?? surroundings.environment["ONCO_ACTOR"] ?? surroundings.environment["USER"] ?? surroundings.login
    return EventContext(
      context: self, folder: folder, definition: definition, now: now, database: options.database,
      author: Store.Author(name: actor, command: withoutPasswords(arguments.joined(separator: " ")), now: now),
      isClockFixed: options.asOf != nil)
  }

  /// The moment an option says: a day (noon) or a day and a time in the zone; nil without one.
  static func moment(_ text: String?, zone: EventZone, option: String = "--as-of") throws -> Moment? {
    guard let text else { return nil }
    let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" })
    if let first = parts.first, let date = CalendarDate(String(first)), parts.count <= 2 {
      if parts.count == 1 { return zone.moment(date, hour: 12) }  // midnight belongs to the door's day before
      if let clock = WallClock(parts[1]) {
        return zone.moment(date, hour: clock.hour, minute: clock.minute, second: clock.second)
      }
    }
    throw ExplainedError(
      .usage, "'\(text)' is no moment", remedy: "Write \(option) 2026-12-11 or \(option) '2026-12-11 09:00'.")
  }
}

/// Progress on one line of a terminal.
struct ProgressLine: Sendable {
  private let what: String
  private let isShown: Bool
  private let say: @Sendable (String) -> Void

  init(_ what: String, isShown: Bool, say: @escaping @Sendable (String) -> Void) {
    (self.what, self.isShown, self.say) = (what, isShown, say)
  }

  /// Shows how far it is, about a hundred times in all.
  func show(_ done: Int, of total: Int) {
    guard isShown, done == total || done % max(1, total / 100) == 0 else { return }
    say("\r\(what): \(done) of \(total)\(done == total ? "\n" : "")")
  }
}
