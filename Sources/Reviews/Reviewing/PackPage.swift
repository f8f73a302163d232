import EventData
import Templates

extension ReviewForm {
  /// The fields of `Templates/pages/review-pack`.
  func pageFields(of pack: ReviewPack, event: EventProfile) -> [String: TemplateValue] {
    [
      "language": "en", "event": .text(event.name), "pack": .text(pack.label),
      "issued": .text(event.zone.day(of: pack.issued).long),
      "due": .text(rules.due?.long ?? ""), "sheet": .text(pack.sheetName), "fictional": .flag(event.isFictional),
      "highest_confidence": .text(rules.highestConfidence.map(String.init) ?? ""),
      "criteria": .objects(rules.criteria) { criterion in
        [
          "name": .text(criterion.name), "about": .text(criterion.about), "scale": .text(Self.scale(criterion)),
          "share": .text(share(criterion)),
        ]
      },
      "recommendations": .list(rules.recommendations.map { .text(Self.word($0)) }),
      "abstracts": .objects(pack.entries) { entry in
        [
          "id": .text(entry.opaque), "title": .text(entry.abstract.title), "type": .text(entry.abstract.type),
          "track": .text(entry.abstract.track), "keywords": .text(entry.abstract.keywords.joined(separator: "; ")),
          "table": .text(entry.abstract.table),
          "parts": .objects(entry.abstract.parts) { part in
            let lines = part.text.split(separator: "\n").map(\.onOneLine).filter { !$0.isEmpty }
            return ["heading": .text(part.heading), "paragraphs": .list(lines.map { .text($0) })]
          },
        ]
      },
    ]
  }
}
