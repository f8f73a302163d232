import Documents
import EventData
import Foundation
import Programme
import Reviews

/// The forms asked for, each once.
struct BookForms {
  let forms: [BookForm]

  /// Throws `ExplainedError` (64) when a form is unknown.
  init(_ typed: String) throws {
    var forms: [BookForm] = []
    for word in typed.lowercased().split(separator: ",").map(\.trimmed) {
      let form = try BookForm.typed(word, as: "form of the book")
      if !forms.contains(form) { forms.append(form) }
    }
    guard !forms.isEmpty else {
      throw ExplainedError(
        .usage, "--to names no form", remedy: "Choose from: \(BookForm.allCases.map(\.rawValue).joined(separator: ","))"
      )
    }
    self.forms = forms
  }
}

/// Writes the book's files.
struct BookWriter {
  let event: EventContext
  let folder: URL
  private var context: CommandContext { event.context }

  /// Makes every file in memory first, so that a mistake in a template leaves nothing half done; the PDF takes longest.
  ///
  /// - Returns: the paths, a folder of many files as one.
  func write(_ book: Book, as asked: BookForms) async throws -> [String] {
    let templates = try event.templates()
    let made = try asked.forms.map { ($0, try book.files($0, templates: templates)) }
    var paths: [String] = []
    for (form, files) in made {
      switch form {
      case .pdf:
        let file = folder.appending(path: "\(book.baseName).pdf")
        try await press(files.first?.text ?? "", to: file)
        paths.append(file.path)
      case .jats:
        try clear(folder.appending(path: "\(book.baseName)-jats"), but: Set(files.map(\.name)))
        for (name, text) in files { try context.write(Data(text.utf8), to: folder.appending(path: name)) }
        paths.append("\(folder.appending(path: "\(book.baseName)-jats").path)/ (\(counted(files.count, "file")))")
      default:
        for (name, text) in files {
          try context.write(Data(text.utf8), to: folder.appending(path: name))
          paths.append(folder.appending(path: name).path)
        }
      }
    }
    return paths
  }

  private func pages() throws -> PagePress {
    PagePress(fonts: try FontSet(further: FontSet.bookFiles), timeout: .seconds(1_800), isTagged: true)
  }

  private func press(_ html: String, to file: URL) async throws {
    try context.makeFolder(folder)
    context.say("Setting the pages; a book of hundreds of abstracts takes a minute or more.")
    try await pages().pdf(fromHTML: html, to: file)
  }

  /// Names the letters that the PDF would leave empty, and the abstracts they stand in.
  ///
  /// - Returns: true when there are none.
  func sayUnprintable(_ book: Book, _ asked: BookForms) throws -> Bool {
    guard asked.forms.contains(.pdf), let page = try book.files(.pdf, templates: event.templates()).first else {
      return true
    }
    let letters = try pages().unprintable(in: page.text)
    for letter in letters {
      let codes = book.entries.filter { $0.printed.unicodeScalars.contains(letter) }.map { "\($0.number) (\($0.code))" }
      let number = String(letter.value, radix: 16, uppercase: true)
      context.say(
        "No font of this machine has '\(letter)' (U+\(number)); the PDF leaves it empty in "
          + (codes.isEmpty ? "the book's own text." : "\(codes.joined(separator: ", "))."))
    }
    if !letters.isEmpty {
      context.say(
        "Install a font that has them (apt-get install fonts-droid-fallback fonts-noto-extra), or correct the text.")
    }
    return letters.isEmpty
  }

  /// Takes away articles of an earlier run that are in the book no more.
  private func clear(_ folder: URL, but kept: Set<String>) throws {
    let old = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in old where name.hasSuffix(".xml") && !kept.contains("\(folder.lastPathComponent)/\(name)") {
      try FileManager.default.removeItem(at: folder.appending(path: name))
    }
  }
}
