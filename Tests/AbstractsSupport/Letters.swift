package import Abstracts
package import EventData
import Foundation
import Mail
import Templates
import TestSupport

/// The letters of the sample congress.
package enum Letters {
  package static func sample() throws -> AbstractLetters {
    let rules = try SampleRules()
    return AbstractLetters(
      rules.event, call: rules.call,
      templates: TemplateLibrary(folders: [PackageFolders.root.appending(path: "Templates")]))
  }

  /// What Python's email package finds in the queued mails, in the order of their codes.
  package static func read(_ store: Store) throws -> [Letter] {
    let outbox = Outbox(store: store)
    let folder = try TemporaryFolder()
    let files = try outbox.list().map { mail in
      let file = folder.file("\(mail.code).eml")
      try Data(outbox.show(mail.code).bytes).write(to: file)
      return file.path
    }
    guard !files.isEmpty else { return [] }
    let script = PackageFolders.root.appending(path: "Tests/Judges/read_message.py").path
    let python = PackageFolders.root.appending(path: ".venv/bin/python3").path
    let printed = try Judges.run(
      FileManager.default.isExecutableFile(atPath: python) ? python : "python3", [script] + files)
    return try JSONDecoder().decode([Letter].self, from: Data(printed.utf8))
  }

  package struct Letter: Decodable {
    package struct Part: Decodable { package let type, text: String }
    package let defects, headerNames, to: [String]
    package let subject: String
    package let replyTo: [String]?
    package let parts: [Part]
  }
}
