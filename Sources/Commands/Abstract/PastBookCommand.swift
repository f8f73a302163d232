import Abstracts
import ArgumentParser
import EventData
import Programme

/// `onco abstract past-book`.
struct PastBookCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "past-book", abstract: "Earlier years' abstract books, to compare wording with.",
    subcommands: [PastBookImport.self, PastBookList.self])
}

/// `onco abstract past-book import`.
struct PastBookImport: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take an earlier year's book in, one row an abstract.",
    discussion: """
      Headers: Number, Title, Authors, Text; instead of Text one column a section (Background, Methods ...). The CSV that \
      'abstract book --to csv' writes is read as it is. The same file again changes nothing; --title and --year are \
      needed the first time.
      """)

  @Argument(help: ImportOptions.fileHelp)
  var file: String
  @Option(help: "The book's code, such as ONCO25.")
  var book: String
  @Option(help: "The book's title.")
  var title: String?
  @Option(help: "The year of the meeting.")
  var year: Int?
  @OptionGroup var options: ImportOptions

  func validate() throws {
    if let year, !(1900...2200).contains(year) {
      throw ValidationError("--year is the year of the meeting, such as 2025.")
    }
  }

  func run(in context: CommandContext) async throws -> Ending {
    try context.importing(file, options, "Abstracts") { file, event, run in
      try PastBooks.importing(
        file, sheet: options.sheet, book: book, title: title, year: year, call: event.definition.abstracts.call, run)
    }
  }
}

/// `onco abstract past-book list`.
struct PastBookList: ListCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the earlier books on file.")

  @OptionGroup var options: EventOptions
  @OptionGroup var list: ListOptions

  func table(in event: EventContext) throws -> Table<some Any> {
    Table(try PastBooks.list(in: event.openStore()), noun: "earlier book") {
      Column("code", "Book") { .text($0.code) }
      Column("year", "Year") { .number($0.year) }
      Column("abstracts", "Abstracts") { .number($0.abstracts) }
      Column("title", "Title", widest: 60) { .text($0.title) }
    }
  }
}
