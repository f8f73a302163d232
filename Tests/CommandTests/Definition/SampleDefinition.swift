import EventData
import TestSupport
import Testing

@testable import Commands

extension SampleEvent {
  /// Everything the sample's files say.
  static func definition() throws -> EventDefinition { try EventDefinition.read(files()).get() }
}

/// The sample congress's definition, and what is said about broken copies of it.
enum SampleDefinition {
  static func event(_ files: [String: String]) throws -> EventDefinition { try EventDefinition.read(files).get() }

  /// The sample's files with one text replaced, which must be there.
  static func files(_ file: String, replacing old: String, with new: String) throws -> [String: String] {
    try SampleEvent.files([SampleEvent.Change(file, old, new)])
  }

  /// The problems of some files, as `file:line:column: message`.
  static func problems(_ files: [String: String]) -> [String] {
    switch EventDefinition.read(files) {
    case .success: []
    case .failure(let errors): errors.problems.map(\.description)
    }
  }

  /// `line:column` of the first occurrence of a text in a file, both from 1.
  static func place(of text: String, in file: String, _ files: [String: String]) throws -> String {
    let lines = try #require(files[file]).split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      if let range = line.firstRange(of: text) {
        return "\(file):\(number + 1):\(line.distance(from: line.startIndex, to: range.lowerBound) + 1)"
      }
    }
    Issue.record("\(file) does not hold '\(text)'")
    return ""
  }
}
