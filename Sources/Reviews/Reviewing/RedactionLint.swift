import Abstracts
import EventData

/// Looks, before a pack goes out, for words that tell who wrote an abstract.
///
/// It finds what `NameLint` sends back at intake, by the same rules, with the place; and besides hospitals by their form,
/// other wordings of an institution, numbers of ethics approvals, addresses, and sentences about the authors' earlier
/// work. It asks rather than judges: every finding is hidden, or kept once and for all.
struct RedactionLint {
  let call: ReviewedCall
  let titles: Set<String>
  let names: TellingNames
  private let trials: TrialNumbers

  init(_ call: ReviewedCall) {
    self.call = call
    titles = Set(call.personTitles.map { folded($0) })
    trials = TrialNumbers(call.trialRegistries)
    names = TellingNames(common: call.anonymity.commonWords, headings: call.sections.flatMap { [$0.name] + $0.aliases })
  }

  /// What is still open in an abstract as packs would show it; each words once, in the order of the text.
  ///
  /// - Parameter redactions: hidden words are gone already; kept ones are passed over.
  func findings(in content: AbstractContent, code: String, redactions: [Redaction]) -> [LintFinding] {
    let blind = BlindAbstract(content, redactions: redactions, call: call, trials: trials)
    let kept = Set(redactions.filter { $0.choice == .keep }.map(\.words))
    var seen = kept
    var findings: [LintFinding] = []
    for (place, text) in blind.places {
      let words = TextWords(text)
      var taken: [Hit] = []
      // Longer ones first: 'Mayo Hospital, Lahore' is said once and not as a hospital and a city.
      let hits = self.hits(in: words, of: content).sorted {
        let (left, right) = (text[$0.range].count, text[$1.range].count)
        return left != right ? left > right : $0.range.lowerBound < $1.range.lowerBound
      }
      for hit in hits where !taken.contains(where: { $0.range.overlaps(hit.range) }) { taken.append(hit) }
      for hit in taken.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
        let found = String(text[hit.range])
        // A part of what is kept is kept.
        guard seen.insert(found).inserted, !kept.contains(where: { Self.covers($0, text, hit.range) }) else { continue }
        findings.append(
          LintFinding(code: code, kind: hit.kind, words: found, place: place, around: words.around(hit.range)))
      }
    }
    return findings
  }

  private func hits(in words: TextWords, of content: AbstractContent) -> [Hit] {
    content.authors.flatMap { author($0, in: words) } + institutions(of: content, in: words)
      + initials(of: content.authors, in: words) + ethics(content.ethics, in: words) + earlierWork(in: words)
      + contacts(in: words) + handles(in: words) + links(in: words) + grants(in: words) + hospitals(in: words)
  }

  private static func covers(_ words: String, _ text: String, _ range: Range<String.Index>) -> Bool {
    text.places(of: words).contains {
      $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound
    }
  }
}
