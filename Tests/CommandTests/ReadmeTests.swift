import Foundation
import TestSupport
import Testing

/// The pages for people, typed as they stand there.
struct ReadmeTests {
  @Test(arguments: ["README.md", "docs/abstracts.md"])
  func `every command of the page prints what the page shows`(page: String) throws {
    let page = try ConsolePage(page)
    try #require(page.steps.count >= 5, "the page has no tour")
    try page.run()
  }

  @Test func `every file the page points to is there`() throws {
    let page = try String(contentsOf: PackageFolders.root.appending(path: "README.md"), encoding: .utf8)
    let links = page.matches(of: #/\]\(([^)#:]+)\)/#).map { String($0.1) }
    #expect(!links.isEmpty)
    for link in links {
      #expect(FileManager.default.fileExists(atPath: PackageFolders.root.appending(path: link).path), "\(link)")
    }
  }
}
