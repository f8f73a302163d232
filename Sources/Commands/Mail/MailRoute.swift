import EventData
import Foundation
import Mail

/// The way mails go: what --via or ONCO_MAIL says, else a folder beside the database.
struct MailRoute {
  let context: EventContext

  func transport(_ via: String?) throws -> any MailTransport {
    let environment = context.context.surroundings.environment
    let route = via ?? environment["ONCO_MAIL"] ?? "folder:"
    if route.hasPrefix("folder:") {
      let path = String(route.dropFirst(7))
      let folder =
        path.isEmpty
        ? try context.dataFolder().appending(path: "outbox") : context.context.url(path)
      return FolderTransport(folder: folder.path)
    }
    guard route.hasPrefix("smtp://") || route.hasPrefix("smtps://") else {
      throw ExplainedError(
        .usage, "'\(route)' is no way to send mail",
        remedy: "Write folder:PATH, smtp://USER@HOST:587 or smtps://USER@HOST:465.")
    }
    return SMTPTransport(
      try SMTPSettings(
        url: route, password: try password(in: environment), caFile: environment["ONCO_SMTP_CA_FILE"]))
  }

  /// The relay's password: from the environment, or from a file nobody else may read.
  private func password(in environment: [String: String]) throws -> String? {
    if let password = environment["ONCO_SMTP_PASSWORD"] { return password }
    guard let path = environment["ONCO_SMTP_PASSWORD_FILE"] else { return nil }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0
    guard mode & 0o077 == 0 else {
      throw ExplainedError(
        .usage, "Others may read the password file", at: path, remedy: "Run: chmod 600 '\(path)'")
    }
    return String(decoding: try context.context.read(path), as: UTF8.self).trimmed
  }
}
