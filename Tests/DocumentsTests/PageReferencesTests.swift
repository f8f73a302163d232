import Foundation
import Testing

@testable import Documents

@Suite struct PageReferencesTests {
  private func problems(_ html: String, baseFolder: URL? = nil) -> [String] {
    var references = PageReferences(baseFolder: baseFolder)
    references.check(html: html)
    return references.problems
  }

  @Test(arguments: [
    "<img src=http://example.org/a.png>", "<IMG\nSRC = 'file:///etc/passwd'>",
    "<img src=\"/etc/passwd\">",
    "<img src=logo.png>", "<link rel=stylesheet href=a.css>", "<style>@import 'a.css';</style>",
    "<style>p { background: url( \"http://example.org/a\" ) }</style>",
    "<p style='background:\\75 rl(file:///a)'>",
    "<p style=\"background:url(//example.org/a)\">",
    "<svg><image xlink:href='http://example.org'/></svg>",
    "<object data=a>", "<base href='http://example.org'>",
    "<a rel=attachment href='http://example.org'>",
    "<a href='file:///etc/passwd'>", "<img src='data:image/svg+xml;base64,AAAA'>",
    "<img alt=\"\u{301}\" src=x>",
    "<script>1</script>", "<rect fill='url(file:///a#b)'>",
    "<style>p { background: u\\rl(x) }</style>",
    "<img srcset='a.png 1x'>", "<div/src='x'><img/src='x'>", "<img src=&#104;ttp://example.org/>",
  ])
  func `what a page would fetch is refused`(html: String) {
    #expect(!problems(html).isEmpty)
  }

  @Test(arguments: [
    "<p>see http://example.org/ and url(x)</p>", "<a href='https://example.org/a'>link</a>",
    "<a href='#end'>end</a>",
    "<img src='data:image/png;base64,iVBORw0KGgo='>",
    "<img alt='url(x)' src='data:image/png;base64,AA=='>",
    "<!-- <img src=http://example.org> --><p>text</p>", "<p>1 < 2 and <3</p>",
    "<rect fill='url(#shade)'>",
    "<style>p { content: 'a \\2014 b'; background: url(#x) }</style>",
    "<a href='mailto:desk@onco.example'>",
  ])
  func `a page that stands on its own is allowed`(html: String) { #expect(problems(html).isEmpty) }

  @Test func `files below the folder named are allowed, and nothing above it`() throws {
    let folder = try TemporaryFolder()
    #expect(problems("<img src='pictures/logo.png'>", baseFolder: folder.url).isEmpty)
    for address in [
      "../logo.png", "pictures/../../logo.png", "/logo.png", "file:logo.png", "https:logo.png",
    ] {
      #expect(problems("<img src='\(address)'>", baseFolder: folder.url).count == 1)
    }
    try FileManager.default.createSymbolicLink(
      at: folder.file("out"), withDestinationURL: URL(filePath: "/etc"))
    #expect(problems("<img src='out/passwd'>", baseFolder: folder.url).count == 1)
  }

  @Test func `the line is told`() {
    #expect(
      problems("<p>\n<b>\n</b><img\nsrc='a'>\n<img src='b'>").map { $0.prefix(7) } == [
        "line 3:", "line 5:",
      ])
  }
}
