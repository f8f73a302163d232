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
      "criteria": .list(
        rules.criteria.map { criterion in
          .object([
            "name": .text(criterion.name), "about": .text(criterion.about), "scale": .text(Self.scale(criterion)),
            "share": .text(share(criterion)),
          ])
        }),
      "recommendations": .list(rules.recommendations.map { .text(Self.word($0)) }),
      "abstracts": .list(
        pack.entries.map { entry in
          .object([
            "id": .text(entry.opaque), "title": .text(entry.abstract.title), "type": .text(entry.abstract.type),
            "track": .text(entry.abstract.track), "keywords": .text(entry.abstract.keywords.joined(separator: "; ")),
            "table": .text(entry.abstract.table),
            "parts": .list(
              entry.abstract.parts.map { part in
                .object([
                  "heading": .text(part.heading),
                  "paragraphs": .list(
                    part.text.split(separator: "\n").map { .text($0.onOneLine) }.filter { $0 != .text("") }),
                ])
              }),
          ])
        }),
    ]
  }
}
