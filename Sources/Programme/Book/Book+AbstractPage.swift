import Abstracts
import EventData
import Templates

extension BookEntry {
  /// The name of its place in the page.
  var anchor: String { "a-\(number)" }
}

extension Book {
  /// The fields of one abstract in `Templates/pages/abstract-book`.
  func abstractFields(_ entry: BookEntry) -> TemplateValue {
    let doiURL = "https://doi.org/\(entry.doi)"
    return .object([
      "anchor": .text(entry.anchor), "number": .text(entry.number), "title": .text(entry.title),
      "is_withdrawn": .flag(entry.extent == .withdrawn), "withheld": .text(withheldLine(entry)),
      "place": .text(placeLine(entry)), "authors": .list(entry.authors.map(author)),
      "affiliations": .list(entry.affiliations.map(affiliation)),
      "parts": .objects(entry.parts) { ["heading": .text($0.heading), "text": .text($0.text)] },
      "table": .objects(Array(entry.table.rows.enumerated())) { number, cells in
        ["is_head": .flag(number == 0 && entry.table.hasHead), "cells": .list(cells.map { .text($0) })]
      }, "keywords": .text(entry.keywords.joined(separator: ", ")),
      "trials": .objects(entry.trials) {
        ["name": .text($0.name), "number": .text($0.number), "url": .text($0.url)]
      },
      "funding": .text(entry.funding), "conflict": .text(entry.conflict), "encore": .text(entry.encore),
      "correspondence": .text(entry.correspondence), "doi": .text(entry.doi), "doi_url": .text(doiURL),
      "errata": .objects(entry.errata) {
        [
          "label": .text($0.label), "notice": .text($0.notice), "day": .text(event.zone.day(of: $0.given).long),
        ]
      },
    ])
  }

  private func author(_ author: BookAuthor) -> TemplateValue {
    .object([
      "name": .text(author.name.full), "is_presenter": .flag(author.isPresenter),
      "marks": .text(author.affiliations.map(String.init).joined(separator: ",")),
      "orcid": .text(author.orcid ?? ""),
    ])
  }

  private func affiliation(_ place: AbstractAffiliation) -> TemplateValue {
    .object(["number": .number(place.number), "text": .text(place.written)])
  }

  private func withheldLine(_ entry: BookEntry) -> String {
    guard case .title(let until?) = entry.extent else { return "" }
    return "The text is withheld until \(event.zone.day(of: until).long), \(event.zone.clock(until))."
  }

  private func placeLine(_ entry: BookEntry) -> String {
    if let board = entry.place?.board { return "Board \(board)" }
    guard let starts = entry.place?.starts, let ends = entry.place?.ends else { return "" }
    return "\(event.zone.clock(starts))–\(event.zone.clock(ends))"
  }
}
