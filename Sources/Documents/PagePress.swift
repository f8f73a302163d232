import EventData
public import Foundation
import Subprocess

/// Turns flowing pages (HTML with print CSS) into PDF through the WeasyPrint command.
public struct PagePress: Sendable {
  /// One page file to make.
  public struct Job: Sendable {
    /// The whole page.
    public let html: String
    /// Where its PDF goes.
    public let file: URL

    public init(html: String, file: URL) { (self.html, self.file) = (html, file) }
  }

  private let fonts: FontSet
  private let command: String
  private let searchPath: String
  private let timeout: Duration
  private let isTagged: Bool

  /// - Parameters:
  ///   - fonts: the only fonts that pages can use; `font-family` names are Noto Sans, Noto Naskh Arabic and Noto
  ///     Nastaliq Urdu.
  ///   - command: name or path of the program.
  ///   - searchPath: folders to look for it, with colons between.
  ///   - timeout: after which a page is given up and the program ended.
  ///   - isTagged: marks headings, paragraphs and links in the PDF for screen readers (PDF/UA-1, as far as WeasyPrint
  ///     has it); the file is twice as large.
  public init(
    fonts: FontSet, command: String = "weasyprint", searchPath: String = "/usr/local/bin:/usr/bin:/bin",
    timeout: Duration = .seconds(60), isTagged: Bool = false
  ) {
    (self.fonts, self.command, self.searchPath) = (fonts, command, searchPath)
    (self.timeout, self.isTagged) = (timeout, isTagged)
  }

  /// Makes one PDF. Equal HTML gives equal bytes on one machine. The file appears under its name when it is whole.
  ///
  /// Letters that the fonts of the press lack are set from what else the machine has.
  ///
  /// - Parameters:
  ///   - baseFolder: the folder below which relative addresses of pictures may lie; nil allows none. Other addresses
  ///     than these and `data:` pictures are refused; links (`<a href>`) are free.
  /// - Throws: `ExplainedError` when the page refers to something outside it, WeasyPrint is missing, fails, or takes
  ///   longer than the timeout, or the file cannot be written.
  public func pdf(fromHTML html: String, baseFolder: URL? = nil, to file: URL) async throws {
    try checkReferences(html, baseFolder: baseFolder, file: file)
    let fonts = try fonts.completed(for: html).fonts
    let target = try PartFile(for: file)
    defer { target.discard() }
    let workshop = try Workshop(fonts: fonts)
    defer { workshop.clear() }
    try await weasyprint(html, baseFolder: baseFolder, workshop: workshop, to: target)
    try target.keep()
  }

  /// The letters of a page that no font of this machine has: a PDF would leave them empty.
  ///
  /// - Throws: `ExplainedError` when memory runs out.
  public func unprintable(in html: String) throws -> [Unicode.Scalar] { try fonts.completed(for: html).missing }

  /// Makes several PDFs, `width` at a time, as most of the half second that each takes is the program's start.
  ///
  /// - Throws: as `pdf(fromHTML:baseFolder:to:)`; files that were whole by then stay.
  public func pdfs(_ jobs: [Job], baseFolder: URL? = nil, width: Int = 2) async throws {
    var waiting = jobs.makeIterator()
    try await withThrowingTaskGroup(of: Void.self) { group in
      func startNext() {
        guard let job = waiting.next() else { return }
        group.addTask { try await pdf(fromHTML: job.html, baseFolder: baseFolder, to: job.file) }
      }
      for _ in 0..<max(1, width) { startNext() }
      while try await group.next() != nil { startNext() }
    }
  }

  private func checkReferences(_ html: String, baseFolder: URL?, file: URL) throws {
    var references = PageReferences(baseFolder: baseFolder)
    references.check(html: html)
    guard references.problems.isEmpty, html.utf8.count <= 20_000_000 else {
      throw ExplainedError(
        .outside, "No page was made", at: file.path,
        why: references.problems.isEmpty ? "The HTML is over 20 MB." : references.problems.joined(separator: "; "),
        remedy: "Put pictures into the page as data:image/png;base64, and styles into <style>.")
    }
  }

  private func weasyprint(_ html: String, baseFolder: URL?, workshop: Workshop, to target: PartFile) async throws {
    let executable: Executable = command.contains("/") ? .path(.init(command)) : .name(command)
    let base = baseFolder.map { URL(filePath: $0.path, directoryHint: .isDirectory).absoluteString } ?? ""
    let page = try workshop.page(html)
    let variant = isTagged ? ["--pdf-variant", "pdf/ua-1"] : []
    let arguments = variant + ["--encoding", "utf-8", "--base-url", base, page, target.part.path]
    let environment = workshop.environment(searchPath: searchPath)
    let (status, messages): (TerminationStatus, String)
    do {
      (status, messages) = try await withTimeout {
        let result = try await run(
          executable, arguments: Arguments(arguments), environment: environment, output: .discarded,
          error: .string(limit: 1_000_000))
        return (result.terminationStatus, result.standardError)
      }
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw ExplainedError(
        .outside, "No page was made", at: target.place.path, why: "The program \(command) is not in \(searchPath).",
        remedy: "Install it with: apt-get install weasyprint")
    }
    // WeasyPrint goes on without a picture that it cannot load, and says so; a page with a hole is not what was asked.
    let errors = messages.split(separator: "\n").filter { $0.hasPrefix("ERROR:") }
    guard status.isSuccess, errors.isEmpty, startsLikePDF(target.part) else {
      let detail = (errors.isEmpty ? messages.split(separator: "\n").suffix(3) : errors.prefix(3))
        .joined(separator: " ")
      throw ExplainedError(
        .outside, "No page was made", at: target.place.path,
        why: "WeasyPrint ended with \(status): \(detail.prefix(500))",
        remedy: "Check the page's HTML; if it is from an unchanged template, report this as a bug.")
    }
  }

  private func startsLikePDF(_ file: URL) -> Bool {
    guard let handle = try? FileHandle(forReadingFrom: file) else { return false }
    defer { try? handle.close() }
    return (try? handle.read(upToCount: 5)) == Data("%PDF-".utf8)
  }

  private func withTimeout<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value
  {
    try await withThrowingTaskGroup(of: Value?.self) { group in
      group.addTask { try await work() }
      group.addTask {
        try await Task.sleep(for: timeout)
        return nil
      }
      // Cancelling ends the program: swift-subprocess kills what it started.
      defer { group.cancelAll() }
      guard let first = try await group.next(), let value = first else {
        throw ExplainedError(
          .outside, "No page was made", why: "WeasyPrint took longer than \(timeout).",
          remedy: "Split the document, or run again on a quieter machine.")
      }
      return value
    }
  }
}
