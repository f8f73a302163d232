import ArgumentParser
import EventData
import Foundation

/// The options of every command that takes a file in.
struct ImportOptions: ParsableArguments {
  static let fileHelp: ArgumentHelp =
    "The file: an Excel workbook, CSV in any usual encoding with commas, semicolons or tabs, or a JSON list."
  static let discussion =
    "Rows with an error are refused and the others taken; --refused writes them to a CSV with problem and remedy. A column "
    + "that the file does not have leaves what is on file; when many rows would empty the same field, you are asked first."

  @Option(help: "The sheet of a workbook that has the table.")
  var sheet: String?
  @Option(help: "Write the refused rows to this CSV.")
  var refused: String?
  @OptionGroup var confirm: ConfirmOption
  @OptionGroup var dryRun: DryRunOption
  @OptionGroup var options: EventOptions
  @OptionGroup var format: FormatOption
}

extension CommandContext {
  /// Takes a file into the event and prints what became of its rows.
  ///
  /// - Parameters:
  ///   - path: the file, as typed.
  ///   - noun: what progress counts.
  ///   - take: carries the import out.
  func importing(
    _ path: String, _ options: ImportOptions, _ noun: String,
    _ take: (SourceFile, EventContext, ImportRun) throws -> ImportReport
  ) throws -> Ending {
    let file = try sourceFile(path)
    let event = try event(options.options)
    return try importing(event, options, noun) { try take(file, event, $0) }
  }

  /// Carries an import out, asking first when many rows would lose the same field, and prints what became of its rows.
  func importing(
    _ event: EventContext, _ options: ImportOptions, _ noun: String, _ take: (ImportRun) throws -> ImportReport
  ) throws -> Ending {
    var run = try event.importRun(options, noun)
    do {
      return try print(take(run), options)
    } catch let emptied as EmptiedFields {
      for field in emptied.fields { say("The cell is empty now, '\(field.name)' is lost: \(named(field.codes))") }
      guard try mayDo("Empty these fields?", options.confirm) else { return .done }
      run.allowed = emptied
    }
    do {
      return try print(take(run), options)
    } catch is EmptiedFields {
      throw ExplainedError(
        .refused, "The data have changed since this was shown; nothing was written",
        why: "Another desk worked on them meanwhile.", remedy: "Run it again and look at what it shows now.")
    }
  }

  /// A file with its name and bytes.
  func sourceFile(_ path: String) throws -> SourceFile {
    SourceFile(name: url(path).lastPathComponent, bytes: try read(path))
  }

  /// Prints what an import did, and writes the refused rows to a file when asked; the ending for the exit code.
  func print(_ report: ImportReport, _ options: ImportOptions) throws -> Ending {
    try print(report, as: options.format, dryRun: options.dryRun.dryRun, refusedTo: options.refused)
  }
}

extension EventContext {
  /// How the options say an import is carried out, with progress on a terminal.
  func importRun(_ options: ImportOptions, _ noun: String) throws -> ImportRun {
    let line = context.progress(noun)
    return ImportRun(
      try startStore(), by: author, isDryRun: options.dryRun.dryRun, progress: { line.show($0, of: $1) })
  }
}
