import Documents
import EventData
import Foundation
import Sponsorship
import Templates
import TestSupport
import Testing

/// What the sample says to sponsorship.
typealias Definition = (event: EventProfile, sponsorship: SponsorshipOffer)

extension SampleEvent {
  static func definition(_ changes: Change...) throws -> Definition {
    (try profile(changes), try read("sponsorship.yaml", changes, as: SponsorshipOffer.init))
  }
}

/// An invoice office over a store; on SQLite in a file, so that SQLite's own shell can look at it.
struct Office {
  let definition: Definition
  let folder: TemporaryFolder
  let store: Store

  init(_ definition: Definition? = nil, engine: TestEngine = .current) throws {
    self.definition = try definition ?? SampleEvent.definition()
    folder = try TemporaryFolder()
    store =
      try engine == .sqlite
      ? Store(sqliteFile: folder.file("event.sqlite").path, now: Moment(seconds: 0)) : FreshStore.make(engine)
  }

  var database: URL { folder.file("event.sqlite") }

  func office(_ press: PagePress? = nil) throws -> InvoiceIssuer {
    InvoiceIssuer(
      definition.event, offer: definition.sponsorship,
      templates: TemplateLibrary(folders: [PackageFolders.root.appending(path: "Templates")]),
      press: try press ?? PagePress(fonts: FontSet()), store: store)
  }

  static func sponsor(
    _ name: String = "Zaytoon Pharma (Pvt) Ltd", province: String = "Punjab", package: String = "stall"
  )
    throws -> Sponsor
  {
    Sponsor(
      name: name, contactName: "Accounts, \"Zaytoon\"",
      contactEmail: try #require(EmailAddress("accounts@zaytoon.example")),
      address: "1 Mill Road, Lahore", province: province, package: package)
  }

  @discardableResult
  func add(_ sponsor: Sponsor) throws -> String {
    let author = try SampleEvent.author()
    return try store.write(author) {
      try Sponsors.add(sponsor, offer: definition.sponsorship, now: author.now, in: $0)
    }
  }

  func issue(_ code: String, again: Bool = false, at time: String = "2026-11-23 10:00", press: PagePress? = nil)
    async throws
    -> Invoice
  {
    try await office(press).issue(to: code, again: again, author: SampleEvent.author(time), folder: folder.url)
  }

  func preview(_ code: String, at time: String = "2026-11-23 10:00") throws -> Invoice {
    try office().preview(code, again: false, now: SampleEvent.moment(time))
  }
}

extension Invoice {
  var figures: [String] { lines.map { "\($0.kind) \($0.description): \($0.amount)" } + ["total: \(total)"] }
}
