import EventData
import Foundation
import TestSupport
import Testing

/// The line breaks at the one moment when it cannot be known from here what became of the work: while a COMMIT is
/// answered. A proxy in between (Tests/Judges/cut_commit.py) breaks it.
@Suite(.enabled(if: TestEngine.server != nil)) struct LostCommitTests {
  private let schema: TestSchema
  private let desk = Store.Author(name: "desk-1", command: "test", now: Moment(seconds: 1_790_000_000))

  init() throws {
    schema = try TestSchema()
    _ = try Store(url: schema.url(), now: desk.now)
  }

  /// A store behind a line that breaks at the first COMMIT of a writer.
  private func store(_ mode: String) throws -> (Store, JudgeServer) {
    let place = try schema.rows("SELECT split_part(current_setting('unix_socket_directories'), ',', 1)")[0][0]
    let port = try schema.rows("SELECT current_setting('port')")[0][0]
    let proxy = try JudgeServer("cut_commit.py", [], ["\(place)/.s.PGSQL.\(port)", mode])
    let url = "postgres://onco@127.0.0.1:\(proxy.port)/postgres?options=-csearch_path%3D\(schema.name)"
    return (try Store(url: url, now: desk.now), proxy)
  }

  private func work(_ store: Store) throws -> (code: String, tries: Int) {
    var tries = 0
    let code = try store.write(desk) { tx in
      tries += 1
      let code = try Series.registration.next(in: tx)
      tx.note("\(code) made")
      return code
    }
    return (code, tries)
  }

  @Test func `when nobody can be asked, the change is neither announced nor made a second time`() throws {
    let (store, proxy) = try store("answer-lost")
    let error = #expect(throws: ExplainedError.self) { try work(store) }
    #expect(error?.kind == .outside)
    #expect(error?.what == "The connection broke while the change was being saved")
    #expect(error?.remedy.hasPrefix("It is not known whether it was saved. Look with: onco database audit") == true)
    // This time it was, and only once.
    #expect(try schema.rows("SELECT changes FROM audit_entry") == [["R-00001 made"]])
    #expect(try schema.rows("SELECT last FROM counter") == [["1"]])
    withExtendedLifetime(proxy) {}
  }

  @Test func `when the server can be asked and says it was saved, it is announced once and done once`() throws {
    let (store, proxy) = try store("answer-lost-once")
    let (code, tries) = try work(store)
    #expect(code == "R-00001")
    #expect(tries == 1)
    #expect(try schema.rows("SELECT changes FROM audit_entry") == [["R-00001 made"]])
    withExtendedLifetime(proxy) {}
  }

  @Test func `when the server says it was not saved, it is done again, and done once`() throws {
    let (store, proxy) = try store("commit-lost-once")
    let (code, tries) = try work(store)
    #expect(code == "R-00001")
    #expect(tries == 2)
    #expect(try schema.rows("SELECT changes FROM audit_entry") == [["R-00001 made"]])
    withExtendedLifetime(proxy) {}
  }
}
