import EventData
import Foundation

/// Asks what a new event must be told. A wrong answer asks that one again, and what was typed is kept in a file until the
/// folder is made, so that an interrupted run goes on where it stopped.
struct NewEventQuestions {
  /// What is asked, by its key in event.yaml.
  enum Question: String {
    case starts, ends, name
    case shortName = "short_name"
    case prefix, city, number

    /// The option that answers it.
    var option: String { rawValue.replacing("_", with: "-") }

    var words: String {
      switch self {
      case .starts: "First day (2027-11-05)"
      case .ends: "Last day"
      case .name: "Full name"
      case .shortName: "Short name on badges"
      case .prefix: "Prefix of document numbers (ONCO27)"
      case .city: "Host city"
      case .number: "Number of the edition (28)"
      }
    }
  }

  /// The first day, once it is known.
  var starts: CalendarDate?
  /// The keys whose values nobody typed.
  private(set) var guessed: Set<String> = []
  private let context: CommandContext
  private let file: URL
  private let last: EventProfile?
  private var kept: [String: String] = [:]

  /// - Parameters:
  ///   - kept: where answers are kept until the event is made.
  ///   - last: last year's event, which suggests answers.
  init(_ context: CommandContext, kept file: URL, last: EventProfile?) {
    (self.context, self.file, self.last) = (context, file, last)
    guard context.surroundings.inputIsTerminal, let data = try? Data(contentsOf: file) else { return }
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1)
      if parts.count == 2 { kept[String(parts[0])] = String(parts[1]) }
    }
    if !kept.isEmpty { context.say("Going on with what was typed before (\(file.path)).") }
  }

  /// The answer: as given, as typed before, as typed now; where nobody can be asked, what last year suggests.
  mutating func answer(_ question: Question, given: String?) throws -> String {
    if let given { return given }
    let suggested = suggestion(question)
    guard context.surroundings.inputIsTerminal else {
      guard let suggested else {
        throw ExplainedError(
          .usage, "The option --\(question.option) is missing",
          remedy: "Give --\(question.option), or run on a terminal.")
      }
      if suggested != last?.city { guessed.insert(question.rawValue) }
      return suggested
    }
    if let before = kept[question.rawValue], fault(question, before) == nil { return before }
    while true {
      context.surroundings.say("\(question.words)\(suggested.map { " [\($0)]" } ?? ""): ")
      guard let line = context.surroundings.readLine() else {
        throw ExplainedError(
          .usage, "The questions were not answered to the end", at: file.path,
          why: "No folder was made; what was typed is kept in that file.",
          remedy: "Run the same command again: it goes on where it stopped.")
      }
      let typed = line.onOneLine.trimmed.isEmpty ? suggested ?? "" : line.onOneLine.trimmed
      if let fault = fault(question, typed) {
        context.say(fault)
        continue
      }
      try keep(question, typed)
      return typed
    }
  }

  /// Forgets what was kept, once it stands in the event's files.
  func forget() { try? FileManager.default.removeItem(at: file) }

  private mutating func keep(_ question: Question, _ typed: String) throws {
    kept[question.rawValue] = typed
    let lines = kept.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)\n" }
    try context.write(Data(lines.joined().utf8), to: file)
  }

  /// What is wrong with an answer; nil when it will do.
  private func fault(_ question: Question, _ answer: String) -> String? {
    if answer.isEmpty { return "Please type an answer." }
    switch question {
    case .starts, .ends:
      guard let day = CalendarDate(answer) else { return "'\(answer)' is no day; write it as 2027-11-05." }
      guard question == .ends, let starts, day < starts else { return nil }
      return "'\(answer)' is before the first day, \(starts)."
    case .prefix:
      let isPlain = answer.allSatisfy { $0.isASCII && ($0.isNumber || $0.isUppercase) }
      return isPlain ? nil : "'\(answer)' will not do: use capital letters and digits only, such as ONCO27."
    case .number:
      guard let number = Int(answer), (1...65_535).contains(number) else {
        return "'\(answer)' is no number from 1 to 65535."
      }
      return number == last?.number ? "\(number) was last year's; old badges would open the doors." : nil
    case .name, .shortName, .city: return nil
    }
  }

  /// What last year's event suggests.
  private func suggestion(_ question: Question) -> String? {
    guard let last else { return nil }
    switch question {
    case .starts, .ends: return nil
    case .name: return nextYear(last.name)
    case .shortName: return nextYear(last.shortName)
    case .prefix: return nextYear(last.prefix) == last.prefix ? nil : nextYear(last.prefix)
    case .city: return last.city
    case .number: return "\(last.number + 1)"
    }
  }

  /// The same words with the new year: `ONCO 2026` and `ONCO26` become `ONCO 2027` and `ONCO27`.
  private func nextYear(_ text: String) -> String {
    guard let last, let starts else { return text }
    let long = text.replacing("\(last.starts.year)", with: "\(starts.year)")
    guard long == text, text.hasSuffix("\((last.starts.year % 100).padded(to: 2))") else { return long }
    return text.dropLast(2) + (starts.year % 100).padded(to: 2)
  }
}
