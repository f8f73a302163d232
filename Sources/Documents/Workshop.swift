import EventData
import Foundation
import Subprocess

/// A temporary folder in which WeasyPrint finds the document fonts and nothing else of the machine's settings.
struct Workshop {
  private let folder: URL
  private var settings: URL { folder.appending(path: "fonts.conf") }

  init(fonts: FontSet) throws {
    let files = FileManager.default
    folder = files.temporaryDirectory.appending(path: "onco-pages-\(UUID().uuidString)")
    let fontFolder = folder.appending(path: "fonts")
    do {
      try files.createDirectory(at: fontFolder, withIntermediateDirectories: true)
      for file in fonts.files {
        try files.createSymbolicLink(at: fontFolder.appending(path: file.lastPathComponent), withDestinationURL: file)
      }
      let text = """
        <?xml version="1.0"?>
        <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
        <fontconfig>
          <dir>\(fontFolder.path)</dir>
          <cachedir>\(folder.path)/cache</cachedir>
          \(FontSet.weightRules)
        </fontconfig>
        """
      try Data(text.utf8).write(to: settings)
    } catch {
      throw Self.unusable(folder, "The working folder was not made: \(error.localizedDescription)")
    }
  }

  private static func unusable(_ place: URL, _ why: String) -> ExplainedError {
    ExplainedError(
      .outside, "No page was made", at: place.path, why: why,
      remedy: "Check the free space and permissions of the temporary folder.")
  }

  /// Lays the page into the folder. Handed over as a file, a program that ends early cannot take ours with it, as a
  /// broken pipe would.
  func page(_ html: String) throws -> String {
    let file = folder.appending(path: "page.html")
    do {
      try Data(html.utf8).write(to: file)
    } catch {
      throw Self.unusable(file, "The page was not written: \(error.localizedDescription)")
    }
    return file.path
  }

  func clear() { try? FileManager.default.removeItem(at: folder) }

  /// All that the program is told: fixed dates and hash order, so that equal pages are equal bytes; our fonts; and a
  /// proxy where nobody listens, so that nothing could be fetched even if a page asked. Passwords in our own
  /// environment stay here.
  func environment(searchPath: String) -> Environment {
    let nowhere = "http://127.0.0.1:9"
    return .custom([
      "PATH": searchPath, "LANG": "C.UTF-8", "HOME": folder.path, "XDG_CACHE_HOME": folder.path,
      "FONTCONFIG_FILE": settings.path, "SOURCE_DATE_EPOCH": "1577836800", "PYTHONHASHSEED": "0",
      "PYTHONDONTWRITEBYTECODE": "1", "PYTHONNOUSERSITE": "1", "http_proxy": nowhere, "https_proxy": nowhere,
      "ftp_proxy": nowhere, "no_proxy": "",
    ])
  }
}
