public import Foundation

/// Files that Python makes: office files and mails by libraries that share no code with us.
public enum PythonFiles {
  /// Runs a script that writes its answer to the file named by `OUT`; `QUESTION` is what it is given.
  ///
  /// - Throws: `JudgeFailure` with the script's own words when Python or one of its packages is missing.
  public static func made(_ script: String, _ question: some Encodable = [String]()) throws -> Data {
    let folder = try TemporaryFolder()
    let place = folder.file("made")
    let whole = "import sys, json\nOUT = sys.argv[1]\nQUESTION = json.load(sys.stdin)\n" + script
    _ = try Judges.run(Judges.python, ["-c", whole, place.path], input: JSONEncoder().encode(question))
    return try Data(contentsOf: place)
  }

  /// A workbook written by openpyxl; `book` and its first sheet `sheet` are there, and it is saved afterwards.
  public static func workbook(_ script: String, _ question: some Encodable = [String]()) throws -> Data {
    let head = """
      import datetime, openpyxl
      from openpyxl.cell.rich_text import CellRichText, TextBlock
      from openpyxl.cell.text import InlineFont
      book = openpyxl.Workbook(); sheet = book.active

      """
    return try made(head + script + "\nbook.save(OUT)\n", question)
  }

  /// A ZIP with members as given, each a name and a text.
  public static func zip(_ members: [(String, String)]) throws -> Data {
    try made(
      """
      import zipfile
      with zipfile.ZipFile(OUT, "w", zipfile.ZIP_DEFLATED) as z:
          for name, text in QUESTION: z.writestr(name, text)
      """, members.map { [$0.0, $0.1] })
  }
}
