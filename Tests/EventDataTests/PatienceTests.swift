import EventData
import Foundation
import TestSupport
import Testing

/// How long a command waits for a server, and how many connections it takes.
@Suite(.enabled(if: TestEngine.server != nil)) struct PatienceTests {
  private let schema: TestSchema
  private let desk = Store.Author(name: "desk-1", command: "test", now: Moment(seconds: 1_790_000_000))

  init() throws {
    schema = try TestSchema()
    _ = try Store(url: schema.url(), now: desk.now)
  }

  /// A store whose sessions have another limit.
  private func store(_ limit: String) throws -> Store {
    try Store(url: schema.url().replacing("options=", with: "options=-c\(limit)%20"), now: desk.now)
  }

  @Test func `a statement that takes too long is ended by the limit in the URL, and not tried again`() throws {
    let store = try store("statement_timeout%3D300ms")
    var tries = 0
    let error = #expect(throws: ExplainedError.self) {
      try store.read { tx in
        tries += 1
        _ = try tx.rows("SELECT 1 AS one WHERE pg_sleep(5) IS NOT NULL")
      }
    }
    #expect(tries == 1)
    #expect(error?.kind == .outside)
    #expect(error?.what == "The server ended a statement that took too long")
    #expect(try store.read { try $0.count("SELECT 7") } == 7)
  }

  @Test func `a computer that fell asleep in the middle of its work holds nobody up, and does it again awake`() throws {
    let sleepy = try store("idle_in_transaction_session_timeout%3D200ms")
    var tries = 0
    try sleepy.write(desk) { tx in
      tries += 1
      tx.note(try Series.registration.next(in: tx))
      if tries == 1 {
        usleep(600_000)
        // Meanwhile somebody else has worked.
        try Store(url: schema.url(), now: desk.now).write(desk) { $0.note(try Series.registration.next(in: $0)) }
      }
    }
    #expect(tries == 2)
    #expect(try schema.rows("SELECT changes FROM audit_entry ORDER BY number") == [["R-00001"], ["R-00002"]])
  }

  @Test func `a server that takes the call and says nothing is given up by the limit in the URL`() throws {
    // The kernel takes the call; nobody picks it up.
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size) == 0 && listen(descriptor, 5) == 0 && getsockname(descriptor, $0, &size) == 0
      }
    }
    try #require(isListening)
    let port = UInt16(bigEndian: address.sin_port)
    let clock = ContinuousClock()
    let begun = clock.now
    let error = #expect(throws: ExplainedError.self) {
      try Store(url: "postgres://onco@127.0.0.1:\(port)/x?connect_timeout=2", now: desk.now)
    }
    #expect(clock.now - begun < .seconds(8))
    #expect(error?.what == "The server did not answer in time")
  }

  @Test func `a port where something else answers is no server`() throws {
    let relay = try JudgeServer("slow_smtp.py", [], ["1"])
    let error = #expect(throws: ExplainedError.self) {
      try Store(url: "postgres://onco@127.0.0.1:\(relay.port)/x?connect_timeout=5", now: desk.now)
    }
    #expect(error?.kind == .outside)
    #expect(error?.remedy.hasSuffix("Nothing was changed.") == true)
  }

  @Test func `one connection serves one transaction after another, and few are kept after many at once`() async throws {
    let name = "pool-\(UUID().uuidString.prefix(8))"
    let store = try Store(url: schema.url() + "&application_name=\(name)", now: desk.now)
    let sessions = try (1...10).map { _ in
      try store.append { try $0.count("SELECT pg_backend_pid() AS session") }
    }
    #expect(Set(sessions).count == 1)
    let count = "SELECT count(*) FROM pg_stat_activity WHERE application_name = '\(name)'"
    #expect(try schema.rows(count) == [["1"]])
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 1...8 {
        group.addTask {
          for _ in 1...5 { try store.append { _ = try Series.registration.next(in: $0) } }
        }
      }
      try await group.waitForAll()
    }
    #expect(try schema.rows("SELECT last FROM counter") == [["40"]])
    let kept = try #require(Int(schema.rows(count)[0][0]))
    #expect((1...4).contains(kept))
  }
}
